import { formatNumber, plural } from '../lib/format';
import type { SimilarWords } from './similar.zh-CN';

export const similar: SimilarWords = {
  title: 'Similar topics',
  count: (n) => plural(n, 'similar topic', 'similar topics'),
  none: 'While you type the title, topics like it are listed here. One of them may have the answer.',
  new_tab: '(opens in a new tab; what you write here stays)',
  solved: 'Solved',
  posts: (n) => plural(n, 'post', 'posts'),
  asked: 'Did what you read answer your question?',
  yes: 'Yes, I need not post',
  glad: 'Good. What you wrote is still here if you need it.',
  to_board: 'Back to the board',
  desk: {
    title: 'Similar topics seen before posting',
    lead: 'Of those who saw similar topics while they typed a title in the last four weeks: how many opened one, and then posted nothing. Counted by board and day; who it was is not kept.',
    share: (percent, deflected, shown) =>
      `Similar topics were seen ${plural(shown, 'time', 'times')}; ${formatNumber(deflected)} of these ended without a new topic (${percent}%).`,
    none: 'Nobody saw similar topics in the last four weeks.',
    table: 'By board',
    by_day: 'By day',
    board: 'Board',
    day: 'Day',
    shown: 'Seen',
    opened: 'Opened',
    answered: 'Said to be answered',
    posted: 'Posted all the same',
    deflected: 'Posted nothing',
    part: 'Share',
    percent: (n) => `${n}%`,
    recent: 'The figures of the last two days may still change.',
  },
};
