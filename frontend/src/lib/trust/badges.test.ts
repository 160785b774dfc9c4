import { expect, it } from 'vitest';
import { badgeIcon, missing } from './badges';
import type { BadgeKind } from './shapes';

const acts = {
  days: 3,
  proven: true,
  post_count: 12,
  like_count: 0,
  read_count: 19,
  upheld_count: 0,
};
const next = { level: 'member' as const, days: 14, post_count: 10, like_count: 5, read_count: 20 };

it('says what is missing, and of what there is enough nothing', () => {
  expect(missing({ acts, next })).toEqual({
    proven: false,
    days: 11,
    reads: 1,
    posts: 0,
    likes: 5,
  });
  expect(missing({ acts, next: null })).toBeNull();
  expect(missing({ acts: null, next })).toBeNull();
});

it('has a picture for a badge that is newer than the page', () => {
  expect(badgeIcon('first_post')).toBe('reply');
  expect(badgeIcon('of_tomorrow' as BadgeKind)).toBe('star');
});
