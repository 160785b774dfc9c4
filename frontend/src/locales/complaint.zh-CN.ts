import { formatNumber } from '../lib/format';

type Words = Record<string, string>;

/** What other pages say of complaints as well. Words that the API may add to come with one that fits whatever is new. */
export const complaint = {
  complainant: '投诉人',
  number: (n: number) => `第 ${formatNumber(n)} 号`,
  category: {
    quality: '房屋质量',
    facilities: '设施设备',
    service: '物业服务',
    handover: '交付与办证',
    fees: '费用',
    noise: '噪声',
    parking: '停车与出入',
    safety: '安全',
    other: '其他',
  },
  grade: {
    s1: '有危险',
    s2: '影响正常生活',
    s3: '有问题要解决',
    s4: '建议或疑问',
  },
  state: {
    received: '待答复',
    answered: '处理中',
    resolved: '待确认',
    confirmed: '已确认',
    withdrawn: '已撤回',
    closed: '已结束',
    closed_by_moderation: '已关闭',
  },
  openness: { public: '公开', private: '不公开' },
  ring: {
    left: (span: string) => `还剩 ${span}`,
    late: (span: string) => `已超时 ${span}`,
    missed: (span: string) => `晚了 ${span}`,
    met: {
      first_answer: '按时答复',
      next_answer: '按时答复',
      resolution: '按时处理好',
      ruling: '按时裁定',
      commitment: '按时兑现',
    } as Words,
    met_other: '按时完成',
    ended: '不再计时',
    until: (when: string) => `${when} 前`,
  },
  nav: '投诉',
  new: '提交投诉',
  untitled: '标题已随账号注销删除',
  photos: {
    photo: (n: number) => `照片 ${n}`,
  },
  page: {
    openness: '谁能看到',
    everybody: '所有人，不显示姓名和房号',
    household_only: '同住的家人和项目的工作人员',
    rating: {
      1: '很不满意',
      2: '不满意',
      3: '一般',
      4: '满意',
      5: '很满意',
    } as Words,
  },
  mine: {
    title: '我的投诉',
    lead: '欠你的答复排在最前面。',
  },
  list: {
    none: '没有公开的投诉',
    heading: '公开的投诉',
    see_all: '全部投诉',
  },
};
