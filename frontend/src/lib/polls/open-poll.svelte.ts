import { answer, api } from '../api/client';
import type { OwnPollVote } from './shapes';

/** What only the viewer knows of a poll, and does with it. The page has what is the same for everybody. */
export class OpenPoll {
  /** Null until the viewer is known. */
  own = $state.raw<OwnPollVote | null>(null);
  /** What is chosen, or the order so far. */
  chosen = $state.raw<number[]>([]);
  readonly #params: { path: { topic_id: number } };

  constructor(topicId: number) {
    this.#params = { path: { topic_id: topicId } };
  }

  #know(own: OwnPollVote): void {
    this.own = own;
    this.chosen = own.choices;
  }

  /** Without it the poll stays readable. */
  async personalise(): Promise<void> {
    const own = await answer(
      api.GET('/topics/{topic_id}/poll/vote', { params: this.#params }),
    ).catch(() => null);
    if (own) this.#know(own);
  }

  async vote(): Promise<void> {
    const body = { choices: this.chosen };
    const params = this.#params;
    this.#know(await answer(api.PUT('/topics/{topic_id}/poll/vote', { params, body })));
  }

  async withdraw(): Promise<void> {
    const params = this.#params;
    this.#know(await answer(api.DELETE('/topics/{topic_id}/poll/vote', { params })));
  }

  async close(): Promise<void> {
    await answer(api.POST('/topics/{topic_id}/poll/close', { params: this.#params }));
    await this.personalise();
  }

  async remove(): Promise<void> {
    await answer(api.DELETE('/topics/{topic_id}/poll', { params: this.#params }));
  }
}
