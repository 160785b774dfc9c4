import type { BulletinState, DeliveryCounts, DeliveryState } from '../api/shapes';

type Sign = 'met' | 'due' | 'late' | 'waiting' | 'plain';

/** How the state of a bulletin looks. */
export const BULLETIN_SIGN: Record<BulletinState, Sign> = {
  draft: 'plain',
  scheduled: 'waiting',
  sending: 'due',
  sent: 'met',
  stopped: 'plain',
};

/** How the state of a delivery looks. */
export const DELIVERY_SIGN: Record<DeliveryState, Sign> = {
  waiting: 'waiting',
  held: 'due',
  sent: 'met',
  failed: 'late',
  skipped: 'plain',
};

/** What may be sent still. */
export const openOf = ({ waiting_count, held_count }: DeliveryCounts): number =>
  waiting_count + held_count;

export const SKIP_REASONS = ['no_consent', 'unreachable', 'complaint', 'stopped', 'late'] as const;

/** What is not sent, for whatever reason. */
export const skippedOf = (counts: DeliveryCounts): number =>
  SKIP_REASONS.reduce((sum, reason) => sum + counts[`${reason}_count`], 0);
