import { answer, api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Deposit } from './shapes';

/** A deposit of the viewer that stands open on a page, and what they do to it. */
export class OwnDeposit {
  value = $state.raw<Deposit>() as Deposit;

  constructor(deposit: Deposit) {
    this.value = deposit;
  }

  get #params() {
    return { path: { deposit_id: this.value.id } };
  }

  refresh = async (): Promise<void> => {
    this.value = await answer<Deposit>(api.GET('/deposits/{deposit_id}', { params: this.#params }));
  };

  /** Shows what is now; where it was too late for it, too. */
  withdraw = async (): Promise<void> => {
    try {
      this.value = await answer<Deposit>(
        api.POST('/deposits/{deposit_id}/withdrawal', { params: this.#params }),
      );
    } catch (error) {
      if (asProblem(error).status === 409) await this.refresh().catch(() => undefined);
      throw error;
    }
  };
}
