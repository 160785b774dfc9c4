/** What is said of public commitments outside of their own pages. */
export const commitment = {
  title: '公开承诺',
  action: '作为公开承诺',
  state: {
    open: '兑现中',
    overdue: '过了期限',
    kept: '按期兑现',
    kept_late: '逾期兑现',
    given_up: '没有兑现',
  },
  due: (day: string) => `期限 ${day}`,
  stays: '这是公开承诺，原文不能再改。',
};

export type CommitmentWords = typeof commitment;
