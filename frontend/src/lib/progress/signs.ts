import type { IconName } from '../parts/icons';
import type { MilestoneState } from './shapes';

type Sign = 'met' | 'due' | 'late' | 'waiting' | 'plain';

/** How a milestone looks: colour, and a shape that says the same. */
export const MILESTONE_SIGN: Record<MilestoneState, { state: Sign; icon: IconName }> = {
  upcoming: { state: 'waiting', icon: 'clock' },
  at_risk: { state: 'due', icon: 'clock' },
  late: { state: 'late', icon: 'warning' },
  done: { state: 'met', icon: 'check' },
  // It is done, and it was late: both are said.
  done_late: { state: 'late', icon: 'check' },
  withdrawn: { state: 'plain', icon: 'close' },
};
