/** How long to wait before a lost stream is opened again, at first. */
export const PAUSE_MIN_MS = 2_000;
/** … and at most. */
export const PAUSE_MAX_MS = 120_000;

/** The pause after this one: twice as long, give or take a quarter, so that not all come back at once. */
export function nextPause(pause: number, chance: number): number {
  return Math.min(PAUSE_MAX_MS, Math.round(pause * (1.75 + chance / 2)));
}

/** What stands beside the bell; the server counts to a hundred. */
export function countText(count: number): string {
  return count > 99 ? '99+' : String(count);
}
