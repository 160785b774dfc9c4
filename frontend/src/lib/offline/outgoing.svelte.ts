import { newKey } from '../api/client';
import { sendWaiting } from './sending';
import {
  CHANNEL,
  changeWaiting,
  forgetWaiting,
  keepWaiting,
  type NewWaiting,
  type WaitingPost,
  waitingOf,
} from './waiting';

/** Browsers that can send after the page is closed. */
interface WithSync {
  sync?: { register(tag: string): Promise<void> };
}

/** Keeps a post until there is a network, and has it sent then. Gives whether it was kept. */
export async function sendLater(post: NewWaiting, now: string): Promise<boolean> {
  if (!(await keepWaiting(post, now))) return false;
  void askForSync();
  return true;
}

async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await (registration as WithSync | undefined)?.sync?.register(CHANNEL).catch(() => undefined);
}

/** The posts of an account that wait on this device, as they are now, on whichever page something happens to them. */
export class Outgoing {
  posts = $state.raw<WaitingPost[]>([]);
  readonly #account: number;
  readonly #wanted: (post: WaitingPost) => boolean;

  constructor(account: number, wanted: (post: WaitingPost) => boolean = () => true) {
    this.#account = account;
    this.#wanted = wanted;
  }

  /** Runs in the browser; `ongone` when one of them was sent or thrown away. Gives what ends it. */
  follow(ongone: () => void = () => undefined): () => void {
    void this.#look(() => undefined);
    if (!('BroadcastChannel' in window)) return () => undefined;
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => void this.#look(ongone);
    return () => channel.close();
  }

  async #look(ongone: () => void): Promise<void> {
    const before = this.posts.length;
    this.posts = (await waitingOf(this.#account).catch(() => [])).filter(this.#wanted);
    if (this.posts.length < before) ongone();
  }

  /** Somebody begins to change a post: it is not sent meanwhile. */
  async hold(post: WaitingPost): Promise<void> {
    await changeWaiting(post.id, (now) => ({ ...now, state: 'held' }));
  }

  /** It is to be sent as it is now. What was changed is another post to the server, and has another key. */
  async release(post: WaitingPost, markdown: string): Promise<void> {
    await changeWaiting(post.id, (now) => {
      const changed = now.body.markdown !== markdown;
      const key = changed ? newKey() : now.key;
      const body = { ...now.body, markdown };
      return { ...now, body, key, state: 'waiting', code: null, not_before: null };
    });
    await sendWaiting();
  }

  async discard(post: WaitingPost): Promise<void> {
    await forgetWaiting(post.id);
  }
}
