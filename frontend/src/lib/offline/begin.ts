/** What a page does for being offline once it has nothing else to do. */
import { forgetAt, keepAt, placeOf } from '../composer/kept';
import type { Me } from '../api/shapes';
import type { Site } from '../site';
import { forgetPages, haveWorker, keepFilesHere } from './keep-page';
import { isKept, VIEWER } from './kept-copy';
import { STAND_IN } from './kept-pages';
import { sendWaiting } from './sending';

const READER = 'linli-reader';
/** How often it is tried again while something waits and the browser says that there is a network. */
const AGAIN_MS = 60_000;

/** Runs in the browser, once it is known who looks. Gives what ends it. */
export function beginOffline(site: Site): () => void {
  void settle(site).catch(() => undefined);
  const send = () => void sendAndTell(site).catch(() => undefined);
  send();
  addEventListener('online', send);
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible' && navigator.onLine) send();
  }, AGAIN_MS);
  return () => {
    removeEventListener('online', send);
    clearInterval(timer);
  };
}

async function sendAndTell(site: Site): Promise<void> {
  const { sent } = await sendWaiting().catch(() => ({ sent: 0 }));
  if (sent === 0) return;
  const { useOfflineWords } = await import('./words');
  site.toasts.show(useOfflineWords(site.locale).sent(sent));
}

async function settle({ viewer, locale }: Site): Promise<void> {
  // A page from this device knows nothing new, nor does one that could not ask who reads it: such as the one that stands in.
  if (isKept() || !viewer.known) return;
  await settleReader(viewer.me);
  if (!(await haveWorker())) return;
  const { active } = await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    // What was loaded before there was a worker.
    await keepFilesHere();
    active?.postMessage({ keep: location.href });
  }
  const stamp = `${locale} ${document.querySelector<HTMLScriptElement>('script[type=module]')?.src}`;
  if (read(STAND_IN) === stamp && (await caches.has(STAND_IN))) return;
  active?.postMessage({ standIn: locale });
  write(STAND_IN, stamp);
}

/** Somebody else reads on this device: what was read before is nothing for them. */
async function settleReader(me: Me | null): Promise<void> {
  const reader = String(me?.id ?? 0);
  const before = read(READER);
  if (before !== null && before !== reader) await forgetPages();
  write(READER, reader);
  // So that one is known without a network: without what nobody else sees.
  if (me) keepAt(placeOf(0, VIEWER), { ...me, email: null, phone: null, phone_pending: null });
  else forgetAt(placeOf(0, VIEWER));
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is found out again on the next page.
  }
}
