import type { ReferralState, StepState } from '../api/shapes';
import { dayOf } from '../format';

export const REFERRAL_STATES = [
  'claimed',
  'visited',
  'reserved',
  'signed',
  'rewarded',
  'cancelled',
] as const satisfies readonly ReferralState[];

/** How a state looks: what is on its way waits, what is signed is due to be rewarded. */
export const REFERRAL_LOOKS = {
  claimed: 'waiting',
  visited: 'waiting',
  reserved: 'waiting',
  signed: 'due',
  rewarded: 'met',
  cancelled: 'plain',
} as const;

/** The steps that lead on, without the one that ends it. */
export const onward = (states: StepState[]): StepState[] =>
  states.filter((state) => state !== 'cancelled');

/** So many months, this one among them: from the first day of the oldest until today. */
export function monthsUntil(now: string, months: number): { from_on: string; until_on: string } {
  const until_on = dayOf(now);
  const [year = 1970, month = 1] = until_on.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - months, 1));
  return { from_on: first.toISOString().slice(0, 10), until_on };
}
