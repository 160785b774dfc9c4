import { answer, api, newKey } from '../api/client';
import type { DeflectionStep, SimilarTopic } from './shapes';

const PAUSE_MS = 400;
/** Characters of a title from which on it says something. */
const LENGTH_MIN = 2;

/** Topics like the one whose title is being typed, and what came of showing them. */
export class Similar {
  topics = $state.raw<SimilarTopic[]>([]);
  /** Whether one of them was opened. */
  opened = $state(false);
  /** Whether it was said that one of them answers the question. */
  answered = $state(false);
  readonly #boardId: number;
  /** Tells this composer from others, and says nothing of whose it is. Made when it is needed: in the browser. */
  #token: string | null = null;
  #shown = false;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(boardId: number) {
    this.#boardId = boardId;
  }

  /** Call with each change of the title: asks at the next pause. */
  type(title: string): void {
    const text = title.trim();
    if (text === this.#asked) return;
    this.#asked = text;
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    if ([...text].length < LENGTH_MIN) {
      this.topics = [];
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(text, turn), PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  open(): void {
    this.opened = true;
    void this.#say('opened');
  }

  answer(): void {
    this.answered = true;
    void this.#say('answered');
  }

  /** The topic was opened all the same. */
  async posted(): Promise<void> {
    if (this.#shown) await this.#say('posted');
  }

  async #ask(title: string, turn: number): Promise<void> {
    const query = { title, board_id: this.#boardId };
    try {
      const { items } = await answer(api.GET('/topics/similar', { params: { query } }));
      // Whoever types on waits for another answer.
      if (turn !== this.#turn) return;
      this.topics = items;
      if (items.length > 0 && !this.#shown) {
        this.#shown = true;
        await this.#say('shown');
      }
    } catch {
      // It is an offer: without it one writes as before.
    }
  }

  async #say(step: DeflectionStep): Promise<void> {
    this.#token ??= newKey();
    const body = { board_id: this.#boardId, token: this.#token, step };
    try {
      // The page may be left at this moment.
      await answer(api.POST('/deflections', { body, keepalive: true }));
    } catch {
      // What is not counted changes nothing for whoever writes.
    }
  }
}
