import { describe, expect, it } from 'vitest';
import { assemble, linksOf, scriptJson } from '../document';
import { Problem } from './api/problem';
import { catalogue } from '../locales/en';
import { SendKey } from './api/send-key';
import type { PageProps } from './page';
import { structuredData } from './structured-data';
import { nextAddress, withNext } from './entrance';
import { facadeRow, facadeSquare } from './facade';
import { isLong, lastingAddress, pageForm, pagerSteps, postAddress, shownUpTo } from './pager';
import { lineOf, readUnits } from './staff/unit-lines';

describe('paging', () => {
  it('links first, last and neighbours', () => {
    expect(pagerSteps(1, 3)).toEqual([1, 2, 3]);
    expect(pagerSteps(7, 420)).toEqual([1, null, 6, 7, 8, null, 420]);
    expect(pagerSteps(3, 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it('asks for the number of a page where there are many, and keeps what else the address says', () => {
    expect([7, 8].map(isLong)).toEqual([false, true]);
    expect(pageForm('/topics/7')).toEqual({ action: '/topics/7', kept: [] });
    expect(pageForm('/list?kind=a%20b&page=1&of=#below')).toEqual({
      action: '/list',
      kept: [
        ['kind', 'a b'],
        ['of', ''],
      ],
    });
  });

  it('knows the page of a post from its number', () => {
    expect(postAddress(7, 20)).toBe('/topics/7#p20');
    expect(postAddress(7, 21)).toBe('/topics/7?page=2#p21');
    expect(lastingAddress(1024)).toBe('/posts/1024');
  });

  it('knows up to where somebody was shown a topic that grew', () => {
    expect(shownUpTo(3, 1, 5)).toBe(5);
    expect(shownUpTo(18, 1, 25)).toBe(20);
    // What came since stands on another page.
    expect(shownUpTo(20, 1, 25)).toBe(20);
    expect(shownUpTo(45, 2, 50)).toBe(45);
  });
});

it('is sent under one key until it is changed or has arrived', () => {
  const key = new SendKey();
  const first = key.for(['电梯']);
  expect(key.for(['电梯'])).toBe(first);
  const changed = key.for(['电梯又停了']);
  expect(changed).not.toBe(first);
  key.renew();
  expect(key.for(['电梯又停了'])).not.toBe(changed);
});

describe('the way back after signing in', () => {
  it('stays on this site', () => {
    expect(nextAddress({ next: '/boards/3/new' })).toBe('/boards/3/new');
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:1',
      '',
    ]) {
      expect(nextAddress({ next })).toBe('/');
    }
  });

  it('is passed on', () => {
    expect(withNext('/register', { next: '/me?a=1' })).toBe('/register?next=%2Fme%3Fa%3D1');
    expect(withNext('/register', {})).toBe('/register');
  });
});

describe('units in bulk', () => {
  it('reads Chinese and Latin commas and tabs', () => {
    const { units, wrong } = readUnits('1-101，1，89.5\n1-102, 1\n\n1-201\t2\t120\nB1,-1');
    expect(wrong).toEqual([]);
    expect(units).toEqual([
      { name: '1-101', floor: 1, area_dm2: 8950 },
      { name: '1-102', floor: 1, area_dm2: null },
      { name: '1-201', floor: 2, area_dm2: 12_000 },
      { name: 'B1', floor: -1, area_dm2: null },
    ]);
  });

  it('reads what is separated by spaces, as people type it', () => {
    expect(readUnits(' 102 1 120 ').units).toEqual([{ name: '102', floor: 1, area_dm2: 12_000 }]);
  });

  it('writes a unit as a line that reads back as the same', () => {
    for (const unit of [
      { name: '1-101', floor: -1, area_dm2: 8955 },
      { name: '1-102', floor: null, area_dm2: 100 },
      { name: '1-103', floor: null, area_dm2: null },
      { name: '1-104', floor: 1, area_dm2: null, entrance: '2单元' },
    ])
      expect(readUnits(lineOf(unit)).units).toEqual([unit]);
  });

  it('says which lines it does not understand', () => {
    expect(readUnits('1-101,first\n1-102\n,2\n1,2,3,4,5').wrong).toEqual([1, 3, 4]);
  });
});

describe('façades', () => {
  it('are the same for the same id and differ between ids', () => {
    expect(facadeRow('project-1', 360)).toEqual(facadeRow('project-1', 360));
    expect(facadeSquare('account-1')).not.toEqual(facadeSquare('account-2'));
  });
});

describe('problems', () => {
  it('read anything that an error answer may carry', () => {
    expect(Problem.from(502, '<html>').code).toBe('internal');
    expect(Problem.from(401, undefined).code).toBe('sign_in_required');
    const errors = [{ pointer: '/title', code: 'too_long' }];
    const problem = Problem.from(422, { code: 'invalid', errors });
    expect(problem.field('title')).toBe('too_long');
    expect(problem.field('markdown')).toBeNull();
    expect(problem.whole).toBe('invalid');
    const file = [{ pointer: '', code: 'bad_image' }];
    expect(Problem.from(422, { code: 'invalid', errors: file }).whole).toBe('bad_image');
  });
});

describe('the document', () => {
  const manifest = {
    'src/client.ts': { file: 'assets/client-1.js', isEntry: true, imports: ['_shared.js'] },
    '_shared.js': { file: 'assets/shared-2.js', css: ['assets/shared-5.css'] },
    'src/pages/Home.svelte': {
      file: 'assets/Home-3.js',
      imports: ['_shared.js'],
      css: ['assets/Home-6.css'],
    },
    'src/pages/Other.svelte': { file: 'assets/Other-7.js', css: ['assets/Other-8.css'] },
    'src/locales/en.ts': { file: 'assets/en-4.js' },
  };

  it('names every file that the page needs, once', () => {
    expect(linksOf(manifest, './pages/Home.svelte', 'en')).toEqual({
      entry: 'assets/client-1.js',
      page: 'assets/Home-3.js',
      words: 'assets/en-4.js',
      stylesheets: ['assets/shared-5.css', 'assets/Home-6.css'],
      preloads: ['assets/shared-2.js', 'assets/Home-3.js', 'assets/en-4.js'],
    });
  });

  it('keeps data inert', () => {
    const text = scriptJson({ title: '</script><!--<script>' });
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual({ title: '</script><!--<script>' });
  });

  it('takes language and theme from fixed words only', () => {
    const page = { locale: '"><script>', theme: 'x" onload="' } as never;
    const links = linksOf(manifest, './pages/Home.svelte', 'en');
    const html = assemble({ page, head: '', body: '', links, structuredData: [] });
    expect(html).toContain('<html lang="zh-CN" data-theme="auto">');
  });
});

describe('what search engines are told of a page', () => {
  const page = (name: string, data: object) =>
    ({ page: name, public_url: 'https://a.example', data }) as unknown as PageProps;
  const board = { id: 3, name: 'Life', visibility: 'public' };
  const project = { name: 'Riverside', slug: 'riverside' };

  it('is where it stands, from the outside in', () => {
    const [told] = structuredData(page('board', { board, project }), catalogue);
    expect(told).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { position: 1, item: 'https://a.example/' },
        { position: 2, item: 'https://a.example/projects' },
        { position: 3, name: 'Riverside', item: 'https://a.example/projects/riverside' },
        { position: 4, name: 'Life', item: 'https://a.example/boards/3' },
      ],
    });
  });

  it('is nothing where not everybody reads it', () => {
    const closed = { board: { ...board, visibility: 'owners' }, project };
    expect(structuredData(page('board', closed), catalogue)).toEqual([]);
    const event = { audience: 'owners', state: 'published' };
    expect(structuredData(page('event', { event }), catalogue)).toEqual([]);
    expect(structuredData(page('me', {}), catalogue)).toEqual([]);
  });

  it('is when and where an event is', () => {
    const event = {
      id: 9,
      audience: 'public',
      state: 'cancelled',
      title: 'Open day',
      html: '<p>Come &amp; see.</p>',
      place: 'Gate 3',
      begins_at: '2026-12-05T02:00:00Z',
      ends_at: '2026-12-05T04:00:00Z',
      project,
    };
    const told = structuredData(page('event', { event }), catalogue);
    expect(told[0]).toMatchObject({
      '@type': 'Event',
      description: 'Come & see.',
      startDate: '2026-12-05T02:00:00Z',
      eventStatus: 'https://schema.org/EventCancelled',
      location: { name: 'Gate 3' },
    });
    expect(told[1]).toMatchObject({ '@type': 'BreadcrumbList' });
  });
});
