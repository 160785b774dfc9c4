/** What is said of surveys outside of their own pages. */
export const survey = {
  title: '问卷',
  mine: '我的问卷',
  mine_text: '请你填的，和填过的。',
  satisfaction: '满意度',
};
