import { formatNumber } from '../lib/format';

/** What a row of an event says, wherever it stands. */
export const event = {
  title: '活动',
  coming: '近期活动',
  see_all: '全部活动',
  kind: {
    tour: '看房团',
    question_hour: '专家答疑',
    gathering: '业主联谊',
    site_open_day: '工地开放日',
    handover_day: '交付日',
    other: '其他活动',
  },
  state: { draft: '草稿', published: '已发布', cancelled: '已取消', done: '已结束' },
  seats_left: (n: number) => `剩 ${formatNumber(n)} 个名额`,
  seats_few: (n: number) => `只剩 ${formatNumber(n)} 个名额`,
  full: '已满，可候补',
  full_with: (n: number) => `已满，${formatNumber(n)} 人候补`,
  not_yet: (when: string) => `${when}开始报名`,
  closed: '报名已截止',
  own: {
    confirmed: '已报名',
    waiting: '候补中',
    offered: '轮到你了',
    cancelled: '已取消',
    lapsed: '过时未确认',
  },
  for_all: '所有项目',
  mine: '我的报名',
  mine_text: '凭证、候补和参加过的活动。',
  in_city: (city: string) => `${city}各项目`,
};
