/**
 * Pages that open without a network after they were seen: the page puts itself and its files into the cache, and a
 * service worker of its address alone answers from there. Browsers offer neither on plain http.
 */
const CACHES = 'linli-page:';
const WORKER = '/service-worker.js';

/** Keeps the page that is shown, with all it loaded. Gives whether it will open without a network. */
export async function keepPage(scope: string): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  try {
    await navigator.serviceWorker.register(WORKER, { scope });
    const cache = await caches.open(CACHES + location.pathname);
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

/** Nothing stays on a shared device. */
export async function forgetPages(): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHES)) await caches.delete(name);
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
