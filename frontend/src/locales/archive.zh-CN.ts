/** What is said of archives outside of their own page. */
export const archive = {
  title: '导出我的内容',
  mine_text: '把你写过的话题、帖子、消息和投诉打包下载',
};

export type ArchiveWords = typeof archive;
