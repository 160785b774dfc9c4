import type {
  AppealDecision,
  SanctionActKind,
  SanctionKind,
  SanctionReason,
  SanctionState,
} from '../lib/sanctions/shapes';

const kind: Record<SanctionKind, string> = {
  warned: '警告',
  silenced: '禁言',
  suspended: '停用',
};

const kind_text: Record<SanctionKind, string> = {
  warned: '提醒对方不要再这样，不限制使用。',
  silenced: '可以浏览，不能发帖、回复、点赞、投票，也不能给其他会员发消息。',
  suspended:
    '不能进入这里的版块，公开版块只能像访客一样看；全站停用时，只能查看自己的处分、投诉、房屋和账号。',
};

const reason: Record<SanctionReason, string> = {
  spam: '广告或刷屏',
  abuse: '辱骂或威胁他人',
  untrue: '散布不实内容',
  privacy: '泄露他人隐私',
  illegal: '违反法律',
  evasion: '用其他账号逃避处分',
  other: '其他',
};

const state: Record<SanctionState, string> = {
  warning: '警告',
  in_force: '生效中',
  over: '已到期',
  lifted: '已解除',
};

const act: Record<SanctionActKind, string> = {
  imposed: '作出处分',
  appealed: '提出申诉',
  upheld: '维持处分',
  shortened: '缩短期限',
  lifted: '解除处分',
};

const decision: Record<AppealDecision, string> = {
  upheld: '维持',
  shortened: '缩短',
  lifted: '解除',
};

export const sanctions = {
  kind,
  kind_text,
  reason,
  state,
  act,
  decision,
  mine_lead:
    '无论受到什么处分，你都可以投诉、办理房屋事务、参加业主表决、给工作人员发消息，也可以在这里申诉。',
  none_mine: '你没有受过处分',
  everywhere: '全站',
  imposed_at: (at: string) => `${at}作出`,
  until: (at: string) => `到${at}为止`,
  endless: '没有期限',
  appeal: '申诉',
  appeal_title: '为什么觉得不对？',
  appeal_text: '每次处分可以申诉一次，由另一位工作人员处理，结果会通知你。',
  appeal_label: '你的说明',
  appealed: '申诉已提交',
  my_appeal: '你的申诉',
  waits: '等待处理',
  answer: '答复',
  decided: (name: string) => `结果：${name}`,
  desk_lead: '等待处理的申诉，最早的在最前。你自己作出的处分，由别人处理申诉。',
  none_waiting: '没有等待处理的申诉',
  decide: '处理申诉',
  decide_title: (name: string) => `处理${name}的申诉`,
  decision_label: '处理结果',
  decided_done: '已处理，双方都会收到通知',
  days: '从现在起多少天',
  why: '给对方的说明',
  lift: '解除',
  lift_title: '解除处分？',
  lift_text: '立刻解除，并通知对方。',
  lifted_done: '已解除',
  record_lead: '处分和备注只给同一范围的工作人员看。',
  impose: '警告、禁言或停用',
  impose_text: '对方会收到通知：为什么、到什么时候、怎样申诉。',
  imposed_done: '已生效，并通知了对方',
  kind_label: '怎样处分',
  place_label: '范围',
  place: { board: '一个版块', project: '一个项目', city: '一个城市', group: '全站' },
  project: '项目',
  board: '版块',
  city: '城市',
  choose: '请选择',
  reason_label: '原因',
  text_label: '给对方的说明',
  text_hint: '写清楚是哪件事。',
  days_label: '多少天',
  days_hint: '1 到 365。留空就是没有期限，只有管理员和项目经理可以。',
  history: '处分记录',
  none: '没有处分记录',
  notes: '备注',
  notes_lead: '只有同一项目的工作人员看得到，写下后不能修改。',
  no_notes: '还没有备注',
  note_label: '写备注',
  note_place: '给谁看',
  note_group: '集团的工作人员',
  note_save: '保存备注',
  noted: '备注已保存',
  note_delete: '删除备注',
  note_delete_text: '删除后不能恢复。',
  note_deleted: '备注已删除',
  did: (act: string, name: string) => `${name} ${act}`,
  command_line: '命令行',
};

export type SanctionWords = typeof sanctions;
