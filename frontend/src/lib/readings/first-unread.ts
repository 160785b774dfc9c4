import type { Unread } from '../api/shapes';

/**
 * The first post that somebody has not read, where one would go on; null where there is none, nothing is known, or one would
 * rather begin at the beginning: of what one never opened, marked as read or not.
 */
export function firstUnread(unread: Unread | null): number | null {
  if (!unread || unread.read_number === 0 || unread.unread_count === 0) return null;
  return unread.opened || unread.state === 'unread' ? unread.read_number + 1 : null;
}
