import { formatNumber } from '../lib/format';

/** The words of the page of the promise. */
export const promise = {
  title: '24 小时答复承诺',
  title_of: (project: string) => `${project}的 24 小时答复承诺`,
  description: '每一件投诉 24 小时内答复。做到了多少，超时了多少，都在这里。',
  sentence: '每一件投诉，24 小时内一定有人答复。',
  sentence_more: '危及人身和房屋安全的，2 小时内。夜里、周末和节假日照常计时，不暂停，不延后。',
  period: '时间',
  periods: { '7': '最近 7 天', '30': '最近 30 天', '90': '最近 90 天', '365': '最近一年' },
  compliance: '按时答复',
  judged: (met: number, judged: number, breached: number) =>
    breached === 0
      ? `到了时限的 ${formatNumber(judged)} 件，件件按时答复。`
      : `到了时限的 ${formatNumber(judged)} 件里，${formatNumber(met)} 件按时答复，${formatNumber(breached)} 件超时。`,
  beside: (open: number, withdrawn: number) => {
    const parts = [
      open > 0 ? `还有 ${formatNumber(open)} 件没到时限，正在等答复` : '',
      withdrawn > 0 ? `${formatNumber(withdrawn)} 件在时限之前由业主撤回` : '',
    ].filter((text) => text !== '');
    return parts.length === 0 ? '' : `${parts.join('，')}，不算进比例。`;
  },
  none: '这段时间没有到了时限的投诉',
  none_text: '有了第一件，这里就会有数字。超时的一件也不会少。',
  question_kept: '答复了多少，超时了多少？',
  question_wait: '要等多久才有人答复？',
  question_periods: '比以前好，还是比以前差？',
  question_series: '一段一段看，做得怎样？',
  stretch: '从哪天起',
  question_breaches: '哪些没有按时答复？',
  breach_number: (project: string, n: number) => `${project} 第 ${formatNumber(n)} 号`,
  breach_late: (span: string) => `晚了 ${span}`,
  breach_waiting: (span: string) => `还没有答复，已晚 ${span}`,
  breach_due: (when: string) => `应在${when} 前答复`,
  breach_none: '这段时间没有超时的。',
  breach_text: '不写姓名、房号和标题。公开的投诉可以点开看。',
  table: '下载全部（CSV 表格）',
  table_series: '下载数字（CSV 表格）',
  badge: '放到别的网站上',
  badge_text: '这张图片随时显示最近 30 天的数字，可以放在官网或公告里：',
  badge_alt: '最近 30 天按时答复的比例',
  question_projects: '各个项目做得怎样？',
  met: '按时答复',
  breached: '超时',
  open: '还没到时限',
  withdrawn: '已撤回',
  count: '投诉',
  median: (span: string) => `一半的投诉在 ${span}内得到答复。`,
  p90: (span: string) => `十件里有九件在 ${span}内得到答复。`,
  median_so_far: (span: string) => `到现在，一半的投诉等了不超过 ${span}，`,
  p90_so_far: (span: string) => `十件里有九件等了不超过 ${span}。`,
  wait_half: '一半',
  wait_nine: '九成',
  wait: '等待',
  wait_text: '还没答复的也算在内，按已经等了多久计。不然拖着不答的不进数字，数字反而好看。',
  period_column: '时间',
  rate: '按时答复的比例',
  rate_of: (percent: string) => `${percent}%`,
  too_few: (n: number) => `只有 ${formatNumber(n)} 件，不作比较`,
  project: '项目',
  all_projects: '全部项目',
  back: (project: string) => `回到${project}`,
  how: '数字是怎样算的',
  how_list: [
    '从业主告诉我们的那一刻起算。电话和当面说的，从说的时候起算，不是从登记的时候。',
    '第一次答复必须是工作人员写的，至少十个字；自动回执、内部备注和住在那套房里的人写的，都不算。',
    '超时的永远记着，后来答复了也还是超时，谁也删不掉。',
    '重新打开的投诉重新计时，之前的结果保留。',
    '时限之前由业主撤回的，单独列出，不算按时，也不算超时。',
    '比例是按时的除以到了时限的。数字是打开这一页时当场算出来的，不靠人工填报。',
  ],
  check: '自己核对',
  check_text: '同样的数字可以从公开接口取得：',
};

export type PromiseWords = typeof promise;
