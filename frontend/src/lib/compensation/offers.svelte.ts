import { answer, api, once } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import { SendKey } from '../api/send-key';
import type { Compensation, CompensationKind } from '../api/shapes';

/** What is proposed. */
export interface Proposal {
  kind: CompensationKind;
  value_fen?: number;
  points?: number;
  pay_within_days: number;
  markdown: string;
}

/** A step that takes no words. */
export type Step = 'approval' | 'acceptance' | 'declination' | 'receipt';

/** What is offered for one complaint, as far as the viewer knows of it. */
export class Offers {
  items = $state.raw<Compensation[]>([]);
  problem = $state.raw<Problem | null>(null);
  readonly #key = new SendKey();
  readonly #complaint: number;

  /** `items` are those that are known already. */
  constructor(complaint: number, items: Compensation[] = []) {
    this.#complaint = complaint;
    this.items = items;
  }

  refresh = async (): Promise<void> => {
    const params = { path: { complaint_id: this.#complaint } };
    try {
      const path = '/complaints/{complaint_id}/compensations';
      this.items = (await answer(api.GET(path, { params }))).items;
      this.problem = null;
    } catch (error) {
      this.problem = asProblem(error);
    }
  };

  async propose(body: Proposal): Promise<void> {
    const params = {
      path: { complaint_id: this.#complaint },
      header: once(this.#key.for(body)),
    };
    await this.#done(api.POST('/complaints/{complaint_id}/compensations', { params, body }));
  }

  async step(id: number, step: Step): Promise<void> {
    const params = { path: { compensation_id: id }, header: once(this.#key.for([id, step])) };
    const call = {
      approval: () => api.POST('/compensations/{compensation_id}/approval', { params }),
      acceptance: () => api.POST('/compensations/{compensation_id}/acceptance', { params }),
      declination: () => api.POST('/compensations/{compensation_id}/declination', { params }),
      receipt: () => api.POST('/compensations/{compensation_id}/receipt', { params }),
    }[step];
    await this.#done(call());
  }

  async refuse(id: number, markdown: string): Promise<void> {
    const body = { markdown };
    const params = { path: { compensation_id: id }, header: once(this.#key.for([id, body])) };
    await this.#done(api.POST('/compensations/{compensation_id}/refusal', { params, body }));
  }

  async pay(id: number, reference: string): Promise<void> {
    const body = { reference };
    const params = { path: { compensation_id: id }, header: once(this.#key.for([id, body])) };
    await this.#done(api.POST('/compensations/{compensation_id}/payment', { params, body }));
  }

  async #done(call: Parameters<typeof answer<Compensation>>[0]): Promise<void> {
    const changed = await answer(call);
    this.#key.renew();
    const known = this.items.some(({ id }) => id === changed.id);
    this.items = known
      ? this.items.map((one) => (one.id === changed.id ? changed : one))
      : [...this.items, changed];
  }
}
