import { SendKey } from '../api/send-key';
import { forgetAt, keepAt, keptAt, placeOf } from './kept';

const SAVE_AFTER_MS = 300;

interface Kept {
  title: string;
  text: string;
  question?: boolean;
}

/**
 * What somebody is writing, kept on this device until it is sent or thrown away: a lost connection
 * or a closed page loses nothing. The idempotency key changes only with the content, so that
 * sending again after a lost answer cannot post twice.
 */
export class Draft {
  title = $state('');
  text = $state('');
  /** Whether a new topic asks something. */
  question = $state(false);
  restored = $state(false);
  saved = $state(false);
  readonly #place: string;
  readonly #key = new SendKey();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `place` names what is written, such as `topic-7`; drafts of other accounts stay hidden. */
  constructor(accountId: number, place: string) {
    this.#place = placeOf(accountId, place);
  }

  /** Runs in the browser, once. */
  restore(): void {
    const kept = keptAt<Kept>(this.#place);
    if (!kept || this.text !== '' || this.title !== '') return;
    this.title = kept.title ?? '';
    this.text = kept.text ?? '';
    this.question = kept.question ?? false;
    this.restored = this.text.trim() !== '' || this.title.trim() !== '';
  }

  /** Call after every change. */
  changed(): void {
    this.saved = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), SAVE_AFTER_MS);
  }

  keep(): void {
    clearTimeout(this.#timer);
    if (this.text.trim() === '' && this.title.trim() === '') return this.forget();
    // Where there is no room the text is still on the page.
    this.saved = keepAt(this.#place, {
      title: this.title,
      text: this.text,
      question: this.question,
    });
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.saved = false;
    this.restored = false;
    forgetAt(this.#place);
  }

  discard(): void {
    this.title = '';
    this.text = '';
    this.question = false;
    this.#key.renew();
    this.forget();
  }

  /** The key under which this content is sent. */
  key(): string {
    return this.#key.for([this.title, this.text, this.question]);
  }
}
