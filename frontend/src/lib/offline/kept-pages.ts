/**
 * The pages that a device keeps for reading without a network. The worker fills the cache with what was read, and the
 * page of being offline lists it. Kept is only what a guest reads as well: the server says so of each answer.
 */

/** What was read, each under its address. */
export const READ = 'linli-read';
/** Scripts, styles and icons: their names change with their content. */
export const FILES = 'linli-files';
/** The page that stands for those that are not there. */
export const STAND_IN = 'linli-stand-in';
/** Pages that one asked to have without a network, such as tickets: each in a cache of its own. */
export const ASKED_FOR = 'linli-page:';

export const PAGES_MAX = 60;
const FILES_MAX = 600;
const READERS = 'linli-readers';
const KEPT_AT = 'linli-kept-at';
const TITLE = 'linli-title';

export interface KeptPage {
  address: string;
  title: string;
  /** When it was read. */
  at: string;
}

/** Whether an answer may be kept: a page, as every guest gets it. */
export function isForEverybody(answer: Response): boolean {
  return answer.status === 200 && !answer.redirected && answer.headers.get(READERS) === 'everybody';
}

/** The address under which a page is kept: without the place on it that is shown first. */
export function addressOf(url: string): string {
  return url.split('#')[0] ?? url;
}

/** The scripts and styles that a document names. */
export function filesOf(html: string): string[] {
  return [...new Set(html.match(/\/assets\/[\w.-]+\.(?:js|css)/g) ?? [])];
}

/** Pages beyond the most that are kept: those that were not read for longest. Keys come in the order of reading. */
export function tooMany<T>(keys: readonly T[], most: number): readonly T[] {
  return keys.slice(0, Math.max(0, keys.length - most));
}

export function titleOf(html: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
  return title
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Keeps a page under its address, as the one that was read last. Its document is marked, so that it knows what it is. */
export async function keepRead(address: string, answer: Response, now: Date): Promise<string> {
  const html = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(KEPT_AT, now.toISOString());
  headers.set(TITLE, encodeURIComponent(titleOf(html)));
  const cache = await caches.open(READ);
  await cache.delete(address, { ignoreVary: true });
  await cache.put(address, new Response(html.replace('<html ', '<html data-kept '), { headers }));
  for (const old of tooMany(await cache.keys(), PAGES_MAX)) await cache.delete(old, ANY);
  return html;
}

/** It is in one form only, whatever the browser says of itself. */
const ANY = { ignoreVary: true };

export async function forgetRead(address: string): Promise<void> {
  if (await caches.has(READ)) await (await caches.open(READ)).delete(address, ANY);
}

/** The page as it was kept: what was read, or what one asked to have. */
export async function keptPage(address: string): Promise<Response | undefined> {
  const read = await caches.match(address, { ...ANY, cacheName: READ });
  if (read) return read;
  const { pathname } = new URL(address);
  return caches.match(address, { ...ANY, ignoreSearch: true, cacheName: ASKED_FOR + pathname });
}

/** Keeps these files, as far as they are not kept. */
export async function keepFiles(files: readonly string[]): Promise<void> {
  const cache = await caches.open(FILES);
  for (const file of files) {
    if (await cache.match(file, ANY)) continue;
    const answer = await fetch(file);
    if (answer.ok) await cache.put(file, answer);
  }
}

/** A file, from this device or the server; kept from then on. */
export async function keptFile(request: Request): Promise<Response> {
  const known = await caches.match(request.url, ANY);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.status === 200) {
    const copy = answer.clone();
    await (await caches.open(FILES)).put(request.url, copy).catch(() => undefined);
  }
  return answer;
}

/** Files of builds that are gone for long are let go of. */
export async function thinOut(): Promise<void> {
  const cache = await caches.open(FILES);
  for (const old of tooMany(await cache.keys(), FILES_MAX)) await cache.delete(old, ANY);
}

/** What there is to read without a network, what was read last first. */
export async function keptPages(): Promise<KeptPage[]> {
  if (!('caches' in globalThis) || !(await caches.has(READ))) return [];
  const cache = await caches.open(READ);
  const pages: KeptPage[] = [];
  for (const request of await cache.keys()) {
    const headers = (await cache.match(request, ANY))?.headers;
    const [at, title] = [headers?.get(KEPT_AT), headers?.get(TITLE)];
    if (at && title) pages.push({ address: request.url, title: decodeURIComponent(title), at });
  }
  return pages.reverse();
}
