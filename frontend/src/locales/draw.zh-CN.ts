/** What is said of draws outside of their own pages. */
export const draw = {
  title: '抽奖',
  club_title: '现在的抽奖',
  all: '全部抽奖',
};
