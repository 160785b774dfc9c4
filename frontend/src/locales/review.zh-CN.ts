/** What is said of reviews and of lists of words outside of their own pages. */
export const review = {
  queue: '待审核',
  lists: '敏感词表',
  mine: '我等待审核的内容',
  mine_text: '还没有发布的，以及版主的决定',
  words: (words: string[]) => `这里不能用：${words.join('、')}`,
};

export type ReviewWords = typeof review;
