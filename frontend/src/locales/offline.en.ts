import type { OfflineWords } from './offline.zh-CN';

/** Reading and writing without a network. */
export const offline: OfflineWords = {
  title: 'No network',
  lead: 'This page is not on this device yet. Public pages that you have read are here to go on with; they are brought up to date when the network is back.',
  again: 'Try again',
  pages: 'Pages that can be read offline',
  none: 'No page can be read offline yet',
  none_text: 'Of the public pages that you read with a network the last 60 are kept.',
  read_at: 'Read',
  waiting: 'Waiting to be sent',
  waits: 'Is sent by itself when the network is back',
  held: 'Being edited, not sent for now',
  refused: 'Not sent',
  reply_to: (name) => `Reply to “${name}”`,
  topic_in: (name) => `New topic in “${name}”`,
  kept: 'There is no network. Your text is kept on this device and is sent by itself, once, when the network is back.',
  no_room:
    'There is no network, and this device has no room for more that waits. Keep this page and send it when the network is back.',
  sent: (n) =>
    n === 1 ? 'The network is back: 1 text was sent' : `The network is back: ${n} texts were sent`,
  edit: 'Edit',
  text: 'Text',
  send: 'Send',
  discard: 'Discard',
  discard_title: 'Discard this text?',
  discard_text: 'It was not sent, and cannot be restored.',
  leave_title: 'Some texts were not sent',
  leave_text: (n) =>
    n === 1
      ? '1 text was not sent yet. Signing out deletes it from this device.'
      : `${n} texts were not sent yet. Signing out deletes them from this device.`,
  leave: 'Sign out anyway',
};
