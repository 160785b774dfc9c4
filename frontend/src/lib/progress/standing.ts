import { daysUntil } from './dates';
import type { Milestone } from './shapes';
import type { ProgressWords } from '../../locales/progress.zh-CN';

/** How a milestone stands, in words: a colour alone says nothing. */
export function standingOf(
  p: ProgressWords,
  one: Pick<Milestone, 'state' | 'late_days' | 'promised_on'>,
  now: string,
): string {
  if (one.state === 'upcoming') return p.standing.upcoming(daysUntil(one.promised_on, now));
  if (one.state === 'done') return p.standing.done;
  if (one.state === 'withdrawn') return p.standing.withdrawn;
  return p.standing[one.state](one.late_days);
}
