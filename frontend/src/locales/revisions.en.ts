import { plural } from '../lib/format';
import type { RevisionsWords } from './revisions.zh-CN';

export const revisions: RevisionsWords = {
  first: 'As first written',
  earliest_kept: 'Earlier edits are not listed.',
  whole: 'The whole text then',
  same: 'The text is the same.',
  added: ['(added: ', ')'],
  removed: ['(removed: ', ')'],
  gap: (count) => `${count} ${plural(count, 'character', 'characters')} left out`,
};
