/** Times at which one may want to be reminded, at the projects: pure functions of now. */
import { dayOf } from '../format';

/** The projects' zone, as instants are written in it. China has one, without daylight saving. */
const ZONE = '+08:00';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Later today is so many hours from now. */
const LATER_HOURS = 3;
/** Nobody is reminded later in the evening than this, unless they choose so. */
const EVENING = 21;

export type Preset = 'today' | 'tomorrow' | 'next_week';

/** Nine in the morning of a day. */
export function morningOf(day: string): string {
  return new Date(`${day}T09:00:00${ZONE}`).toISOString();
}

/** So many days after a day. */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** What can be chosen now, with its time; later today only where that is still today. */
export function presetsAt(now: string): { preset: Preset; at: string }[] {
  const today = dayOf(now);
  const later = new Date(
    Math.ceil(Date.parse(now) / HOUR_MS + LATER_HOURS) * HOUR_MS,
  ).toISOString();
  const evening = Date.parse(`${today}T${EVENING}:00:00${ZONE}`);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  // Monday is 1; on a Monday it is the next one.
  const monday = daysAfter(today, (8 - weekday) % 7 || 7);
  const tomorrow = daysAfter(today, 1);
  return [
    ...(Date.parse(later) <= evening ? [{ preset: 'today' as const, at: later }] : []),
    { preset: 'tomorrow', at: morningOf(tomorrow) },
    ...(monday === tomorrow ? [] : [{ preset: 'next_week' as const, at: morningOf(monday) }]),
  ];
}
