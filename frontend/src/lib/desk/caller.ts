import type { AccountRef, Resident } from '../api/shapes';

/** Who told staff of something, and where they are at home. */
export interface Caller {
  account: AccountRef;
  homes: Resident[];
}
