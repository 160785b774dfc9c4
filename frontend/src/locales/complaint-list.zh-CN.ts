/** The words of the list of a project's complaints. */
export const complaintList = {
  title: (project: string) => `${project}的投诉`,
  lead: '公开的投诉和它们的答复，不显示姓名和房号。',
  description: (project: string) => `${project}公开的投诉、答复和处理结果。`,
  all: '全部',
  filter: '按状态筛选',
  none_state: '没有这种状态的投诉',
  none_text: '有人公开提交之后，会显示在这里。',
  next: '更早的投诉',
};

export type ComplaintListWords = typeof complaintList;
