import type { GroupBuyWords } from './group-buys.zh-CN';

type Own = GroupBuyWords['own'];

/** What is said of a deposit for an auction in other words than of one for a group buy. */
export const auctionDeposits: Pick<
  Own,
  | 'panel'
  | 'open'
  | 'state'
  | 'reason'
  | 'step'
  | 'now'
  | 'withdraw_title'
  | 'withdraw_held'
  | 'no_questions'
  | 'cause'
  | 'act'
  | 'details'
  | 'promise'
  | 'group_buy'
> = {
  panel: '我的保证金',
  open: '查看保证金',
  state: {
    waiting: '等你转账',
    held: '已到账',
    selected: '已拍到',
    applied: '已抵房款',
    refunding: '退款中',
    refunded: '已退款',
    lapsed: '已失效',
  },
  reason: {
    not_paid: '没有在时限内收到钱。',
    withdrawn: '你退出了。',
    not_selected: '竞拍结束了，房子归别人，或没有签约。',
    group_buy_failed: '竞拍没有成。',
    promise_passed: '到了承诺的退款日，还没办完。',
  },
  step: {
    pay: '转账',
    held: '到账',
    choose: '拍到',
    apply: '抵房款',
    refund: '退款',
    back: '退到账',
  },
  now: {
    waiting: (when: string) => `请在${when}之前转账。`,
    held: () => '钱到了，开拍后可以出价。没拍到，全额自动退回。',
    selected: '你拍到了。请按时来签约，保证金抵作房款。',
    selected_unit: (unit: string) => `你拍到了：${unit}。请按时来签约，保证金抵作房款。`,
    applied: '保证金已经抵作房款。',
    applied_contract: (reference: string) => `保证金已经抵作房款，合同号 ${reference}。`,
    refunding: '正在退款，不用申请。',
    refunded: '钱退完了。',
    lapsed: '没有付钱，什么也不欠。',
  },
  withdraw_title: '退出这次竞拍？',
  withdraw_held: (money: string) =>
    `不用说原因。${money}全额退到付款的账户，最晚七天。报名截止后退出，就不能再参加这一场。`,
  no_questions: '没有领先的时候，随时可以退出，全额退。',
  cause: {
    withdrawn: '退出的保证金',
    not_selected: '没拍到的保证金',
    group_buy_failed: '没拍成的保证金',
    promise_passed: '到期退回的保证金',
    late: '晚到的付款',
    double: '多付的一笔',
    other_amount: '金额不对的付款',
    full: '名额满了之后的付款',
    unassigned: '认不出的付款',
  },
  act: {
    made: '报名，取得转账号',
    held: '钱已到账',
    lapsed: '没有收到钱，失效',
    withdrawn: '退出',
    selected: '拍到了',
    not_selected: '竞拍结束，开始退款',
    applied: '抵作房款',
    group_buy_failed: '竞拍没有成，开始退款',
    promise_passed: '到了承诺的退款日，开始退款',
    payment_returned: '一笔付款不合要求，开始退回',
    refunded: '退到付款的账户',
  },
  details: '这笔保证金',
  promise: '没拍到最晚退款',
  group_buy: '竞拍页面',
};

export type AuctionDepositWords = typeof auctionDeposits;
