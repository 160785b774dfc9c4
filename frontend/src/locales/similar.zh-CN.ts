import { formatNumber } from '../lib/format';

/** The words of similar topics, and of what came of showing them. */
export const similar = {
  title: '相似的话题',
  count: (n: number) => `有 ${n} 个相似的话题`,
  none: '写标题时，这里会列出已经有人发过的相似话题，也许已经有答案了。',
  new_tab: '（在新标签页打开，这里写的内容会保留）',
  solved: '已解决',
  posts: (n: number) => `${formatNumber(n)} 帖`,
  asked: '看过的话题解决你的问题了吗？',
  yes: '解决了，不用再发',
  glad: '太好了。写的内容还在，需要时可以继续。',
  to_board: '回到版块',
  desk: {
    title: '写话题前看到相似话题',
    lead: '近四周里，写标题时看到相似话题的人，有多少点开看了，看完没有再发。只按版块和日期计数，不记是谁。',
    share: (percent: number, deflected: number, shown: number) =>
      `${formatNumber(shown)} 人次看到相似话题，其中 ${formatNumber(deflected)} 人次看完没有再发（${percent}%）。`,
    none: '近四周还没有人看到相似话题。',
    table: '按版块',
    by_day: '按日期',
    board: '版块',
    day: '日期',
    shown: '看到',
    opened: '点开',
    answered: '说已解决',
    posted: '仍然发了',
    deflected: '看完没有再发',
    part: '占比',
    percent: (n: number) => `${n}%`,
    recent: '最近两天的数字还会变。',
  },
};

export type SimilarWords = typeof similar;
