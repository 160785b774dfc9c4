import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ADMINISTRATOR, Client } from '../arrange.ts';
import { attacks, lineOf } from '../payloads.ts';
import { Server } from '../server.ts';
import { expect, test } from '../story.ts';

/** Posts of a topic: a page of them. */
const POSTS = 20;
/** Of so many attacks one is tried; all of them in a soak. */
const STEP = process.env.LINLI_WALK_ALL ? 1 : 40;
const AT = '2026-01-05T08:00:00Z';
const HOUR_MS = 3_600_000;

/** Everything that attacks can be in, as lines to import: titles, posts, names and complaints. */
function lines(texts: string[]): string[] {
  const records: object[] = [
    { kind: 'project', ref: 'p', slug: 'yuan', name: '试院', city: '苏州', status: 'handed_over' },
    { kind: 'board', ref: 'b', project: 'p', slug: 'shi', name: '试', visibility: 'public' },
  ];
  texts.forEach((text, nth) => {
    const author = `a${nth}`;
    records.push({
      kind: 'account',
      ref: author,
      name: `writer-${nth}`,
      display_name: lineOf(text, 32),
    });
    const topic = `t${Math.floor(nth / POSTS)}`;
    if (nth % POSTS === 0) {
      const title = lineOf(text, 120);
      records.push({ kind: 'topic', ref: topic, board: 'b', author, title, markdown: text });
    } else records.push({ kind: 'post', ref: `p${nth}`, topic, author, markdown: text });
    if (nth % POSTS === 1) {
      const title = lineOf(text, 80);
      records.push({
        kind: 'complaint',
        ref: `c${nth}`,
        project: 'p',
        complainant: author,
        title,
        markdown: text,
        openness: 'public',
      });
    }
  });
  return records.map((record) => JSON.stringify({ ...record, created_at: AT }));
}

/** Demands that nothing on the page runs what somebody wrote. */
async function expectInert(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const found = await page.evaluate(() => {
    const complaints: string[] = [];
    const own = (src: string) => new URL(src, location.href).origin === location.origin;
    for (const element of document.querySelectorAll('*')) {
      const tag = element.localName;
      if (['iframe', 'object', 'embed', 'base', 'applet', 'frame'].includes(tag))
        complaints.push(tag);
      if (tag === 'script' && !own((element as HTMLScriptElement).src || '/')) complaints.push(tag);
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) complaints.push(`${tag} ${name}`);
        // eslint-disable-next-line no-control-regex
        const target = value.replace(/[\u0000-\u0020]/g, '');
        if (
          /^(href|src|action|formaction|xlink:href|srcdoc)$/i.test(name) &&
          /^(javascript|data|vbscript):/i.test(target)
        )
          complaints.push(`${tag} ${name}=${value}`);
      }
    }
    // What waits for a pointer or the keyboard.
    for (const element of document.querySelectorAll('main a, main button, main span')) {
      for (const kind of ['mouseover', 'mouseenter', 'focus'])
        element.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    return complaints;
  });
  expect(found, path).toEqual([]);
}

test('whatever somebody writes, nothing of it runs', async ({ page, complaints }) => {
  const all = await attacks();
  test.skip(all.length === 0 && !process.env.CI, 'LINLI_CORPUS_DIR is unset');
  expect(all.length, 'the corpora have attacks').toBeGreaterThan(6_000);
  const texts = all.filter((_, nth) => nth % STEP === 0);
  test.setTimeout(60_000 + 400 * texts.length);
  const ran: string[] = [];
  await page.exposeFunction('ranSomething', (what: string) => ran.push(what));
  await page.addInitScript(() => {
    const told = (window as unknown as { ranSomething: (what: string) => void }).ranSomething;
    for (const name of ['alert', 'confirm', 'prompt', 'print'])
      Object.defineProperty(window, name, { value: () => told(name) });
  });
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });

  // What runs is noticed.
  await page.goto('/api/v1/healthz');
  await page.setContent('<img src="x:" onerror="alert(1)">');
  await expect.poll(() => ran.length + complaints.length).toBeGreaterThan(0);
  ran.length = complaints.length = 0;

  const server = await Server.start();
  const staff = await Client.first(server, ADMINISTRATOR);
  const file = join(server.folder, 'attacks.jsonl');
  await writeFile(file, `${lines(texts).join('\n')}\n`);
  // Names and titles that show nothing are refused; everything else goes in.
  const { code, output } = await server.run('import', file);
  expect(code === 0 || output.includes('wrong'), output).toBe(true);
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${server.url}/api/v1${path}`);
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as T;
  };
  const { items: boards } = await get<{ items: { id: number }[] }>('/projects/1/boards');
  const board = boards.at(-1)?.id ?? 0;
  const paths = [`/boards/${board}`, '/projects/yuan', '/projects/yuan/complaints', '/'];
  let topics = 0;
  for (let after: string | null = ''; after !== null;) {
    const page_ = `/boards/${board}/topics?limit=100${after && `&after=${encodeURIComponent(after)}`}`;
    const list: { items: { id: number }[]; next: string | null } = await get(page_);
    paths.push(...list.items.map(({ id }) => `/topics/${id}`));
    topics += list.items.length;
    after = list.next;
  }
  expect(topics, 'most were taken in').toBeGreaterThan(texts.length / POSTS / 2);

  const begins = Date.now() + 50 * HOUR_MS;
  for (const text of texts.slice(0, POSTS)) {
    const event = await staff
      .post('/events', {
        kind: 'gathering',
        audience: 'public',
        title: lineOf(text, 60),
        markdown: text,
        place: lineOf(text, 60),
        begins_at: new Date(begins).toISOString(),
        ends_at: new Date(begins + HOUR_MS).toISOString(),
      })
      .catch(() => null);
    if (!event) continue;
    await staff.post(`/events/${event.id}/publish`, {});
    paths.push(`/events/${event.id}`);
  }
  const conversation = await staff.post<{ id: number }>('/conversations', {
    people: [2],
    markdown: texts[0],
  });
  for (const text of texts.slice(1, POSTS))
    await staff.post(`/conversations/${conversation.id}/messages`, { markdown: text });
  const url = server.url;
  await page.context().addCookies(staff.cookies().map((cookie) => ({ ...cookie, url })));
  for (const path of [...paths, `/me/messages/${conversation.id}`, '/accounts/2', '/accounts/3'])
    await expectInert(page, `${url}${path}`);
  expect(ran, 'something ran').toEqual([]);
  expect(complaints, 'the content policy was needed').toEqual([]);
  await server.stop();
});
