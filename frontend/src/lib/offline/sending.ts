/**
 * Sends what waits: in the order in which it was written, each under the key that it was first sent with, so that one
 * whose answer was lost is not there twice. Of all open pages and the worker one sends at a time.
 */
import { allWaiting, changeWaiting, forgetWaiting, type WaitingPost } from './waiting';

const LOCK = 'linli-waiting';
const API = '/api/v1';
/** What a server that says nothing of it is given before it is asked again. */
const PAUSE_S = 30;

/** What becomes of a post after an answer. */
export type Fate =
  | { does: 'sent' }
  /** Kept with the reason; those after it are sent. */
  | { does: 'refused'; code: string }
  /** Tried again later, and those after it as well. */
  | { does: 'later'; code: string; after_s: number };

export interface Sent {
  sent: number;
  /** What would be sent by itself and was not. */
  left: number;
}

/** Reads an answer. What the server may take later is not refused: a fault of its own, a limit of rate, a session that ended. */
export function fateOf(status: number, body: unknown, retryAfter: string | null): Fate {
  if (status >= 200 && status < 300) return { does: 'sent' };
  const problem = body as { code?: unknown; errors?: { code?: unknown }[] } | null;
  const told = problem?.errors?.[0]?.code ?? problem?.code;
  const code = typeof told === 'string' ? told : status >= 500 ? 'internal' : 'unexpected';
  if (status === 401) return { does: 'later', code: 'sign_in_required', after_s: 0 };
  if (status === 429 || status === 408 || status >= 500) {
    const after = Number(retryAfter);
    return { does: 'later', code, after_s: after > 0 ? after : PAUSE_S };
  }
  return { does: 'refused', code };
}

const pathOf = ({ kind, target_id }: WaitingPost) =>
  kind === 'reply' ? `/topics/${target_id}/posts` : `/boards/${target_id}/topics`;

/** Sends what waits of whoever is signed in, unless another page does so already. */
export async function sendWaiting(): Promise<Sent> {
  if (!navigator.locks) return run();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) =>
    lock ? run() : { sent: 0, left: 0 },
  );
}

async function run(): Promise<Sent> {
  const waiting = (await allWaiting()).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return { sent: 0, left: 0 };
  let sent = 0;
  const account = await signedIn();
  // Nobody answers: all of it waits on.
  if (account === undefined) return { sent, left: waiting.length };
  const own = waiting.filter(({ account_id }) => account === null || account_id === account);
  for (const post of own) {
    if (account === null) {
      await changeWaiting(post.id, (now) => ({ ...now, code: 'sign_in_required' }));
      continue;
    }
    const fate = await send(post);
    if (fate === null || fate.does === 'later') break;
    if (fate.does === 'sent') sent += 1;
  }
  const left = (await allWaiting()).filter(
    (post) => post.state === 'waiting' && post.account_id === account,
  );
  return { sent, left: left.length };
}

/** Who is signed in: null for nobody, undefined where no answer comes. */
async function signedIn(): Promise<number | null | undefined> {
  try {
    const answer = await fetch(`${API}/me`, { credentials: 'same-origin' });
    if (answer.status === 401) return null;
    return answer.ok ? ((await answer.json()) as { id: number }).id : undefined;
  } catch {
    return undefined;
  }
}

/** Sends one, and notes what became of it. Null where no answer came, or where it is no longer to be sent. */
async function send({ id }: WaitingPost): Promise<Fate | null> {
  // It may have been changed or thrown away on another page meanwhile.
  const post = (await allWaiting()).find((one) => one.id === id && one.state === 'waiting');
  if (!post) return { does: 'refused', code: 'gone' };
  if (post.not_before !== null && Date.now() < post.not_before) return null;
  let answer: Response;
  try {
    answer = await fetch(API + pathOf(post), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': post.key },
      body: JSON.stringify(post.body),
    });
  } catch {
    return null;
  }
  const body: unknown = await answer.json().catch(() => null);
  const fate = fateOf(answer.status, body, answer.headers.get('retry-after'));
  if (fate.does === 'sent') await forgetWaiting(id);
  else await changeWaiting(id, (now) => noted(now, fate, Date.now()));
  return fate;
}

/** A post after an answer that did not take it. */
export function noted(post: WaitingPost, fate: Fate, now: number): WaitingPost {
  if (fate.does === 'sent') return post;
  if (fate.does === 'refused') return { ...post, state: 'refused', code: fate.code };
  const not_before = fate.after_s > 0 ? now + fate.after_s * 1_000 : null;
  return { ...post, code: fate.code, not_before };
}
