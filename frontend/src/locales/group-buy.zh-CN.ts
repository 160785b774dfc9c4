/** What is said of group buys outside of their own pages. */
export const groupBuy = {
  title: '团购',
  open: '正在团购',
  see_all: '全部团购',
  mine: '我的订金',
  mine_text: '交了多少、到哪一步、哪天退。',
  payments: '订金收退',
};
