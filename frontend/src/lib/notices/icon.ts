import type { NoticeKind } from '../api/shapes';
import type { IconName } from '../parts/icons';

const icons: Record<NoticeKind, IconName> = {
  topic_replied: 'reply',
  watched: 'eye',
  post_replied: 'reply',
  mentioned: 'at',
  group_mentioned: 'people',
  followed: 'person',
  reminder: 'bookmark',
  accepted: 'check',
  complaint_answered: 'reply',
  complaint_asked: 'info',
  complaint_progressed: 'history',
  complaint_resolved: 'check',
  complaint_filed: 'plus',
  complaint_assigned: 'desk',
  complaint_to_decide: 'warning',
  complaint_followed_up: 'pen',
  complaint_reopened: 'restore',
  complaint_closed: 'check',
  complaint_escalated: 'clock',
  delivery_failed: 'warning',
  ownership_decided: 'buildings',
  role_granted: 'person',
  points_earned: 'coins',
  points_spent: 'gift',
  points_adjusted: 'coins',
  points_expiring: 'clock',
  referral_changed: 'people',
  registration_changed: 'ticket',
  event_changed: 'calendar',
  event_reminder: 'clock',
  deposit_changed: 'key',
  auction_outbid: 'up',
  update_published: 'camera',
  milestone_changed: 'calendar',
  home_changed: 'home',
  survey_invited: 'list',
  fund_spent: 'coins',
  draw_won: 'gift',
  draw_done: 'gift',
  commitment_due: 'calendar',
  message: 'mail',
  unmasked: 'person',
  export_ready: 'down',
  post_refused: 'warning',
};

export function noticeIcon(kind: NoticeKind): IconName {
  // An older page may meet a kind that it does not know.
  return (icons as Partial<Record<string, IconName>>)[kind] ?? 'info';
}
