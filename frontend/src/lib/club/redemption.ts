import type { Redemption } from '../api/shapes';

export type Standing = 'issued' | 'used' | 'cancelled' | 'expired';

/** What a voucher is good for: one whose time is over can only be looked at. */
export function standingOf({ state, overdue }: Redemption): Standing {
  return state === 'issued' && overdue ? 'expired' : state;
}
