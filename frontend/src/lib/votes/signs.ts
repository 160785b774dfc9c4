import type { Vote, VoteHome, VoteState } from './shapes';

type Sign = 'met' | 'due' | 'late' | 'waiting' | 'plain';

/** How the state of a vote looks. */
export const VOTE_SIGN: Record<VoteState, Sign> = {
  draft: 'plain',
  announced: 'waiting',
  open: 'due',
  counting: 'waiting',
  closed: 'plain',
  cancelled: 'plain',
};

/** How it looks whether a home has voted. */
export const HOME_SIGN: Record<VoteHome['state'], Sign> = {
  silent: 'due',
  waiting: 'waiting',
  voted: 'met',
};

export interface DateOf {
  name: 'opens' | 'closes' | 'ended';
  at: string;
}

type Dated = Pick<Vote, 'state' | 'opens_at' | 'closes_at' | 'closed_at' | 'cancelled_at'>;

/** The date that one waits for: the next in the life of a vote, or its end. */
export function nextDate(of: Dated): DateOf {
  const ended = of.closed_at ?? of.cancelled_at;
  if (ended) return { name: 'ended', at: ended };
  const begins = of.state === 'announced' || of.state === 'draft';
  return begins ? { name: 'opens', at: of.opens_at } : { name: 'closes', at: of.closes_at };
}
