import { dayOf } from '../format';
import type { GroupBuy } from './shapes';

const DAY_MS = 86_400_000;
/** Of the time so much is left when the day is near. */
const NEAR = 0.25;

/** How many days a date is ahead of now, in the zone of the projects; below zero once it has passed. */
export function daysAhead(date: string, now: string): number {
  return Math.round((Date.parse(date) - Date.parse(dayOf(now))) / DAY_MS);
}

/** The middle of a day as an instant: what is drawn by instants stands for all of the day. */
export const noonOf = (date: string) => `${date}T04:00:00Z`;

/** How the promise to pay back stands. */
export interface PromiseStanding {
  /** `waiting` and `due` (the day is near) run; `refunding` is in time; `late` owes; `met` owes nothing. */
  state: 'waiting' | 'due' | 'refunding' | 'late' | 'met';
  /** How much of the time is left, 1 to 0. */
  share: number;
  days: number;
}

type Promised = Pick<
  GroupBuy,
  'state' | 'opens_at' | 'promise_on' | 'refund_count' | 'late_count' | 'days_late'
>;

/** Somebody who is owed money comes before everything else, also while the group buy still runs. */
export function promiseStanding(of: Promised, now: string): PromiseStanding {
  if (of.late_count > 0) return { state: 'late', share: 1, days: of.days_late };
  if (of.state === 'settled' || of.state === 'failed') {
    return { state: of.refund_count > 0 ? 'refunding' : 'met', share: 1, days: 0 };
  }
  const days = Math.max(0, daysAhead(of.promise_on, now));
  const whole = Math.max(1, daysAhead(of.promise_on, of.opens_at));
  const share = Math.min(1, days / whole);
  return { state: share <= NEAR ? 'due' : 'waiting', share, days };
}
