import type { BadgeKind, TrustLevel } from '../lib/trust/shapes';
import { formatNumber } from '../lib/format';

const level: Record<TrustLevel, string> = {
  new: '新面孔',
  basic: '熟面孔',
  member: '街坊',
  regular: '老街坊',
};

const badge: Record<BadgeKind, string> = {
  introduced: '自我介绍',
  first_post: '第一次发言',
  first_topic: '第一个话题',
  hundred_posts: '百次发言',
  liked_post: '说到心坎',
  hundred_likes: '百赞',
  first_answer: '答疑',
  ten_answers: '热心答疑',
  one_year: '满一年',
  first_event: '第一次参加活动',
  survey_answered: '填过问卷',
  watchful: '热心维护',
  commitment_kept: '说到做到',
};

const badge_text: Record<BadgeKind, string> = {
  introduced: '有头像，也写了几句自我介绍。',
  first_post: '发了第一帖。',
  first_topic: '发起了第一个话题。',
  hundred_posts: '发过一百帖。',
  liked_post: '有一帖得到十个赞。',
  hundred_likes: '发的帖子一共得到一百个赞。',
  first_answer: '有一个回答被采纳。',
  ten_answers: '有十个回答被采纳。',
  one_year: '来了一年。',
  first_event: '参加过一次活动。',
  survey_answered: '填过一份问卷。',
  watchful: '举报的帖子有三帖被版主删除。',
  commitment_kept: '工作人员：公开承诺的事按期做到了。',
};

/** The words of trust and of badges. */
export const trust = {
  level_label: '身份',
  level,
  likes: (n: number) => `得到 ${formatNumber(n)} 个赞`,
  answers: (n: number) => `${formatNumber(n)} 个回答被采纳`,
  posts: '最近的帖子',
  no_posts: '还没有发过帖子',
  post_in: (title: string, number: number) => `《${title}》第 ${formatNumber(number)} 帖`,
  badges: '徽章',
  badge,
  badge_text,
  awarded: (name: string, day: string) => `${name}，${day}`,
  all_badges: '有哪些徽章',
  badges_lead:
    '做过一件事就会得到，每枚只给一次，给了不会收回。不想让别人看到，可以在自己的主页上关掉。',
  holders: (n: number) => (n === 0 ? '还没有人得到' : `${formatNumber(n)} 人得到`),
  show_badges: '让别人看到我的徽章',
  shown: '别人现在看得到你的徽章',
  hidden: '别人现在看不到你的徽章',
  hidden_text: '你的徽章只有自己看得到。',
  standing: '我的身份',
  next: (name: string) => `离“${name}”还差`,
  next_done: '条件都够了，下次发帖之后更新。',
  removed: '有帖子因举报被删除，半年内身份会受影响。',
  need_proven: '验证邮箱或手机号',
  need_days: (n: number) => `再过 ${formatNumber(n)} 天`,
  need_reads: (n: number) => `再读 ${formatNumber(n)} 个话题`,
  need_posts: (n: number) => `再发 ${formatNumber(n)} 帖`,
  need_likes: (n: number) => `再得到 ${formatNumber(n)} 个赞`,
  limits: (links: number) =>
    `现在一次最多发 20 个话题、50 帖，之后每天还能再发这么多；一帖最多 ${formatNumber(links)} 个链接。`,
  pin: '调整身份',
  pin_title: (name: string) => `调整${name}的身份`,
  pin_text: '定下之后不再随发言变化，直到取消。理由会记录在案。',
  pin_reason: '理由',
  pinned: '已定下',
  pinned_as: (name: string, reason: string) => `身份由版主定为“${name}”：${reason}`,
  unpin: '恢复自动',
  unpinned: '已恢复自动',
};

export type TrustWords = typeof trust;
