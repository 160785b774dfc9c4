/** What is said of sanctions and of the audit outside of their own pages. */
export const sanction = {
  mine: '处分与申诉',
  mine_text: '收到的警告、禁言和停用，以及怎样申诉',
  desk: '申诉',
  audit: '操作记录',
  record: '会员档案',
};

export type SanctionPlaceWords = typeof sanction;
