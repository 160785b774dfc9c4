import { formatNumber } from '../lib/format';

const many = (n: number) => (n > 99 ? '99 条以上' : `${formatNumber(n)} 条`);

/** What every page says of notices, and the words of their list. */
export const notices = {
  title: '通知',
  bell_unread: (n: number) => `通知，${many(n)}未读`,
  unread: '未读',
  unread_count: (n: number) => `${many(n)}未读`,
  read_all: '全部标为已读',
  none: '还没有通知',
  none_text: '有人回复你、投诉有了答复、房屋认证有了结果，都会出现在这里。',
  older: '更早的通知',
  newest: '回到最新',
  settings: '通知设置',
  settings_text: '哪些事告诉你，要不要发邮件。',
  failing: '发到这个邮箱的邮件被退回了。请检查地址有没有写错，改好并验证之后会重新发送。',
};

export type NoticeWords = typeof notices;
