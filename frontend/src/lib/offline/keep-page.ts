/**
 * Pages that one asked to have without a network, such as a ticket or the entrance of an event: the page puts itself and
 * its files into a cache of its own, and the worker answers from there. Browsers offer neither on plain http.
 */
import { ASKED_FOR, FILES, READ } from './kept-pages';

const WORKER = '/service-worker.js';

/** Lets the one worker look after all pages; those that earlier versions had for a few pages each are ended. */
export async function haveWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  const known = await navigator.serviceWorker.getRegistrations();
  for (const one of known) if (new URL(one.scope).pathname !== '/') await one.unregister();
  await navigator.serviceWorker.register(WORKER);
  return true;
}

/** Keeps the page that is shown, with all it loaded. Gives whether it will open without a network. */
export async function keepPage(): Promise<boolean> {
  try {
    if (!(await haveWorker())) return false;
    const cache = await caches.open(ASKED_FOR + location.pathname);
    const wanted = filesHere();
    const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
    // A page that asks while it has no network stays as it was kept.
    await cache.add(location.pathname);
    await cache.addAll(wanted.filter((file) => !known.has(file)));
    const needed = new Set([...wanted, location.pathname]);
    for (const { url } of await cache.keys()) {
      if (!needed.has(new URL(url).pathname)) await cache.delete(url);
    }
    return true;
  } catch {
    return (await caches.match(location.pathname).catch(() => undefined)) !== undefined;
  }
}

/** Nothing stays on a shared device: neither what was read nor what one asked to have. Files are the same for everybody. */
export async function forgetPages(): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) {
    if (name === READ || name.startsWith(ASKED_FOR)) await caches.delete(name);
  }
}

/** What the page named or has loaded since, by path. */
function filesHere(): string[] {
  const named = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link, script')];
  const addresses = [
    ...named.map((element) => ('href' in element ? element.href : element.src)),
    ...performance.getEntriesByType('resource').map(({ name }) => name),
  ];
  const files = addresses
    .filter(Boolean)
    .map((address) => new URL(address, location.href))
    .filter(({ origin, pathname }) => origin === location.origin && isFile(pathname));
  return [...new Set(files.map(({ pathname }) => pathname))];
}

const isFile = (path: string) => path.startsWith('/assets/') || path === '/favicon.svg';

/** Keeps the files that a page has loaded before there was a worker. */
export async function keepFilesHere(): Promise<void> {
  const cache = await caches.open(FILES);
  for (const file of filesHere()) {
    if (!(await cache.match(file, { ignoreVary: true }))) await cache.add(file);
  }
}
