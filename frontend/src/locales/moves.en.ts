import { plural } from '../lib/format';
import type { MovesWords } from './moves.zh-CN';

const topics = (n: number) => plural(n, 'topic', 'topics');

export const moves: MovesWords = {
  move: 'Move to another board',
  move_text: 'Who can read the topic follows from its new board at once. Its address stays.',
  move_done: 'Moved',
  board: 'Board',
  loading: 'Reading the boards…',
  no_boards: 'There is no other board that you moderate.',
  club: 'Club',
  reason: 'Reason',
  reason_hint: 'Kept in the record of what staff did; readers do not see it.',
  split: 'Split posts off',
  split_text:
    'The chosen posts become a new topic and are numbered from 1; signposts stay where they were. The first post, deleted posts, an accepted answer and commitments stay.',
  split_start:
    'Choose the posts to split off, then “Split”. You can go on choosing on other pages.',
  split_submit: 'Split',
  split_title: 'Title of the new topic',
  split_done: 'Split',
  split_board: 'In which board',
  chosen: (n) => `${n} chosen`,
  clear: 'Choose none',
  merge: 'Merge into another topic',
  merge_text:
    'The posts of this topic are appended to the other one in their order, and its address leads there. This cannot be undone.',
  merge_into: 'Link or number of the other topic',
  merge_hint: 'For example /topics/42',
  merge_wrong: 'Give the link or the number of a topic.',
  merge_submit: 'Merge',
  pace: 'Slow mode and timer',
  slow: 'Slow mode',
  slow_hint: 'How long one person waits between posts at least. Moderators do not wait.',
  slow_off: 'Off',
  slow_board: 'Slow mode of this board',
  every: (span) => `One post every ${span}`,
  closes_at: 'Lock at',
  opens_at: 'Unlock at',
  timer_hint: 'Leave it empty and it does not happen by itself.',
  time_wrong: 'Give a time that is ahead, within a year.',
  act: {
    move: 'Move',
    lock: 'Lock',
    unlock: 'Unlock',
    pin: 'Pin',
    unpin: 'Unpin',
    delete: 'Delete',
  },
  confirm_delete: (n) => `Delete ${topics(n)}? Each can be restored.`,
  all_done: (n) => `Done with ${topics(n)}`,
  some_done: (done, n) => `Done with ${done} of ${topics(n)}`,
  refused: (title, why) => `${title}: ${why}`,
};
