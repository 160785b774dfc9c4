/** What is said of the journey of homes outside of its own pages. */
export const journey = {
  progress_page: '工程进度',
  progress: '工程进度',
  homes: '家的旅程',
  fund: '维护基金',
  me_toos: '同样的问题',
  unmaskings: '化名核实',
  of_project: '这个项目的工作',
  open: '走到哪一步了',
  mine: '我的家',
  mine_text: '走到哪一步，接下来是什么，有事找谁。',
};
