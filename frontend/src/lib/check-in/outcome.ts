import type { CheckInWords } from '../../locales/check-in.zh-CN';
import type { Entry } from './gate.svelte';

export interface Outcome {
  /** `waiting` is let in but not confirmed: it never looks like what the server has confirmed. */
  state: 'met' | 'waiting' | 'due' | 'late';
  title: string;
  text: string;
}

type Said = Pick<Entry, 'judged' | 'answered' | 'before' | 'method' | 'problem'>;

/** What is said of somebody at the entrance. The server's word counts; until it is there, nothing is called confirmed. */
export function outcomeOf(c: CheckInWords, entry: Said, when: (at: string) => string): Outcome {
  const { says } = c;
  const again = entry.before ? says.repeated_text(when(entry.before)) : says.repeated_plain;
  const verdict = entry.answered?.verdict;
  switch (verdict ?? entry.judged) {
    case 'accepted':
      return { state: 'met', title: says.accepted, text: '' };
    case 'let_in':
      return {
        state: 'waiting',
        title: says.queued,
        text: entry.method === 'ticket' ? says.queued_text : says.queued_code_text,
      };
    case 'not_listed':
      return { state: 'waiting', title: says.not_listed, text: says.not_listed_text };
    case 'repeated':
      return { state: 'due', title: says.repeated, text: again };
    case 'undone':
      return { state: 'due', title: says.undone, text: says.undone_text };
    case 'not_confirmed':
      return { state: 'late', title: says.not_confirmed, text: says.not_confirmed_text };
    case 'revoked':
      return { state: 'late', title: says.revoked, text: says.revoked_text };
    case 'forged':
      return { state: 'late', title: says.forged, text: says.forged_text };
    case 'other_event':
      return { state: 'late', title: says.other_event, text: says.other_event_text };
    case 'cannot_verify':
      return { state: 'late', title: says.cannot_verify, text: says.cannot_verify_text };
    case 'no_room':
      return { state: 'late', title: says.no_room, text: says.no_room_text };
    default:
      return { state: 'late', title: says.unknown, text: says.unknown_text };
  }
}

/** Who it was, as far as it is known. */
export function nameOf({ answered, seat }: Pick<Entry, 'answered' | 'seat'>): string {
  return answered?.name ?? seat?.initials ?? '';
}
