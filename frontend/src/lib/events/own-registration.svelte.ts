import { answer, api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Registration } from './shapes';

/** A registration of the viewer that stands open on a page, and what they do to it. */
export class OwnRegistration {
  value = $state.raw<Registration>() as Registration;

  constructor(registration: Registration) {
    this.value = registration;
  }

  get #params() {
    return { path: { registration_id: this.value.id } };
  }

  refresh = async (): Promise<void> => {
    this.value = await answer<Registration>(
      api.GET('/registrations/{registration_id}', { params: this.#params }),
    );
  };

  /** Keeps so many of the seats that are offered. */
  async accept(seat_count: number | null): Promise<void> {
    const params = this.#params;
    await this.#does(
      api.POST('/registrations/{registration_id}/accept', { params, body: { seat_count } }),
    );
  }

  async decline(): Promise<void> {
    await this.#does(
      api.POST('/registrations/{registration_id}/decline', { params: this.#params }),
    );
  }

  /** Some of those who were to come, or all. */
  async cancel(attendee_ids: number[] | null): Promise<void> {
    const params = this.#params;
    const body = { attendee_ids, reason: null };
    await this.#does(api.POST('/registrations/{registration_id}/cancel', { params, body }));
  }

  async rate(stars: number, words: string): Promise<void> {
    const params = this.#params;
    const body = { stars, words };
    await this.#does(api.PUT('/registrations/{registration_id}/rating', { params, body }));
  }

  /** Shows what is now; where it was too late for it, too. */
  async #does(doing: Parameters<typeof answer<Registration>>[0]): Promise<void> {
    try {
      this.value = await answer<Registration>(doing);
    } catch (error) {
      if (asProblem(error).status === 409) await this.refresh().catch(() => undefined);
      throw error;
    }
  }
}
