import { noonOf } from './promise';
import type { Deposit, DepositState, GroupBuy } from './shapes';

export type Step = 'pay' | 'held' | 'choose' | 'apply' | 'refund' | 'back';

/** The way of a deposit, and how many of its steps are behind it. */
export interface Way {
  steps: Step[];
  done: number;
}

const REACHED: Record<Exclude<DepositState, 'lapsed'>, number> = {
  waiting: 0,
  held: 2,
  selected: 3,
  applied: 4,
  refunding: 2,
  refunded: 4,
};

/** Towards the contract, or back to whoever paid. What lapsed went nowhere. */
export function wayOf(state: DepositState): Way | null {
  if (state === 'lapsed') return null;
  const back = state === 'refunding' || state === 'refunded';
  return {
    steps: back ? ['pay', 'held', 'refund', 'back'] : ['pay', 'held', 'choose', 'apply'],
    done: REACHED[state],
  };
}

/** Whether nothing will happen to it any more. */
export function isOver({ state, refunds }: Pick<Deposit, 'state' | 'refunds'>): boolean {
  const owed = refunds.some((refund) => refund.state !== 'done');
  return !owed && (state === 'applied' || state === 'refunded' || state === 'lapsed');
}

export interface DateOf {
  name: 'opens' | 'closes' | 'decides' | 'selects' | 'ended';
  /** An instant; a day stands for its noon. */
  at: string;
}

type Dated = Pick<
  GroupBuy,
  'state' | 'opens_at' | 'closes_at' | 'decides_at' | 'selects_on' | 'ended_at'
>;

/** The date that one waits for: the next in the life of a group buy, or its end. */
export function nextDate(of: Dated): DateOf {
  if (of.state === 'announced') return { name: 'opens', at: of.opens_at };
  if (of.state === 'counting') return { name: 'decides', at: of.decides_at };
  if (of.state === 'selecting') return { name: 'selects', at: noonOf(of.selects_on) };
  if (of.ended_at) return { name: 'ended', at: of.ended_at };
  return { name: 'closes', at: of.closes_at };
}
