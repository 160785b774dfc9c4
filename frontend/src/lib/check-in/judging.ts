import type { Verdict } from '../events/shapes';
import type { RosterSeat } from './shapes';
import type { TicketClaims } from './ticket';

/** What is known at the entrance without asking the server. */
export interface Known {
  event_id: number;
  seats: Map<number, RosterSeat>;
  /** Who was let in here and is not yet in the roster: when, by attendee. */
  admitted: Map<number, string>;
}

/**
 * What the entrance says of somebody without a network. `let_in` is not yet checked in: it is only written down, and
 * the server has the last word. `not_listed` is genuine but newer than the list that this device has.
 */
export type Judgement =
  | { says: 'let_in' | 'not_listed'; seat: RosterSeat | null }
  | { says: 'repeated'; seat: RosterSeat; at: string }
  | { says: 'revoked' | 'not_confirmed'; seat: RosterSeat }
  | { says: 'forged' | 'other_event' | 'unknown'; seat: null };

/** Judges what a verified ticket says; null stands for one that was not signed by our key. */
export function judgeTicket(claims: TicketClaims | null, known: Known): Judgement {
  // What is not ours comes before everything that it says of itself.
  if (!claims) return { says: 'forged', seat: null };
  if (claims.event_id !== known.event_id) return { says: 'other_event', seat: null };
  const seat = known.seats.get(claims.attendee_id);
  if (!seat) return { says: 'not_listed', seat: null };
  if (seat.serial > claims.serial) return { says: 'revoked', seat };
  return judgeSeat(seat, known);
}

/** Judges somebody found by the short code or in the list. */
export function judgeSeat(seat: RosterSeat, known: Known): Judgement {
  if (seat.state === 'cancelled') return { says: 'revoked', seat };
  if (seat.state === 'waiting') return { says: 'not_confirmed', seat };
  const at = seat.checked_in_at ?? known.admitted.get(seat.attendee_id);
  return at ? { says: 'repeated', seat, at } : { says: 'let_in', seat };
}

/** How a typed code is compared: nobody types blanks, dashes or capitals as they are printed. */
export const plainCode = (code: string) => code.replace(/[\s-]/g, '').toUpperCase();

export function seatByCode(code: string, seats: Iterable<RosterSeat>): RosterSeat | null {
  const wanted = plainCode(code);
  for (const seat of seats) if (plainCode(seat.code) === wanted) return seat;
  return null;
}

/** What the server's verdict means for whoever stands at the entrance. */
export function passes(verdict: Verdict): boolean {
  return verdict === 'accepted';
}
