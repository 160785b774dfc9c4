/** What is said of bookmarks and of following people outside of their own pages. */
export const keep = {
  bookmark: '加入书签',
  bookmarked: '书签',
  mine: '书签',
  mine_text: '收起来以后再看的帖子，和到时候的提醒',
  follow: '关注',
  unfollow: '取消关注',
  following: '已关注，他开新话题会告诉你。他不会知道。',
  unfollowed: '已取消关注',
  follows: '你关注的人',
  group: { staff: '项目的工作人员', moderators: '版主', building: '整栋楼的住户' },
};

export type KeepWords = typeof keep;
