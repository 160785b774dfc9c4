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
  settings_lead:
    'What is ticked is shown here; only what you have not read is mailed. Changes hold for what comes from now on.',
  no_address: 'You have no proven address yet, so nothing can be mailed to you.',
  to_address: 'Prove an address',
  failing:
    'Mail to this address comes back. Please see whether it is right; once it is proven anew, mail is sent again.',
  kinds: 'What you are told of',
  groups: {
    talk: 'Topics',
    complaint: 'My complaints',
    desk: 'Handling complaints',
    account: 'Account',
  },
  kind: {
    topic_replied: 'Somebody writes in my topic',
    post_replied: 'Somebody replies to me',
    mentioned: 'Somebody mentions me',
    complaint_answered: 'My complaint is answered, or a lead rules',
    complaint_asked: 'Staff need to know something from me',
    complaint_progressed: 'Something else is done about my complaint',
    complaint_resolved: 'My complaint waits for me, or has ended',
    complaint_filed: 'A complaint comes in',
    complaint_assigned: 'I am given a complaint',
    complaint_to_decide: 'A complaint waits for my decision',
    complaint_followed_up: 'A complainant writes again',
    complaint_reopened: 'A complaint is opened again',
    complaint_closed: 'A complaint ends',
    complaint_escalated: 'Time runs out for a complaint',
    delivery_failed: 'A complainant cannot be mailed',
    ownership_decided: 'My home is decided on',
    role_granted: 'I am given a role',
  },
  in_app: 'Shown here',
  by_mail: 'Mail',
  by_mail_of: (kind) => `Mail: ${kind}`,
  mail: { instant: 'At once', digest: 'Once a day', never: 'Never' },
  quiet: 'Quiet hours',
  quiet_text: 'Mail waits until they are over. What is shown here does not.',
  quiet_on: 'Keep quiet hours',
  quiet_from: 'From',
  quiet_until: 'Until',
  unsubscribe: {
    title: 'No more mails',
    ask: (kind) =>
      `Nothing of this kind will be mailed to you any more: ${kind}. You still see it here.`,
    ask_digest: 'You will get no daily mail any more. You still see everything here.',
    send: 'No more mails of this kind',
    done: 'Done',
    done_text:
      'Nothing of this kind is mailed any more. You can turn it on again where you set how you are told.',
    wrong: 'This link does not work',
    wrong_text: 'Perhaps it was not copied whole. You can also sign in and turn mails off there.',
  },
};
