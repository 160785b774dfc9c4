import type { ReviewWords } from './review.zh-CN';

/** What is said of reviews and of lists of words outside of their own pages. */
export const review: ReviewWords = {
  queue: 'To review',
  lists: 'Word lists',
  mine: 'What I wrote that waits',
  mine_text: 'Not published yet, and what moderators decided',
  words: (words) => `Not allowed here: ${words.join(', ')}`,
};
