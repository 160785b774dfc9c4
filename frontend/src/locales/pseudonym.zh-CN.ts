/** What is said of pseudonyms outside of their own pages. */
export const pseudonym = {
  mine: '我的化名',
  mine_text: '不写姓名和房号，以某栋业主的身份发言',
  write_as: (label: string) => `以“${label}”的身份发布`,
  write_as_text:
    '不显示你的姓名、头像和房号，邻居和工作人员都看不到是谁。同一个项目里你只有一个化名，发布之后不能改回本名。业主少的楼栋，邻居也许猜得到。',
  block: '屏蔽这个化名',
  blocked: '已屏蔽这个化名',
  unmask: '申请核实身份',
  unmask_title: (label: string) => `核实“${label}”是谁？`,
  unmask_text:
    '需要另一位管理人员同意。同意之后，只有你们两位能看到是谁，并且留下记录；对方会收到通知和这里写的理由。',
  unmask_reason: '理由',
  unmask_send: '提交申请',
  unmask_sent: '已提交，等另一位管理人员决定',
  on: '业主可以在这个版块用化名发言。',
  off: '这个版块里只能用本名发言。',
  turn_on: '允许化名',
  turn_off: '不再允许化名',
  turned_on: '已允许业主用化名发言',
  turned_off: '新的帖子不能再用化名，以前的保持原样',
};

export type PseudonymWords = typeof pseudonym;
