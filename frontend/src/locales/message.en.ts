import type { MessageWords } from './message.zh-CN';

export const message: MessageWords = {
  title: 'Messages',
  mine_text: 'What you say in private, to neighbours and to the staff of projects',
  write: 'Write a message',
  write_staff: 'Write to the staff',
  desk: 'Messages',
  block: 'Block',
  unblock: 'Unblock',
  confirm_block: (name) => `Block ${name}?`,
  confirm_block_text:
    'You can no longer write to each other, you are told of nothing they say, and their posts are folded. They are not told. What staff say for their project is not blocked.',
  blocked: 'Blocked',
  unblocked: 'Unblocked',
  folded: 'You block this person; the post is folded.',
  unfold: 'Show anyway',
};
