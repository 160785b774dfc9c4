import { newKey } from '../api/client';

const PREFIX = 'linli-draft:';
const SAVE_AFTER_MS = 300;

interface Kept {
  title: string;
  text: string;
}

/**
 * What somebody is writing, kept on this device until it is sent or thrown away: a lost connection
 * or a closed page loses nothing. The idempotency key changes only with the content, so that
 * sending again after a lost answer cannot post twice.
 */
export class Draft {
  title = $state('');
  text = $state('');
  restored = $state(false);
  saved = $state(false);
  readonly #place: string;
  #sent: { content: string; key: string } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `place` names what is written, such as `topic-7`; drafts of other accounts stay hidden. */
  constructor(accountId: number, place: string) {
    this.#place = `${PREFIX}${accountId}:${place}`;
  }

  /** Runs in the browser, once. */
  restore(): void {
    const kept = read(this.#place);
    if (!kept || this.text !== '' || this.title !== '') return;
    this.title = kept.title;
    this.text = kept.text;
    this.restored = kept.text.trim() !== '' || kept.title.trim() !== '';
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
    try {
      localStorage.setItem(this.#place, JSON.stringify({ title: this.title, text: this.text }));
      this.saved = true;
    } catch {
      // No room, or storage is switched off: the text is still on the page.
    }
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.saved = false;
    this.restored = false;
    try {
      localStorage.removeItem(this.#place);
    } catch {
      // Nothing was kept either.
    }
  }

  discard(): void {
    this.title = '';
    this.text = '';
    this.forget();
  }

  /** The key under which this content is sent. */
  key(): string {
    const content = `${this.title}\n${this.text}`;
    if (this.#sent?.content !== content) this.#sent = { content, key: newKey() };
    return this.#sent.key;
  }
}

/** Drafts belong to whoever was signed in: nothing stays on a shared device. */
export function forgetAllDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(PREFIX)) localStorage.removeItem(name);
    }
  } catch {
    // Storage is switched off.
  }
}

function read(place: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Partial<Kept> | null;
    return kept ? { title: kept.title ?? '', text: kept.text ?? '' } : null;
  } catch {
    return null;
  }
}
