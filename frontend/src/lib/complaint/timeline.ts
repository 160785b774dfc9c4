import type { ComplaintAct } from '../api/shapes';

/** Acts that stand together: those of one cycle, or the middle of many, which are folded away at first. */
export interface Stretch {
  cycle: number;
  folded: 'cycle' | 'middle' | null;
  acts: ComplaintAct[];
}

/** A cycle of more acts is folded in its middle. */
const LONG = 24;
const FIRST = 3;
const LAST = 12;

/** Splits what happened into cycles; only the newest stands open, and of a long one its beginning and end. */
export function stretchesOf(acts: ComplaintAct[]): Stretch[] {
  const cycles: ComplaintAct[][] = [[]];
  for (const act of acts) {
    if (act.kind === 'reopened') cycles.push([]);
    cycles.at(-1)?.push(act);
  }
  return cycles.flatMap((acts, index): Stretch[] => {
    const cycle = index + 1;
    if (cycle < cycles.length) return [{ cycle, folded: 'cycle', acts }];
    if (acts.length <= LONG) return [{ cycle, folded: null, acts }];
    return [
      { cycle, folded: null, acts: acts.slice(0, FIRST) },
      { cycle, folded: 'middle', acts: acts.slice(FIRST, -LAST) },
      { cycle, folded: null, acts: acts.slice(-LAST) },
    ];
  });
}

/** What became of an answer: taken back, found to be none, or doubted and not ruled on yet. */
export type Fate = 'retracted' | 'none' | 'disputed';

/** By the numbers of answers; an answer that simply stands is not there. */
export function fatesOf(acts: ComplaintAct[]): Map<number, Fate> {
  const fates = new Map<number, Fate>();
  for (const { kind, answer_number } of acts) {
    if (answer_number == null) continue;
    if (kind === 'answer_retracted') fates.set(answer_number, 'retracted');
    else if (kind === 'dispute_upheld') fates.set(answer_number, 'none');
    else if (kind === 'dispute_dismissed') fates.delete(answer_number);
    else if (kind === 'answer_disputed') fates.set(answer_number, 'disputed');
  }
  return fates;
}

/** Acts that say something in words: without them the words were erased. */
const SPOKEN = new Set([
  'filed',
  'followed_up',
  'answered',
  'resolved',
  'reopened',
  'info_requested',
  'commitment_made',
  'extended',
  'dispute_upheld',
  'dispute_dismissed',
  'closing_proposed',
  'refused',
  'declined',
  'compensation_proposed',
]);

export function wasErased(act: ComplaintAct): boolean {
  return act.html === null && SPOKEN.has(act.kind);
}
