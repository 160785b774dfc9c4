import type { CommitmentWords } from './commitment.zh-CN';

export const commitment: CommitmentWords = {
  title: 'Public commitments',
  action: 'Make it a public commitment',
  state: {
    open: 'Open',
    overdue: 'Overdue',
    kept: 'Kept in time',
    kept_late: 'Kept late',
    given_up: 'Given up',
  },
  due: (day) => `due ${day}`,
  stays: 'This is a public commitment: its words stay as they are.',
};
