import type { MoveWords } from './move.zh-CN';

export const move: MoveWords = {
  moved_post: (number) => `#${number} was moved by moderators`,
  go_there: 'Go to the post',
  sign: {
    moved: 'Moderators moved this topic to this board.',
    split: 'Moderators split these posts off from another topic.',
    merged: 'Moderators appended the posts of another topic.',
  },
  other: 'The other topic',
  slow_mode: 'Slow mode',
  slow: (span) => `Slow mode: one post every ${span}.`,
  slow_wait: (span) => `Slow mode: you can post again in ${span}.`,
  closes: (when) => `Locks itself ${when}`,
  opens: (when) => `Unlocks itself ${when}`,
  choose: (number) => `Choose #${number}`,
  choose_topic: (title) => `Choose “${title}”`,
  choose_topics: 'Manage several',
};
