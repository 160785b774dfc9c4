import type { Draw, DrawState } from './shapes';

type Sign = 'met' | 'due' | 'late' | 'waiting' | 'plain';

/** How the state of a draw looks. */
export const DRAW_SIGN: Record<DrawState, Sign> = {
  draft: 'plain',
  announced: 'waiting',
  open: 'met',
  closed: 'waiting',
  drawn: 'plain',
  cancelled: 'plain',
};

export interface DateOf {
  name: 'opens' | 'closes' | 'draws' | 'ended';
  at: string;
}

type Dated = Pick<
  Draw,
  'state' | 'opens_at' | 'closes_at' | 'draws_at' | 'drawn_at' | 'cancelled_at'
>;

/** The date that one waits for: the next in the life of a draw, or its end. */
export function nextDate(of: Dated): DateOf {
  const ended = of.drawn_at ?? of.cancelled_at;
  if (ended) return { name: 'ended', at: ended };
  if (of.state === 'announced') return { name: 'opens', at: of.opens_at };
  if (of.state === 'closed') return { name: 'draws', at: of.draws_at };
  return { name: 'closes', at: of.closes_at };
}
