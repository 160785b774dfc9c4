/** How often one asks while nothing is told. */
export const EVERY_MS = 60_000;
/** The least between two questions, however much is told. */
export const BETWEEN_MS = 5_000;

/** What asks; `soon` where something was told. */
export interface Asking {
  soon: () => void;
  stop: () => void;
}

/**
 * Asks again and again while the page is seen: each minute, when one comes back to it, and soon where something was told.
 * A page that is hidden asks nothing and sets no timer.
 */
export function whileSeen(ask: () => Promise<void>): Asking {
  // The page came just now.
  let asked = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function plan(pause: number): void {
    clearTimeout(timer);
    if (!document.hidden && !stopped) timer = setTimeout(run, pause);
  }

  function run(): void {
    asked = Date.now();
    plan(EVERY_MS);
    // What cannot be had now is asked again.
    void ask().catch(() => undefined);
  }

  const soon = () => plan(Math.max(0, asked + BETWEEN_MS - Date.now()));
  const turn = () => (document.hidden ? clearTimeout(timer) : soon());
  document.addEventListener('visibilitychange', turn);
  plan(EVERY_MS);
  return {
    soon,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    },
  };
}
