/** The words of what changed in a post, beside what every page has. */
export const revisions = {
  first: '最初的内容',
  earliest_kept: '更早的修改没有列出。',
  whole: '当时的全文',
  same: '内容没有变化。',
  /** What comes before and after what changed, for those who listen. */
  added: ['（加上：', '到此为止）'],
  removed: ['（删去：', '到此为止）'],
  gap: (count: number) => `略去 ${count} 个字`,
};

export type RevisionsWords = typeof revisions;
