import type { IconName } from '../parts/icons';
import type { CommitmentState } from './shapes';

type Sign = 'met' | 'due' | 'late' | 'waiting' | 'plain';

/** How a commitment looks: colour, and a shape that says the same. */
export const COMMITMENT_SIGN: Record<CommitmentState, { state: Sign; icon: IconName }> = {
  open: { state: 'waiting', icon: 'clock' },
  overdue: { state: 'late', icon: 'warning' },
  kept: { state: 'met', icon: 'check' },
  // It is done, and it was late: both are said.
  kept_late: { state: 'due', icon: 'check' },
  given_up: { state: 'plain', icon: 'close' },
};

/** In the order in which they are counted. */
export const STATES = Object.keys(COMMITMENT_SIGN) as CommitmentState[];
