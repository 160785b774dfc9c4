/** What everybody who reads a topic is told of what moderators did with it. */
export const move = {
  moved_post: (number: number) => `#${number} 已被版主移到别处`,
  go_there: '去看这条帖子',
  sign: {
    moved: '版主把这个话题移到了这个版块。',
    split: '版主从另一个话题里分出了这些帖子。',
    merged: '版主把另一个话题的帖子并到了这里。',
  },
  other: '原来的话题',
  slow_mode: '慢速模式',
  slow: (span: string) => `慢速模式：每隔 ${span}可以发一次。`,
  slow_wait: (span: string) => `慢速模式：再过 ${span}可以发。`,
  closes: (when: string) => `将在 ${when} 自动锁定`,
  opens: (when: string) => `将在 ${when} 自动解锁`,
  choose: (number: number) => `选择 #${number}`,
  choose_topic: (title: string) => `选择“${title}”`,
  choose_topics: '批量管理',
};

export type MoveWords = typeof move;
