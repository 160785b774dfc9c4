import { answer, api } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { Items } from '../api/shapes';
import { keepRegistration, keptRegistration } from './kept';
import { OwnRegistration } from './own-registration.svelte';
import type { ClubEvent, EventQuestion, Registration, Ticket } from './shapes';

/** The page of one registration: what is known now, or was known last where there is no network. */
export class OpenRegistration {
  own = $state.raw<OwnRegistration | null>(null);
  tickets = $state.raw<Ticket[]>([]);
  freeUntil = $state.raw<string | null>(null);
  questions = $state.raw<EventQuestion[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** When it was known, where it comes from this device. */
  seenAt = $state<string | null>(null);
  /** Whether this device has the tickets. */
  kept = $state(false);
  readonly #account: number;
  readonly #id: number;

  constructor(account: number, id: number) {
    this.#account = account;
    this.#id = id;
  }

  load = async (now: string): Promise<void> => {
    this.problem = null;
    try {
      await this.#read();
      this.seenAt = null;
      this.#keep(now);
    } catch (error) {
      this.problem = asProblem(error);
      if (this.problem.code === 'offline') this.#restore();
    }
  };

  /** Once something was changed here: new tickets, or fewer. */
  changed = async (now: string): Promise<void> => {
    await this.#readTickets().catch(() => undefined);
    this.#keep(now);
  };

  async #read(): Promise<void> {
    const params = { path: { registration_id: this.#id } };
    const registration = await answer<Registration>(
      api.GET('/registrations/{registration_id}', { params }),
    );
    this.own = new OwnRegistration(registration);
    await this.#readTickets();
    const path = { event_id: registration.event.id };
    // Who may no longer know the event still has the registration.
    const event = await answer<ClubEvent>(
      api.GET('/events/{event_id}', { params: { path } }),
    ).catch(() => null);
    this.freeUntil = event?.registration.free_cancel_until_at ?? null;
    this.questions = event?.questions ?? [];
  }

  async #readTickets(): Promise<void> {
    const params = { path: { registration_id: this.#id } };
    const { items } = await answer<Items<Ticket>>(
      api.GET('/registrations/{registration_id}/tickets', { params }),
    );
    this.tickets = items;
  }

  #keep(now: string): void {
    if (!this.own) return;
    this.kept = keepRegistration(this.#account, {
      registration: $state.snapshot(this.own.value) as Registration,
      tickets: this.tickets,
      free_until: this.freeUntil,
      seen_at: now,
    });
  }

  #restore(): void {
    const kept = keptRegistration(this.#account, this.#id);
    if (!kept) return;
    this.own = new OwnRegistration(kept.registration);
    this.tickets = kept.tickets;
    this.freeUntil = kept.free_until;
    this.seenAt = kept.seen_at;
    this.kept = true;
    this.problem = null;
  }
}
