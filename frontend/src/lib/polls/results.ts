import type { Poll, PollResults } from './shapes';

/** An option as results tell of it. */
export interface Counted {
  id: number;
  text: string;
  count: number;
  /** Of those who voted, in whole percent. */
  percent: number;
  won: boolean;
}

/** The options of a poll with how many voted for each, in their order. */
export function counted(poll: Poll, results: PollResults): Counted[] {
  const counts = new Map(results.counts.map(({ option_id, count }) => [option_id, count]));
  return poll.options.map(({ id, text }) => {
    const count = counts.get(id) ?? 0;
    const percent = results.voter_count > 0 ? Math.round((count * 100) / results.voter_count) : 0;
    return { id, text, count, percent, won: results.winner_ids.includes(id) };
  });
}

/** A choice moved one place up or down; the same where there is no place. */
export function moved(order: number[], id: number, by: -1 | 1): number[] {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const others = order.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** Whether so many choices make a vote. */
export function isEnough(poll: Poll, choices: number[]): boolean {
  return choices.length >= poll.min_choices && choices.length <= poll.max_choices;
}
