import type { NoticeKind } from '../api/shapes';

export type Group =
  | 'talk'
  | 'complaint'
  | 'event'
  | 'club'
  | 'group_buy'
  | 'draw'
  | 'home'
  | 'survey'
  | 'vote'
  | 'desk'
  | 'account';

/** What belongs together, in the order in which it is shown. */
const members: Record<Group, NoticeKind[]> = {
  talk: [
    'message',
    'post_replied',
    'mentioned',
    'group_mentioned',
    'accepted',
    'topic_replied',
    'watched',
    'post_refused',
    'review_decided',
    'followed',
    'reminder',
  ],
  complaint: [
    'complaint_answered',
    'complaint_asked',
    'complaint_resolved',
    'complaint_progressed',
  ],
  event: ['registration_changed', 'event_changed', 'event_reminder'],
  club: ['points_earned', 'points_spent', 'points_adjusted', 'points_expiring', 'referral_changed'],
  group_buy: ['deposit_changed', 'auction_outbid'],
  draw: ['draw_won', 'draw_done'],
  home: ['home_changed', 'board_opened', 'milestone_changed', 'update_published', 'fund_spent'],
  survey: ['survey_invited'],
  vote: ['vote'],
  desk: [
    'complaint_filed',
    'complaint_assigned',
    'complaint_to_decide',
    'complaint_followed_up',
    'complaint_escalated',
    'complaint_reopened',
    'complaint_closed',
    'delivery_failed',
    'commitment_due',
    'appeal_to_decide',
    'appeal_decided',
  ],
  account: [
    'ownership_decided',
    'role_granted',
    'sanctioned',
    'trust_raised',
    'badge_awarded',
    'unmasked',
    'export_ready',
  ],
};

/** The choices by group; a group without any is left out, and what belongs nowhere comes last. */
export function groupsOf<Choice extends { kind: NoticeKind }>(
  choices: Choice[],
): { group: Group; kinds: Choice[] }[] {
  const placed = new Set<NoticeKind>(Object.values(members).flat());
  const strange = choices.filter(({ kind }) => !placed.has(kind));
  const order = Object.entries(members) as [Group, NoticeKind[]][];
  return order
    .map(([group, kinds]) => {
      const found = kinds.flatMap((kind) => choices.filter((choice) => choice.kind === kind));
      return { group, kinds: group === 'account' ? [...found, ...strange] : found };
    })
    .filter(({ kinds }) => kinds.length > 0);
}
