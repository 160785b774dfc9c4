import type { KeepWords } from './keep.zh-CN';

export const keep: KeepWords = {
  bookmark: 'Bookmark',
  bookmarked: 'Bookmarked',
  mine: 'Bookmarks',
  mine_text: 'Posts that you keep for later, and when to be reminded of them',
  follow: 'Follow',
  unfollow: 'Unfollow',
  following: 'You are told when they open a topic. They are not told.',
  unfollowed: 'No longer followed',
  follows: 'People you follow',
  group: {
    staff: 'staff of the project',
    moderators: 'moderators',
    building: 'everybody at home in the building',
  },
};
