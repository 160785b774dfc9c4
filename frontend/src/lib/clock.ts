import { createSubscriber } from 'svelte/reactivity';

const MINUTE_MS = 60_000;

/**
 * The time while somebody looks at a page. It begins with the server's time of rendering, so that what is hydrated is
 * what was rendered, and goes on by what has passed since: a device whose clock is wrong tells the right time left.
 */
export class Clock {
  readonly #rendered: number;
  #now: string;
  #arrived = 0;
  readonly #watch: () => void;

  constructor(rendered: string) {
    this.#rendered = Date.parse(rendered);
    this.#now = rendered;
    this.#watch = createSubscriber((changed) => {
      this.#arrived ||= Date.now();
      const tick = () => {
        this.#now = new Date(this.#rendered + Date.now() - this.#arrived).toISOString();
        changed();
      };
      const timer = setInterval(tick, MINUTE_MS);
      // A device that slept missed minutes.
      document.addEventListener('visibilitychange', tick);
      return () => {
        clearInterval(timer);
        document.removeEventListener('visibilitychange', tick);
      };
    });
  }

  /** Where it is read in a component, it moves on every minute. */
  get now(): string {
    this.#watch();
    return this.#now;
  }
}
