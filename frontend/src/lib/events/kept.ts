import { keepAt, keptAt, placeOf } from '../composer/kept';
import type { Registration, Ticket } from './shapes';

/** A registration with its tickets, as it was seen last on this device. */
export interface KeptRegistration {
  registration: Registration;
  tickets: Ticket[];
  /** Until when one may cancel freely. */
  free_until: string | null;
  seen_at: string;
}

const place = (account: number, id: number) => placeOf(account, `registration-${id}`);

export function keepRegistration(account: number, kept: KeptRegistration): boolean {
  return keepAt(place(account, kept.registration.id), kept);
}

/** What was kept, if it is whole: it may have been written by an older page. */
export function keptRegistration(account: number, id: number): KeptRegistration | null {
  const kept = keptAt<KeptRegistration>(place(account, id));
  if (!kept?.registration || !kept.tickets || !kept.seen_at) return null;
  return { free_until: null, ...kept } as KeptRegistration;
}

export interface KeptList {
  coming: Registration[];
  seen_at: string;
}

export function keepList(account: number, kept: KeptList): boolean {
  return keepAt(placeOf(account, 'registrations'), kept);
}

export function keptList(account: number): KeptList | null {
  const kept = keptAt<KeptList>(placeOf(account, 'registrations'));
  return kept?.coming && kept.seen_at ? (kept as KeptList) : null;
}
