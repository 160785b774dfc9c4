import { answer, api, once } from '../api/client';
import { SendKey } from '../api/send-key';
import { asProblem } from '../api/problem';
import type { Complaint, ComplaintAct } from '../api/shapes';
import type { ComplaintData } from '../page';

/** What was looked at longer ago is asked for again when somebody comes back to the page. */
const FRESH_MS = 60_000;

/** A complaint that stands open on a page, and what the viewer does to it. */
export class OpenComplaint {
  complaint = $state.raw<Complaint>() as Complaint;
  acts = $state.raw<ComplaintAct[]>([]);
  readonly #key = new SendKey();
  #readAt = Date.now();

  constructor(data: ComplaintData) {
    this.complaint = data.complaint;
    this.acts = data.acts;
  }

  get #params() {
    return { path: { complaint_id: this.complaint.id } };
  }

  /** Gives whether something had happened since. */
  refresh = async (): Promise<boolean> => {
    const { version } = this.complaint;
    const params = this.#params;
    const [complaint, timeline] = await Promise.all([
      answer(api.GET('/complaints/{complaint_id}', { params })),
      answer(api.GET('/complaints/{complaint_id}/timeline', { params })),
    ]);
    [this.complaint, this.acts] = [complaint, timeline.items];
    this.#readAt = Date.now();
    return complaint.version !== version;
  };

  /** For whoever comes back to the page: an answer may have come. Without a network all stays as it is. */
  async lookAgain(): Promise<boolean> {
    if (Date.now() - this.#readAt < FRESH_MS) return false;
    return this.refresh().catch(() => false);
  }

  async followUp(markdown: string, photo_ids: number[]): Promise<void> {
    const body = { markdown, photo_ids };
    const [params, headers] = [this.#params, once(this.#key.for(body))];
    await this.#does(
      answer(api.POST('/complaints/{complaint_id}/posts', { params, headers, body })),
    );
  }

  async reopen(markdown: string, photo_ids: number[]): Promise<void> {
    const body = { markdown, photo_ids };
    const [params, headers] = [this.#params, once(this.#key.for(body))];
    await this.#does(
      answer(api.POST('/complaints/{complaint_id}/reopening', { params, headers, body })),
    );
  }

  async confirm(): Promise<void> {
    const params = this.#params;
    await this.#does(answer(api.POST('/complaints/{complaint_id}/confirmation', { params })));
  }

  async withdraw(): Promise<void> {
    const params = this.#params;
    await this.#does(answer(api.POST('/complaints/{complaint_id}/withdrawal', { params })));
  }

  async dispute(number: number): Promise<void> {
    const params = { path: { complaint_id: this.complaint.id, number } };
    await this.#does(
      answer(api.POST('/complaints/{complaint_id}/answers/{number}/dispute', { params })),
    );
  }

  /** Needs no answer to what was added last. */
  async waive(): Promise<void> {
    const params = this.#params;
    await this.#does(answer(api.POST('/complaints/{complaint_id}/waiver', { params })));
  }

  /** Wants the answer that staff found needless. */
  async want(): Promise<void> {
    const params = this.#params;
    await this.#does(answer(api.DELETE('/complaints/{complaint_id}/skip', { params })));
  }

  async rate(rating: number): Promise<void> {
    const params = this.#params;
    await this.#does(
      answer(api.PUT('/complaints/{complaint_id}/rating', { params, body: { rating } })),
    );
  }

  /** Shows what is now; where it was too late for it, too. */
  async #does(doing: Promise<Complaint>): Promise<void> {
    try {
      this.complaint = await doing;
      this.#key.renew();
    } catch (error) {
      if (asProblem(error).status === 409) await this.refresh().catch(() => undefined);
      throw error;
    }
    // What was done is done, whether or not the timeline can be read just now.
    await this.refresh().catch(() => undefined);
  }
}
