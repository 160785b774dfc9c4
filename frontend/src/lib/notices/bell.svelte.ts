import { answer, api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Viewer } from '../viewer.svelte';
import { nextPause, PAUSE_MIN_MS } from './back-off';

/**
 * How many notices wait, and that there are new ones. A stream of the server says when to ask again;
 * it is open only while the page is seen, and comes back with growing pauses when it is lost.
 */
export class Bell {
  count = $state(0);
  /** Grows with everything new: what shows it reads itself again. */
  news = $state(0);
  #source: EventSource | null = null;
  #pause = PAUSE_MIN_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the stream was lost: then something may have been told meanwhile. */
  #lost = false;
  #stopped = false;
  readonly #viewer: Viewer;

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
  }

  /** Runs in the browser only, once it is known who looks. Gives how to stop. */
  start(): () => void {
    if (!this.#viewer.me) return () => undefined;
    void this.refresh();
    const turn = () => (document.hidden ? this.#close() : this.#open());
    document.addEventListener('visibilitychange', turn);
    turn();
    return () => {
      document.removeEventListener('visibilitychange', turn);
      this.#close();
    };
  }

  /** Asks how many wait. A count that cannot be had stays as it was. */
  refresh = async (): Promise<void> => {
    try {
      const { count } = await answer(api.GET('/notifications/unread'));
      if (this.#lost && count > this.count) this.news += 1;
      this.#lost = false;
      this.count = count;
    } catch (error) {
      // Signed out elsewhere: nothing will be told here any more.
      if (asProblem(error).status === 401) this.#stop();
    }
  };

  #open(): void {
    if (this.#stopped || this.#source || typeof EventSource === 'undefined') return;
    clearTimeout(this.#timer);
    const source = new EventSource('/api/v1/stream');
    this.#source = source;
    // What came while nobody listened is in the count as well.
    source.addEventListener('ready', () => {
      this.#pause = PAUSE_MIN_MS;
      void this.refresh();
    });
    source.addEventListener('notice', () => {
      this.news += 1;
      void this.refresh();
    });
    source.addEventListener('error', () => {
      this.#close();
      void this.refresh();
      this.#timer = setTimeout(() => this.#open(), this.#pause);
      this.#pause = nextPause(this.#pause, Math.random());
    });
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.#lost = true;
  }

  #stop(): void {
    this.#stopped = true;
    this.#close();
    this.count = 0;
  }
}
