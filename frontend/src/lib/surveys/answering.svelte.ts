import { answer, api, once } from '../api/client';
import { SendKey } from '../api/send-key';
import { forgetAt, keepAt, keptAt, placeOf as storageOf } from '../composer/kept';
import { blank, firstOpen, fitting, isAnswered, repliesOf, type AllGiven } from './replies';
import type { Survey, SurveyReceipt } from './shapes';

const SAVE_AFTER_MS = 300;

interface Kept {
  given: Record<string, unknown>;
}

/** A survey while it is being answered: one question at a time, kept on this device until it is sent. */
export class Answering {
  given = $state<AllGiven>({});
  restored = $state(false);
  saved = $state(false);
  readonly survey: Survey;
  readonly #storage: string;
  readonly #key = new SendKey();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(account: number, survey: Survey) {
    this.survey = survey;
    this.#storage = storageOf(account, `survey-${survey.id}`);
    this.given = blank(survey.questions);
  }

  /** Runs in the browser, once. */
  restore(): void {
    const kept = keptAt<Kept>(this.#storage)?.given;
    if (!kept || typeof kept !== 'object') return;
    this.given = fitting(this.survey.questions, kept);
    this.restored = this.answeredCount > 0;
  }

  get answeredCount(): number {
    return this.survey.questions.filter((question) => isAnswered(question, this.given[question.id]))
      .length;
  }

  /** The first question without an answer. */
  get open(): number {
    return firstOpen(this.survey.questions, this.given);
  }

  /** Call after every change. */
  changed(): void {
    this.saved = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), SAVE_AFTER_MS);
  }

  keep(): void {
    clearTimeout(this.#timer);
    if (this.answeredCount > 0) this.saved = keepAt(this.#storage, { given: this.given });
  }

  /** Nothing stays on the device. */
  forget(): void {
    clearTimeout(this.#timer);
    forgetAt(this.#storage);
    this.restored = this.saved = false;
  }

  startOver(): void {
    this.forget();
    this.given = blank(this.survey.questions);
  }

  /** Sends it; sent again after a lost answer, it is given once. */
  async send(): Promise<SurveyReceipt> {
    this.keep();
    const params = { path: { survey_id: this.survey.id } };
    const body = { replies: repliesOf(this.survey.questions, this.given) };
    const headers = once(this.#key.for(body));
    const receipt = await answer<SurveyReceipt>(
      api.POST('/surveys/{survey_id}/answers', { params, headers, body }),
    );
    this.forget();
    return receipt;
  }
}
