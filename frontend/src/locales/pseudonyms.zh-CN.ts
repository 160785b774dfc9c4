/** The words of the pages about pseudonyms. */
export const pseudonyms = {
  lead: '在允许化名的版块，你可以以某栋业主的身份发言，不显示姓名和房号。每个项目一个化名，第一次使用时生成，只有你自己知道。',
  none: '你还没有化名',
  none_text: '在允许化名的版块发话题或回复时，勾选“以……的身份发布”，就会得到一个。',
  since: (day: string) => `${day}开始使用`,
  unproven: '现在没有房产证明这个身份，不能再用它发言；以前的帖子保持原样',
  unmasked: (day: string) => `${day}，经两位管理人员同意，这个化名被核实过身份`,
  blocks: '屏蔽的化名',
  blocks_none: '没有屏蔽化名。',
  project_page: '项目页面',
  unmaskings: '化名核实',
  unmaskings_lead:
    '一位管理人员说明理由提出，另一位同意之后，只有这两位看到是谁。每一步都有记录，本人会收到通知。',
  unmaskings_none: '没有核实申请',
  unmaskings_none_text: '在化名的帖子下面可以提出申请。',
  asked_by: '提出人',
  decided_by: '决定人',
  behind: '本人',
  approve: '同意核实',
  refuse: '不同意',
  approved: '已同意',
  refused: '未同意',
  confirm_approve: (label: string) => `同意核实“${label}”？`,
  confirm_approve_text: '你和提出的人会看到是谁，本人会收到通知和理由。',
  confirm_refuse: (label: string) => `不同意核实“${label}”？`,
  confirm_refuse_text: '谁也不会知道是谁，也不通知本人。',
};

export type PseudonymsWords = typeof pseudonyms;
