import { asProblem, Problem } from '../api/problem';
import { SendKey } from '../api/send-key';
import { forgetAt, keepAt, keptAt, placeOf } from '../composer/kept';
import { formOf, inputOf, type PollForm, tidied, type Wrong, wrongIn } from './form';
import type { PollInput } from './shapes';

interface Kept {
  poll: PollForm;
}

/** The poll of a topic that somebody is writing, kept on this device until the topic is there. */
export class PollDraft {
  /** Null where there is to be none. */
  form = $state<PollForm | null>(null);
  /** What is wrong with it, since it was sent. */
  wrong = $state.raw<Wrong[]>([]);
  problem = $state.raw<Problem | null>(null);
  readonly #place: string;
  readonly #key = new SendKey();

  /** `place` names the topic that is written, as that of its words. */
  constructor(accountId: number, place: string) {
    this.#place = placeOf(accountId, `${place}-poll`);
  }

  /** Runs in the browser, once. */
  restore(): void {
    const kept = keptAt<Kept>(this.#place)?.poll;
    if (this.form === null && kept) this.form = { ...formOf(null), ...kept };
  }

  turn(on: boolean): void {
    this.form = on ? formOf(null) : null;
    this.keep();
  }

  /** Call after every change. */
  keep(): void {
    if (this.form) keepAt(this.#place, { poll: $state.snapshot(this.form) });
    else forgetAt(this.#place);
  }

  /** What goes with the topic; throws a `Problem` where something is wrong with it. */
  input(now: string): PollInput | null {
    this.problem = null;
    this.wrong = [];
    if (!this.form) return null;
    this.form = tidied(this.form);
    this.wrong = wrongIn(this.form, now);
    if (this.wrong.length > 0) throw new Problem(422, 'invalid');
    return inputOf(this.form);
  }

  /** The key of the words, as long as the poll is the same too. */
  key(words: string): string {
    return this.form ? this.#key.for([words, this.form]) : words;
  }

  /** The topic was refused, perhaps for its poll. */
  refused(error: unknown): void {
    this.problem = asProblem(error);
  }

  sent(): void {
    this.form = null;
    forgetAt(this.#place);
  }
}
