import type { IconName } from '../parts/icons';
import type { HomeVisit, Touch } from './shapes';

type Sign = { state: 'met' | 'due' | 'late' | 'waiting' | 'plain'; icon: IconName };

/** How a four-year visit looks. */
export const VISIT_SIGN: Record<HomeVisit['state'], Sign> = {
  ahead: { state: 'plain', icon: 'calendar' },
  due: { state: 'due', icon: 'clock' },
  appointed: { state: 'waiting', icon: 'calendar' },
  done: { state: 'met', icon: 'check' },
  late: { state: 'late', icon: 'warning' },
};

/** How a touch looks: what is missing is red, and has a shape and a word of its own. */
export const TOUCH_SIGN: Record<Touch['state'], Sign> = {
  ahead: { state: 'plain', icon: 'calendar' },
  due: { state: 'due', icon: 'clock' },
  done: { state: 'met', icon: 'check' },
  missing: { state: 'late', icon: 'warning' },
};
