import { answer, api } from '../api/client';
import type { Unread } from '../api/shapes';

const PAUSE_MS = 1200;

/** How far somebody has read already. What was marked as read with others is still to be noted as looked at. */
export function readBefore(unread: Unread): number {
  return unread.opened ? unread.read_number : 0;
}

/**
 * Remembers how far somebody has read: the highest post whose end was on the screen. Sent after a
 * pause in scrolling and when the page is left.
 */
export function markRead(topicId: number, readAlready: number): () => void {
  let seen = readAlready;
  let sent = readAlready;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (keepalive: boolean) => {
    if (seen <= sent) return;
    sent = seen;
    const params = { path: { topic_id: topicId } };
    const call = api.PUT('/topics/{topic_id}/read', { params, body: { number: seen }, keepalive });
    // A lost mark is not worth a message: the next one includes it.
    void answer(call).catch(() => (sent = readAlready));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const bottomSeen = entry.boundingClientRect.bottom <= window.innerHeight;
        const number = Number((entry.target as HTMLElement).dataset.number);
        if (entry.isIntersecting && bottomSeen) seen = Math.max(seen, number);
      }
      clearTimeout(timer);
      timer = setTimeout(() => send(false), PAUSE_MS);
    },
    { threshold: [0, 0.25, 0.5, 0.75, 1] },
  );

  document.querySelectorAll('[data-number]').forEach((post) => observer.observe(post));
  const leave = () => send(true);
  addEventListener('pagehide', leave);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    removeEventListener('pagehide', leave);
  };
}
