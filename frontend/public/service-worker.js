/**
 * Lets the few pages that were kept open without a network. It is registered for their addresses only, and keeps
 * nothing itself: a page that wants to open offline puts what it needs into the cache (`src/lib/offline/keep-page.ts`).
 */
const PATIENCE_MS = 4_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(newest(request));
  // Their names change with their content.
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request));
});

/** The page as it is now; where the network does not answer in time, as it was kept. */
async function newest(request) {
  const known = await caches.match(request.url, { ignoreVary: true, ignoreSearch: true });
  if (!known) return fetch(request);
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, known));
  return Promise.race([fetch(request).catch(() => known), patience]);
}

async function kept(request) {
  return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);
}
