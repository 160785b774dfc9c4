import { formatNumber } from '../lib/format';

const days = (n: number) => `${formatNumber(n)} 天`;

/** The words of how a project is being built: what was promised, what became of it, what happened. */
export const progress = {
  title: '工程进度',
  title_of: (project: string) => `${project} · 工程进度`,
  description: (project: string) => `${project} 每栋楼承诺的日期、实际的日期，和工地上的进展。`,
  lead: '每个节点承诺哪天、实际哪天，都写在这里。日期改过，原来的也留着。',
  filter: '按楼栋看',
  all_buildings: '全部楼栋',
  whole_project: '整个项目',
  tally: (done: number, total: number) =>
    `${formatNumber(total)} 个节点，完成 ${formatNumber(done)} 个`,
  tally_late: (n: number) => `${formatNumber(n)} 个晚了`,
  tally_at_risk: (n: number) => `${formatNumber(n)} 个可能会晚`,
  none: '还没有公布节点',
  none_text: '公布之后，承诺的日期和实际的日期会一起出现在这里。',
  promised: '承诺',
  actual: '实际',
  forecast: '预计',
  no_date: '没有日期',
  moved: (first: string, moved: number) =>
    moved > 0
      ? `最初承诺 ${first}，推迟了 ${days(moved)}`
      : `最初承诺 ${first}，提前了 ${days(-moved)}`,
  standing: {
    upcoming: (n: number) => (n === 0 ? '今天到期' : `还有 ${days(n)}`),
    at_risk: (n: number) => `预计晚 ${days(n)}`,
    late: (n: number) => `已晚 ${days(n)}`,
    done: '按期完成',
    done_late: (n: number) => `完成，晚了 ${days(n)}`,
    withdrawn: '已取消',
  },
  legend: { promised: '承诺', reached: '实际', expected: '预计', today: '今天' },
  history: (n: number) => `改动记录（${formatNumber(n)}）`,
  change: {
    made: '定下承诺',
    promise_moved: '改了承诺日期',
    forecast_moved: '改了预计日期',
    reached: '完成',
    reopened: '改为没有完成',
    withdrawn: '取消',
  },
  reason: (text: string) => `原因：${text}`,
  updates: '工地上的进展',
  no_updates: '还没有发布进展。',
  older: '更早的进展',
  all_progress: '看全部节点和进展',
  manage: '管理工程进度',
  update: {
    owners: '仅业主可见',
    withdrawn: '已撤回',
    edited: (day: string) => `${day}改过`,
  },
};

export type ProgressWords = typeof progress;
