import { asProblem } from '../api/problem';
import { SendKey } from '../api/send-key';
import { forgetAt, keepAt, keptAt, placeOf } from './kept';
import { type DraftWords, type LocalDraft, settle, type StoredDraft } from './settle';
import { type DraftAddress, readStored, removeStored, saveStored } from './stored';

const KEEP_AFTER_MS = 300;
const STORE_AFTER_MS = 2_000;

/** How the account keeps a draft as well. */
interface KeptByAccount {
  address?: DraftAddress;
  /** Whether this version waits on this device to be sent: then it is not written again. */
  isOnItsWay?: (version: number) => Promise<boolean>;
}

/**
 * What somebody is writing. It is kept on this device at once, so that a lost connection or a closed page loses nothing;
 * and with an address also by the account, a moment after each pause and on leaving, so that one goes on with it on
 * another device. What the server does not take is kept here, quietly. The idempotency key changes only with the content,
 * so that sending again after a lost answer cannot post twice.
 */
export class Draft {
  title = $state('');
  text = $state('');
  /** Whether a new topic asks something. */
  question = $state(false);
  restored = $state(false);
  saved = $state(false);
  /** Whether the account has all of it. */
  stored = $state(false);
  /** What another device saved meanwhile, where this one has something else: one chooses. */
  other = $state.raw<StoredDraft | null>(null);
  /** The version of the account's draft that this is written over. */
  version: number | null = null;
  readonly #place: string;
  readonly #address: DraftAddress | null;
  readonly #isOnItsWay: (version: number) => Promise<boolean>;
  readonly #key = new SendKey();
  /** What is there before anything is written. */
  #start = '';
  #begun = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #storing: Promise<void> | null = null;

  /** `place` names what is written, such as `topic-7`; drafts of other accounts stay hidden. */
  constructor(accountId: number, place: string, kept: KeptByAccount = {}) {
    this.#place = placeOf(accountId, place);
    this.#address = kept.address ?? null;
    this.#isOnItsWay = kept.isOnItsWay ?? (() => Promise.resolve(false));
  }

  /** What is there before anything is written: another text of a post begins with the one it has. */
  begin(text: string): void {
    this.#start = text;
    if (this.text === '') this.text = text;
  }

  get #empty(): boolean {
    const nothing = this.text.trim() === '' || this.text === this.#start;
    return nothing && this.title.trim() === '';
  }

  /** Runs in the browser, once. */
  restore(): void {
    if (this.#begun) return;
    this.#begun = true;
    const kept = keptAt<LocalDraft>(this.#place);
    if (kept && this.#empty) {
      this.#show({ title: '', text: '', question: false, ...kept });
      this.version = kept.version ?? null;
      this.stored = kept.clean ?? false;
    }
    void this.#look();
  }

  #show({ title, text, question }: DraftWords): void {
    this.title = title;
    this.text = text === '' ? this.#start : text;
    this.question = question;
    this.restored = !this.#empty;
  }

  /** Call after every change. */
  changed(): void {
    this.restored = false;
    this.saved = false;
    this.stored = false;
    clearTimeout(this.#timer);
    clearTimeout(this.#rest);
    this.#timer = setTimeout(() => this.keep(), KEEP_AFTER_MS);
    if (this.#address) this.#rest = setTimeout(() => void this.store(), STORE_AFTER_MS);
  }

  keep(): void {
    clearTimeout(this.#timer);
    if (this.#empty) return this.forget();
    // Where there is no room the text is still on the page.
    this.saved = keepAt(this.#place, this.#local);
  }

  get #words(): DraftWords {
    return { title: this.title, text: this.text, question: this.question };
  }

  get #local(): LocalDraft {
    return { ...this.#words, version: this.version, clean: this.stored };
  }

  /** Lets the account have what is written, unless it has it, or one has to choose first. */
  async store(leaving = false): Promise<void> {
    clearTimeout(this.#rest);
    if (this.#storing) await this.#storing;
    if (!this.#address || this.stored || this.other || this.#empty) return;
    this.#storing = this.#store(this.#address, leaving);
    await this.#storing;
    this.#storing = null;
  }

  async #store(address: DraftAddress, leaving: boolean): Promise<void> {
    const words = this.#words;
    try {
      this.version = await saveStored(address, words, this.version, leaving);
      this.stored = JSON.stringify(words) === JSON.stringify(this.#words);
      this.saved = keepAt(this.#place, this.#local);
    } catch (error) {
      if (asProblem(error).code === 'stale') await this.#look();
    }
  }

  /** The page goes away. */
  leave(): void {
    this.keep();
    void this.store(true);
  }

  /** Looks what the account has. */
  async #look(): Promise<void> {
    if (!this.#address) return;
    let stored: StoredDraft | null;
    try {
      stored = await readStored(this.#address);
    } catch {
      return;
    }
    if (stored && (await this.#isOnItsWay(stored.version))) return;
    const settled = settle(this.#empty ? null : this.#local, stored);
    if (settled.take === 'local') {
      this.version = settled.version;
    } else if (settled.take === 'nothing') {
      this.#clear();
    } else if (stored && settled.take === 'stored') {
      this.#take(stored);
    } else {
      this.other = stored;
    }
  }

  #take(stored: StoredDraft): void {
    this.version = stored.version;
    this.stored = true;
    this.#show(stored);
    this.saved = keepAt(this.#place, this.#local);
  }

  /** One chose: what another device saved, or what is here. */
  async choose(other: boolean): Promise<void> {
    const stored = this.other;
    if (!stored) return;
    this.other = null;
    if (other) return this.#take(stored);
    this.version = stored.version;
    await this.store();
  }

  /** Throws away what is kept of it, here and with the account. */
  forget(): void {
    const version = this.version;
    this.#lose();
    if (!this.#address || version === null) return;
    // What is not thrown away now is, when it is old.
    removeStored(this.#address, version).catch(() => undefined);
  }

  #lose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#rest);
    this.saved = false;
    this.stored = false;
    this.restored = false;
    this.version = null;
    forgetAt(this.#place);
  }

  #clear(): void {
    this.title = '';
    this.text = this.#start;
    this.question = false;
    this.#key.renew();
    this.#lose();
  }

  discard(): void {
    this.forget();
    this.#clear();
  }

  /** Before it is sent: what is on its way to the account arrives first, and nothing goes there any more. */
  async hold(): Promise<void> {
    this.keep();
    clearTimeout(this.#rest);
    await this.#storing;
  }

  /** It arrived, and the account's draft went with it. */
  sent(): void {
    this.#start = '';
    this.#clear();
  }

  /** The key under which this content is sent. */
  key(): string {
    return this.#key.for([this.title, this.text, this.question]);
  }
}
