import type { AuctionState } from './shapes';

type Sign = 'met' | 'due' | 'late' | 'waiting' | 'plain';

/** How the state of an auction looks. */
export const AUCTION_SIGN: Record<AuctionState, Sign> = {
  draft: 'plain',
  announced: 'waiting',
  registering: 'met',
  preparing: 'waiting',
  running: 'due',
  won: 'met',
  sold: 'plain',
  failed: 'plain',
};

/** Whether it is over. */
export const isOver = (state: AuctionState) => ['won', 'sold', 'failed'].includes(state);
