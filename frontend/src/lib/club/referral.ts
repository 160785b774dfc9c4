import type { Problem } from '../api/problem';
import type { EarningWay, ReceivedReferral, ReferralClaim, ReferralState } from '../api/shapes';

/** The way from an introduction to its points. */
const STEPS = ['claimed', 'visited', 'reserved', 'signed', 'rewarded'] as const;

/** What a referral can be refused with: the code is then not taken, and everything else still is. */
const REFUSALS = [
  'already_referred',
  'already_owner',
  'self_referral',
  'same_household',
  'too_late',
] as const;

/** How far a referral is. Steps that were left out are behind it, too. */
export interface Way {
  steps: readonly (typeof STEPS)[number][];
  /** The step that comes next, counted from 0; as many as there are where nothing comes any more. */
  next: number;
}

/** The way of a referral; null for what goes nowhere from here. Where signing brings no points, it is the end. */
export function wayOf(state: ReferralState, bringsPoints: boolean): Way | null {
  const reached = STEPS.findIndex((step) => step === state);
  if (reached < 0) return null;
  const steps = state === 'signed' && !bringsPoints ? STEPS.slice(0, -1) : STEPS;
  return { steps, next: reached + 1 };
}

/** Who sent somebody, as far as it stands: what was cancelled may be said anew. */
export function senderOf({ referral }: ReferralClaim): ReceivedReferral | null {
  return referral !== null && referral.state !== 'cancelled' ? referral : null;
}

/** The code that a referral was refused with; null for whatever else is wrong. */
export function refusalOf(problem: Problem | null): string | null {
  return REFUSALS.find((code) => code === problem?.code) ?? null;
}

/** The address that a member sends to a friend. */
export function joinAddress(publicUrl: string, code: string): string {
  return `${publicUrl}${joinPath(code)}`;
}

/** The page where somebody joins, with the code that brought them, if one did. */
export function joinPath(code: string): string {
  return code === '' ? '/club/join' : `/club/join?code=${encodeURIComponent(code)}`;
}

/** A code in an address may be anything: more than a code can be is none. */
export function codeIn(query: Record<string, string>): string {
  const code = (query.code ?? '').trim();
  return code.length <= CODE_MAX ? code : '';
}

/** As a code is typed, with spaces and dashes. */
export const CODE_MAX = 40;

/** The way of earning by referrals, where there is one. */
export const referralWay = (ways: EarningWay[]): EarningWay | null =>
  ways.find(({ kind }) => kind === 'referral_signed') ?? null;
