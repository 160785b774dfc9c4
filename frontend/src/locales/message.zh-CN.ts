/** What is said of messages and of blocking outside of their own pages. */
export const message = {
  title: '消息',
  mine_text: '和邻居、和项目的工作人员单独说的话',
  write: '写消息',
  write_staff: '给工作人员写消息',
  desk: '消息',
  block: '屏蔽',
  unblock: '取消屏蔽',
  confirm_block: (name: string) => `屏蔽${name}？`,
  confirm_block_text:
    '你们不能再互相写消息，他提到你、回复你都不通知你，他的帖子会收起来。他不会知道。工作人员代表项目说的话不受影响。',
  blocked: '已屏蔽',
  unblocked: '已取消屏蔽',
  folded: '你屏蔽了这个人，帖子收起来了。',
  unfold: '还是看看',
};

export type MessageWords = typeof message;
