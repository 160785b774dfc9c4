/**
 * Looks after all pages on a device: a page that was read opens again without a network, files come from the device, and
 * posts that wait are sent when there is a network again. It is one script without imports at run time
 * (`vite.worker.config.ts`), because browsers load workers that are made of modules only of late.
 */
import {
  addressOf,
  filesOf,
  forgetRead,
  isForEverybody,
  keepFiles,
  keepRead,
  keptFile,
  keptPage,
  STAND_IN,
  thinOut,
} from './lib/offline/kept-pages';
import { sendWaiting } from './lib/offline/sending';
import { CHANNEL } from './lib/offline/waiting';

/** The events of a worker, which the types of pages do not have. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  request: Request;
  preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  location: Location;
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate' | 'sync', on: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', on: (event: Fetching) => void): void;
  addEventListener(name: 'message', on: (event: Lasting & MessageEvent) => void): void;
}

/** What a page asks of the worker. */
type Asked = { keep: string } | { standIn: string };

const PATIENCE_MS = 3_000;
const OFFLINE = '/offline';
const worker = globalThis as unknown as Worker;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));

async function begin(): Promise<void> {
  // The network is asked while the worker is still starting.
  await worker.registration.navigationPreload?.enable().catch(() => undefined);
  await worker.clients.claim();
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  // What is fetched from the API is nobody's page: downloads, pictures, streams.
  if (pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') navigate(event);
  else if (pathname.startsWith('/assets/')) event.respondWith(keptFile(request));
});

/** The page as it is now; where the network does not answer in time, as it was kept; else the page that says so. */
function navigate(event: Fetching): void {
  const address = addressOf(event.request.url);
  const asked = Promise.resolve(event.preloadResponse)
    .then((loaded) => loaded ?? fetch(event.request))
    .then((answer) => ({ answer, copy: isForEverybody(answer) ? answer.clone() : null }));
  event.waitUntil(asked.then(({ copy }) => remember(address, copy)).catch(() => undefined));
  event.respondWith(
    choose(
      address,
      asked.then(({ answer }) => answer),
    ),
  );
}

async function choose(address: string, asked: Promise<Response>): Promise<Response> {
  const known = await keptPage(address);
  if (!known) return asked.catch(() => standIn());
  const patience = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE_MS, known));
  return Promise.race([asked.catch(() => known), patience]);
}

async function standIn(): Promise<Response> {
  return (
    (await caches.match(OFFLINE, { ignoreVary: true, cacheName: STAND_IN })) ?? Response.error()
  );
}

/** Keeps what was read. What is not for everybody any more is let go of: its board may have been closed. */
async function remember(address: string, answer: Response | null): Promise<void> {
  if (answer === null) return forgetRead(address);
  if (new URL(address).pathname === OFFLINE) return;
  await keepRead(address, answer, new Date());
  await thinOut();
}

worker.addEventListener('message', (event) => {
  const asked = event.data as Asked;
  if ('keep' in asked) event.waitUntil(keepPage(asked.keep).catch(() => undefined));
  else event.waitUntil(keepStandIn().catch(() => undefined));
});

/** Keeps the page that was open before there was a worker. */
async function keepPage(address: string): Promise<void> {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (isForEverybody(answer)) await keepFiles(filesOf(await keepRead(address, answer, new Date())));
}

/** Keeps the page of being offline, in the language that is read here, with its files. */
async function keepStandIn(): Promise<void> {
  const answer = await fetch(OFFLINE, { credentials: 'same-origin' });
  if (!isForEverybody(answer)) return;
  await keepFiles(filesOf(await answer.clone().text()));
  await (await caches.open(STAND_IN)).put(OFFLINE, answer);
}

// Told by the browser when there is a network again, also where no page is open any more.
worker.addEventListener('sync', (event) => {
  if ((event as Lasting & { tag?: string }).tag === CHANNEL) event.waitUntil(sendAll());
});

async function sendAll(): Promise<void> {
  const { left } = await sendWaiting();
  // Then it asks again later.
  if (left > 0) throw new Error(`${left} posts wait`);
}
