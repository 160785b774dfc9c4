import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addressOf, filesOf, isForEverybody, PAGES_MAX, titleOf, tooMany } from './kept-pages';
import { fateOf, noted } from './sending';
import type { WaitingPost } from './waiting';

const waiting: WaitingPost = {
  id: 1,
  account_id: 7,
  kind: 'reply',
  target_id: 3,
  target_name: '电梯',
  body: { markdown: '在修了' },
  key: 'k',
  at: '2026-11-27T02:00:00Z',
  state: 'waiting',
  code: null,
  not_before: null,
};

describe('what a device keeps of pages', () => {
  const answer = (status: number, readers?: string) =>
    new Response('', { status, headers: readers ? { 'linli-readers': readers } : {} });

  it('is only what the server says that everybody reads', () => {
    expect(isForEverybody(answer(200, 'everybody'))).toBe(true);
    expect(isForEverybody(answer(200))).toBe(false);
    expect(isForEverybody(answer(404, 'everybody'))).toBe(false);
  });

  it('is under its address, whichever post was shown first', () => {
    expect(addressOf('https://a.example/topics/3?page=2#p21')).toBe(
      'https://a.example/topics/3?page=2',
    );
  });

  it('is the last that were read', () => {
    const keys = Array.from({ length: PAGES_MAX + 2 }, (_, index) => index);
    expect(tooMany(keys, PAGES_MAX)).toEqual([0, 1]);
    expect(tooMany([1, 2], PAGES_MAX)).toEqual([]);
  });

  it('has the files that its document names, once, and its title as people read it', () => {
    const html =
      '<link rel="stylesheet" href="/assets/a-1.css"><script src="/assets/b-2.js"></script>' +
      '<div data-page="/assets/b-2.js"></div><title>电梯 &lt;停&gt; &amp; 修 · 邻里</title>';
    expect(filesOf(html)).toEqual(['/assets/a-1.css', '/assets/b-2.js']);
    expect(titleOf(html)).toBe('电梯 <停> & 修 · 邻里');
  });
});

describe('what becomes of a post that waited', () => {
  it('is decided by the answer', () => {
    expect(fateOf(201, {}, null)).toEqual({ does: 'sent' });
    expect(fateOf(403, { code: 'topic_locked' }, null)).toEqual({
      does: 'refused',
      code: 'topic_locked',
    });
    expect(fateOf(422, { code: 'invalid', errors: [{ code: 'too_long' }] }, null)).toEqual({
      does: 'refused',
      code: 'too_long',
    });
  });

  it('is no refusal where the server may take it later', () => {
    expect(fateOf(429, { code: 'too_many_requests' }, '12')).toMatchObject({
      does: 'later',
      after_s: 12,
    });
    expect(fateOf(503, null, null)).toMatchObject({ does: 'later', code: 'internal' });
    expect(fateOf(401, null, null)).toMatchObject({ does: 'later', code: 'sign_in_required' });
  });

  it('stays with the reason', () => {
    const refused = noted(waiting, { does: 'refused', code: 'topic_locked' }, 1_000);
    expect(refused).toEqual({ ...waiting, state: 'refused', code: 'topic_locked' });
    const later = noted(waiting, { does: 'later', code: 'too_many_requests', after_s: 12 }, 1_000);
    expect(later).toEqual({ ...waiting, code: 'too_many_requests', not_before: 13_000 });
  });
});

describe('the installed app', () => {
  it('is described alike in each language, with icons that are there', () => {
    const read = (locale: string) =>
      JSON.parse(readFileSync(`public/manifest.${locale}.webmanifest`, 'utf8')) as {
        icons: { src: string; sizes: string; purpose: string }[];
        shortcuts: { url: string }[];
      } & Record<string, unknown>;
    const [chinese, english] = [read('zh-CN'), read('en')];
    const same = ['id', 'start_url', 'scope', 'display', 'icons', 'theme_color'] as const;
    for (const field of same) expect(english[field]).toEqual(chinese[field]);
    const addresses = (one: typeof chinese) => one.shortcuts.map(({ url }) => url);
    expect(addresses(english)).toEqual(addresses(chinese));
    for (const { src, sizes } of chinese.icons) {
      const bytes = readFileSync(`public${src}`);
      if (!src.endsWith('.png')) continue;
      // Width and height stand at a fixed place of a PNG.
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    }
    expect(chinese.icons.map(({ purpose }) => purpose)).toContain('maskable');
  });
});
