/** What is said of votes of owners outside of their own pages. */
export const vote = {
  title: '业主表决',
  mine_text: '你的小区和楼栋正在表决什么',
};
