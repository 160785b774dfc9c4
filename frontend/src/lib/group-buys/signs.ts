import type { DepositState, GroupBuyState } from './shapes';

type Sign = 'met' | 'due' | 'late' | 'waiting' | 'plain';

/** How the state of a group buy looks. */
export const GROUP_BUY_SIGN: Record<GroupBuyState, Sign> = {
  draft: 'plain',
  announced: 'waiting',
  open: 'met',
  counting: 'waiting',
  selecting: 'due',
  settled: 'plain',
  failed: 'plain',
};

/** How the state of a deposit looks to whoever paid it. */
export const DEPOSIT_SIGN: Record<DepositState, Sign> = {
  waiting: 'due',
  held: 'met',
  selected: 'met',
  applied: 'met',
  refunding: 'waiting',
  refunded: 'plain',
  lapsed: 'plain',
};
