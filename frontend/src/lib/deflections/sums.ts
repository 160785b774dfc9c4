import type { DeflectionDay } from '../similar/shapes';

/** What was counted in a board, or on a day. */
export interface Sum {
  /** What tells it from others. */
  key: string;
  shown: number;
  opened: number;
  answered: number;
  posted: number;
  deflected: number;
}

/** Counts by board or by day, in the order in which they first occur. */
export function sums(days: DeflectionDay[], key: (day: DeflectionDay) => string): Sum[] {
  const found = new Map<string, Sum>();
  for (const day of days) {
    const name = key(day);
    const sum = found.get(name) ?? empty(name);
    sum.shown += day.shown_count;
    sum.opened += day.opened_count;
    sum.answered += day.answered_count;
    sum.posted += day.posted_count;
    sum.deflected += day.deflected_count;
    found.set(name, sum);
  }
  return [...found.values()];
}

/** How many of a hundred. */
export function percent(part: number, of: number): number {
  return of === 0 ? 0 : Math.round((100 * part) / of);
}

function empty(key: string): Sum {
  return { key, shown: 0, opened: 0, answered: 0, posted: 0, deflected: 0 };
}
