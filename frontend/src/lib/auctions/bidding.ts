import type { Auction, Standing } from './shapes';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What one may well bid next: the least, and a few steps above it. */
export function suggested(next: number, step: number): number[] {
  return [0, 1, 2, 4].map((steps) => next + steps * step);
}

/** More than a half above what is bid so far: the server wants to hear that it is meant. */
export function isUnusual(
  fen: number,
  of: Pick<Auction, 'start_fen'> & { standing: Standing },
): boolean {
  const soFar = of.standing.highest_fen ?? of.start_fen;
  return fen > Math.max(soFar + Math.floor(soFar / 2), of.standing.next_fen);
}

/** The time that is left in parts; days where there are any, else hours, minutes and seconds. */
export interface Left {
  days: number;
  hours: number;
  /** 2:03:05, or 3:05 in the last hour. */
  clock: string;
}

const two = (value: number) => String(value).padStart(2, '0');

export function left(until: string, now: number): Left {
  const all = Math.max(0, Math.ceil((Date.parse(until) - now) / SECOND_MS));
  const days = Math.floor((all * SECOND_MS) / DAY_MS);
  const hours = Math.floor((all * SECOND_MS) / HOUR_MS) % 24;
  const minutes = Math.floor(all / 60) % 60;
  const rest = `${two(all % 60)}`;
  return {
    days,
    hours,
    clock: hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`,
  };
}

/** In how many milliseconds to ask again how it stands; null where nothing comes. */
export function askAgainIn(standing: Standing, opens_at: string, now: number): number | null {
  const of = standing.state;
  if (of === 'running') {
    return Date.parse(standing.ends_at) - now < 15 * MINUTE_MS ? 2 * SECOND_MS : 10 * SECOND_MS;
  }
  if (of === 'preparing' || of === 'registering') {
    return Date.parse(opens_at) - now < 15 * MINUTE_MS ? 5 * SECOND_MS : MINUTE_MS;
  }
  return of === 'won' ? MINUTE_MS : null;
}
