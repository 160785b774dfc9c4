import { formatNumber } from '../lib/format';
import type { NoticeWords } from './notices.zh-CN';

const many = (n: number) => (n > 99 ? 'more than 99' : formatNumber(n));

export const notices: NoticeWords = {
  title: 'Notices',
  bell_unread: (n) => `Notices, ${many(n)} unread`,
  unread: 'unread',
  unread_count: (n) => `${many(n)} unread`,
  read_all: 'Mark all as read',
  none: 'No notices yet',
  none_text: 'Replies to you, answers to complaints and decisions on your home appear here.',
  older: 'Older notices',
  newest: 'Back to the newest',
  settings: 'How you are told',
  settings_text: 'What you are told of, and what is mailed.',
  failing:
    'Mail to this address comes back. Please see whether it is right; once it is proven anew, mail is sent again.',
};
