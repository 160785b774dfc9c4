/**
 * Posts that were written without a network and wait for one. Each is on this device until the server has taken it or
 * somebody throws it away; what the server refuses stays with the reason. Pages and the worker use the same store.
 */

export type WaitingKind = 'reply' | 'topic';

/**
 * - `waiting`: is sent by itself.
 * - `held`: somebody is changing it.
 * - `refused`: the server does not take it as it is.
 */
export type WaitingState = 'waiting' | 'held' | 'refused';

export interface NewWaiting {
  account_id: number;
  kind: WaitingKind;
  /** The topic or the board. */
  target_id: number;
  /** How that is called, for those who look. */
  target_name: string;
  /** What is sent, as the API takes it. */
  body: { markdown: string; title?: string; draft_version?: number | null } & Record<
    string,
    unknown
  >;
  /** With the same key the server takes it once. */
  key: string;
}

export interface WaitingPost extends NewWaiting {
  /** Grows: what was written first is sent first. */
  id: number;
  at: string;
  state: WaitingState;
  /** Why it was not taken, or not yet; a problem's code. */
  code: string | null;
  /** Not to be tried before, in milliseconds since 1970. */
  not_before: number | null;
}

const DATABASE = 'linli';
const STORE = 'waiting';
/** Told to all pages of this device when something changes. */
export const CHANNEL = 'linli-waiting';
/** Of one account: nobody writes more than this without a network. */
const MOST = 50;

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs one transaction, and waits until it is on the disk. */
async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore, give: (value: T) => void) => void,
): Promise<T | undefined> {
  const database = await opened();
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      let given: T | undefined;
      const transaction = database.transaction(STORE, mode);
      transaction.oncomplete = () => resolve(given);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      act(transaction.objectStore(STORE), (value) => (given = value));
    });
  } finally {
    database.close();
  }
}

function tell(): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** Everything that waits, of whichever account, in the order in which it was written. */
export async function allWaiting(): Promise<WaitingPost[]> {
  if (!('indexedDB' in globalThis)) return [];
  const all = await inStore<WaitingPost[]>('readonly', (store, give) => {
    const asked = store.getAll() as IDBRequest<WaitingPost[]>;
    asked.onsuccess = () => give(asked.result);
  });
  return all ?? [];
}

/** What waits of one account. */
export async function waitingOf(account: number): Promise<WaitingPost[]> {
  return (await allWaiting()).filter(({ account_id }) => account_id === account);
}

/** Keeps a post until there is a network. Gives whether there was room. */
export async function keepWaiting(post: NewWaiting, at: string): Promise<boolean> {
  try {
    if ((await waitingOf(post.account_id)).length >= MOST) return false;
    // As it goes over the wire: what a page writes in may be no plain value.
    const body: unknown = JSON.parse(JSON.stringify(post.body));
    const whole = { ...post, body, at, state: 'waiting', code: null, not_before: null };
    await inStore('readwrite', (store) => void store.add(whole));
    tell();
    return true;
  } catch {
    return false;
  }
}

/** Changes a post, where it is still there. Gives it as it is then. */
export async function changeWaiting(
  id: number,
  change: (post: WaitingPost) => WaitingPost | null,
): Promise<WaitingPost | undefined> {
  const changed = await inStore<WaitingPost>('readwrite', (store, give) => {
    const asked = store.get(id) as IDBRequest<WaitingPost | undefined>;
    asked.onsuccess = () => {
      if (!asked.result) return;
      const next = change(asked.result);
      if (next === null) return void store.delete(id);
      store.put(next);
      give(next);
    };
  });
  tell();
  return changed;
}

export async function forgetWaiting(id: number): Promise<void> {
  await changeWaiting(id, () => null);
}

/** Whoever leaves this device leaves nothing on it. */
export async function forgetAllWaiting(): Promise<void> {
  if (!('indexedDB' in globalThis)) return;
  await inStore('readwrite', (store) => void store.clear());
  tell();
}

/** Whether the words of this version of a draft wait to be sent: then they are not to be written again. */
export async function isOnItsWay(
  account: number,
  kind: WaitingKind,
  target: number,
  version: number,
): Promise<boolean> {
  const waiting = await waitingOf(account).catch(() => []);
  return waiting.some(
    (post) =>
      post.kind === kind && post.target_id === target && post.body.draft_version === version,
  );
}
