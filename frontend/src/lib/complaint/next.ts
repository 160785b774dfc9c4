import type { Complaint } from '../api/shapes';
import type { ComplaintWords } from '../../locales/complaints.zh-CN';
import { owedFirst, promisedHere, standingOf } from './deadline';

/** What happens next, in a sentence or two; `due` says a time as people do. */
export function nextWords(
  { page }: ComplaintWords,
  complaint: Complaint,
  { isOwn, now }: { isOwn: boolean; now: string },
  due: (at: string) => string,
): string[] {
  const words = page.next;
  const { state } = complaint;
  const owed = owedFirst(promisedHere(complaint));
  const answerOwed = owed?.kind.endsWith('answer') ?? false;
  const said = isOwn ? page.next_own : words;
  if (state !== 'received' && state !== 'answered' && state !== 'resolved') return [said[state]];
  if (state === 'resolved' && !answerOwed) return [said.resolved];
  if (complaint.waits_until_at != null && !answerOwed) {
    const waits = isOwn ? page.waits_own : page.waits;
    return [waits(due(complaint.waits_until_at))];
  }
  if (!owed) return [complaint.source === 'imported' ? words.imported : words.answered_open];
  const isLate = standingOf(owed, now).state === 'late';
  const when = due(owed.due_at);
  if (owed.kind === 'first_answer') return [isLate ? words.received_late : words.received(when)];
  const again = isLate ? words.again_late : words.again(when);
  if (answerOwed) return state === 'resolved' ? [said.resolved, again] : [again];
  return [isLate ? words.answered_late : words.answered(when)];
}
