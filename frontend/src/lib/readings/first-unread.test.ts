import { expect, test } from 'vitest';
import { firstUnread } from './first-unread';

const base = { topic_id: 1, last_number: 9, level: 'normal', write_again_at: null } as const;

test('one goes on where one stopped, and begins what one never opened at the beginning', () => {
  const far = (read_number: number, opened: boolean, state: 'new' | 'unread' | 'read') =>
    firstUnread({ ...base, read_number, unread_count: 9 - read_number, opened, state });
  expect(far(4, true, 'unread')).toBe(5);
  expect(far(9, true, 'read')).toBeNull();
  // Muted: it is not brought forward, but who opens it goes on.
  expect(far(4, true, 'read')).toBe(5);
  // Watched, and never opened.
  expect(far(4, false, 'unread')).toBe(5);
  expect(far(0, false, 'new')).toBeNull();
  // Marked as read with others, and written in since.
  expect(far(4, false, 'read')).toBeNull();
  expect(firstUnread(null)).toBeNull();
});
