import { formatNumber } from '../lib/format';

/** The words of surveys, for whoever answers them. */
export const surveys = {
  lead: '住得怎么样，你说了算。每份几分钟，填不填都由你。',
  lists: '问卷列表',
  list: { open: '请你填的', answered: '填过的' },
  none: { open: '现在没有请你填的问卷', answered: '还没有填过问卷' },
  none_text: {
    open: '有了新的问卷，会通知你，也会出现在这里。',
    answered: '填过的问卷会留在这里，只记下填过，不重复给你看回答。',
  },
  everywhere: '全部项目',
  questions: (n: number) => `${formatNumber(n)} 题`,
  minutes: (n: number) => `约 ${formatNumber(n)} 分钟`,
  points: (n: number) => `填完得 ${formatNumber(n)} 积分`,
  closes: (when: string) => `${when}截止`,
  closed: (when: string) => `${when}已截止`,
  anonymous: '匿名',
  named: '记名',
  answered: '已填',
  gone: '找不到这份问卷',
  gone_text: '问卷只给收到邀请的人填。可能邀请的是另一个账号，也可能已经收回。',
  why_not: {
    already_answered: '你已经填过了。每人只填一次，大家的分量一样。',
    quota_full: '你这一组的人数已经够了，这次不用填。谢谢你愿意说。',
    too_early: (when: string) => `${when}开始填写。`,
    too_late: '这份问卷已经截止。',
    other: '这份问卷现在不能填。',
  },

  how: {
    anonymous: {
      title: '这份问卷不记名',
      points: [
        '你的回答和你的名字分开存放，中间没有编号相连。工作人员看不到哪一份是谁的。',
        '回答里只有楼栋、房屋的阶段和月份。没有账号和房号，连哪一天都不记。',
        '截止之后才出结果；不到 5 份的一组，不给任何人看。',
        '系统只记下你填过：不再提醒你，该给的积分照给。',
      ],
      short: '不记名：工作人员看不到哪一份是你写的。',
      text: '写的时候别留名字和门牌，免得自己露了出来。',
    },
    named: {
      title: '这份问卷记名',
      points: [
        '负责问卷的工作人员看得到你的名字和回答，方便把事情办好。',
        '打分低的地方，填完可以接着提投诉，24 小时内有人答复。',
      ],
      short: '记名：负责问卷的工作人员看得到你的名字和回答。',
      text: '工作人员会读到这段话，也知道是你写的。',
    },
  },

  start: '开始填写',
  go_on: '接着填',
  restored: '上次填到一半的，已经在这台设备上找回。',
  start_over: '重新填',
  decline: '这次不填',
  decline_title: '这次不填？',
  decline_text: '不填也没关系，不会再提醒你。',
  declined: '好的，不再提醒你',
  declined_state: '你说过这次不填，不会再提醒你。',
  needs_script: '填写问卷需要启用 JavaScript。',

  step: (n: number, count: number) => `第 ${n} 题，共 ${count} 题`,
  progress: '填写进度',
  next: '下一题',
  to_check: '填完了，看一遍',
  back: '上一题',
  clear: '这一题不答了',
  kept: '已保存在这台设备',
  one_hint: '选一个。',
  many_hint: '可以选几个。',
  text_left: (n: number) => `还可以写 ${formatNumber(n)} 字`,
  ends: ['0 分最低', '10 分最高'],

  check: '看一遍，再交',
  check_text: '交出之后不能再改。',
  skipped: '没有答',
  of_ten: (n: number) => `${n} 分`,
  of_five: (n: number, word: string) => `${n} 星，${word}`,
  change: '修改',
  change_of: (question: string) => `修改：${question}`,
  send: '交出问卷',

  thanks: '收到了，谢谢你',
  thanks_text: '花时间说的每一句，都会有人看。结果出来，就知道该先做哪件事。',
  thanks_anonymous: '从现在起，这份回答和你分开了：里面没有你的名字，也没有通向你的编号。',
  points_coming: (n: number) => `${formatNumber(n)} 积分`,
  points_text: '稍后到账，可以在积分明细里看到。',
  statement: '看积分明细',
  complain_title: '有不满意的地方',
  complain_text:
    '问卷是用来算总账的。要让这件事有人管，提一个投诉：24 小时内答复，一步一步看得到。',
  complain: '把这件事提成投诉',
  others: '看看其他问卷',
};

export type SurveyWords = typeof surveys;
