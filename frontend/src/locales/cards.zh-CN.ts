import { formatNumber } from '../lib/format';

/** The words of cards of links. */
export const cards = {
  kind: {
    topic: '话题',
    event: '活动',
    complaint: '投诉',
    commitment: '公开承诺',
    vote: '业主表决',
  },
  posts: (n: number) => `${formatNumber(n)} 帖`,
  newest: (when: string) => `最新 ${when}`,
  question: { open: '还没有采纳的回答', solved: '已有回答' },
  locked: '不再接受回复',
  poll: { open: '投票进行中', closed: '投票已结束' },
  event: {
    draft: '草稿',
    cancelled: '已取消',
    done: '已结束',
    begins: (when: string) => `${when} 开始`,
    not_yet: '还没有开始报名',
    open: '可以报名',
    closed: '报名已截止',
    left: (n: number) => `剩 ${formatNumber(n)} 个名额`,
    full: '已满，可候补',
  },
  complaint_due: (when: string) => `答复期限 ${when}`,
  vote: {
    draft: '草稿',
    announced: '已公示',
    open: '投票中',
    counting: '正在计票',
    closed: '已结束',
    cancelled: '已取消',
    opens: (when: string) => `${when} 开始`,
    closes: (when: string) => `${when} 截止`,
  },
  title: '链接卡片',
  text: '单独占一行的链接会显示成卡片，写着对方网页自己的标题和介绍。去掉卡片后，链接还在。',
  none: '这个帖子没有卡片。',
  remove: (title: string) => `去掉卡片：${title}`,
  removed: '卡片已去掉',
};

export type CardsWords = typeof cards;
