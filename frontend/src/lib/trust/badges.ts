import type { IconName } from '../parts/icons';
import type { BadgeKind, Trust } from './shapes';

const icons: Record<BadgeKind, IconName> = {
  introduced: 'person',
  first_post: 'reply',
  first_topic: 'pen',
  hundred_posts: 'quote',
  liked_post: 'heart',
  hundred_likes: 'heart',
  first_answer: 'check',
  ten_answers: 'check',
  one_year: 'calendar',
  first_event: 'ticket',
  survey_answered: 'list',
  watchful: 'flag',
  commitment_kept: 'star',
};

export function badgeIcon(kind: BadgeKind): IconName {
  // An older page may meet a badge that it does not know.
  return (icons as Partial<Record<string, IconName>>)[kind] ?? 'star';
}

/** What is missing for the next level, of each thing more than nothing. */
export interface Missing {
  proven: boolean;
  days: number;
  reads: number;
  posts: number;
  likes: number;
}

/** Null where there is no next level, or nobody may know. */
export function missing({ acts, next }: Pick<Trust, 'acts' | 'next'>): Missing | null {
  if (!acts || !next) return null;
  const short = (has: number, needs: number) => Math.max(0, needs - has);
  return {
    proven: !acts.proven,
    days: short(acts.days, next.days),
    reads: short(acts.read_count, next.read_count),
    posts: short(acts.post_count, next.post_count),
    likes: short(acts.like_count, next.like_count),
  };
}
