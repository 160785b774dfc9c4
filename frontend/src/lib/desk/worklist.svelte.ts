import { SvelteSet } from 'svelte/reactivity';
import { answer, api } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { Complaint } from '../api/shapes';
import { type Asked, queryOf } from './asked';
import { without } from './rows';

/** Rows that are asked for at once. */
const PAGE = 50;
/** Rows that are read again to keep a list fresh, at most: further down nobody looks. */
const FRESH_MAX = 300;
/** The most that a page may hold. */
const PAGE_MAX = 100;

/** The list of the desk: read page by page, kept fresh, with one row under the hand and several selected. */
export class Worklist {
  items = $state.raw<Complaint[]>([]);
  next = $state.raw<string | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  /** Whether the list that is asked for is the one that is shown. */
  ready = $state(false);
  /** The id of the row under the hand. */
  at = $state<number | null>(null);
  readonly picked = new SvelteSet<number>();
  #asked: Asked | null = null;
  readonly #now: () => string;
  // Answers that come after a newer question are dropped.
  #question = 0;

  /** `now` tells the time: what is due soon depends on it. */
  constructor(now: () => string) {
    this.#now = now;
  }

  /** Reads another list from its beginning. */
  async load(asked: Asked): Promise<void> {
    this.#asked = asked;
    this.ready = false;
    this.picked.clear();
    this.at = null;
    await this.#ask(async () => ({ ...(await this.#page(asked, PAGE)), ready: true }));
  }

  /** Reads on. */
  more = async (): Promise<void> => {
    const [asked, after] = [this.#asked, this.next];
    if (!asked || after === null || this.busy) return;
    await this.#ask(async () => {
      const { items, next } = await this.#page(asked, PAGE, after);
      return { items: [...this.items, ...without(items, this.items)], next };
    });
  };

  /** Reads what is shown again. Gives how many complaints came that were not there. */
  refresh = async (): Promise<number> => {
    const asked = this.#asked;
    if (!asked || this.busy) return 0;
    const before = this.items;
    const hadAll = this.next === null;
    await this.#ask(async () => {
      const wanted = Math.min(Math.max(this.items.length, PAGE), FRESH_MAX);
      const fresh = await this.#upTo(asked, wanted);
      // Below what was read again the list stays as it was.
      if (this.items.length <= FRESH_MAX || fresh.next === null) return { ...fresh, ready: true };
      const rest = without(this.items.slice(FRESH_MAX), fresh.items);
      return { items: [...fresh.items, ...rest], next: this.next };
    });
    for (const id of this.picked) {
      if (!this.items.some((item) => item.id === id)) this.picked.delete(id);
    }
    // What came into sight by a longer list is not new.
    return hadAll ? without(this.items, before).length : 0;
  };

  /** Shows a complaint as it stands now, before the list is read again. */
  put(complaint: Complaint): void {
    this.items = this.items.map((item) => (item.id === complaint.id ? complaint : item));
  }

  /** Moves the hand; it stops at the ends. Gives the row it is at. */
  step(by: 1 | -1): Complaint | null {
    const index = this.items.findIndex(({ id }) => id === this.at);
    const to = index === -1 ? (by === 1 ? 0 : this.items.length - 1) : index + by;
    const row = this.items[Math.max(0, Math.min(this.items.length - 1, to))] ?? null;
    this.at = row?.id ?? null;
    // Near the end the next page is on its way before it is needed.
    if (to >= this.items.length - 5) void this.more();
    return row;
  }

  pick(id: number): void {
    if (!this.picked.delete(id)) this.picked.add(id);
  }

  async #ask(
    read: () => Promise<{ items: Complaint[]; next: string | null; ready?: boolean }>,
  ): Promise<void> {
    const question = ++this.#question;
    this.busy = true;
    try {
      const { items, next, ready } = await read();
      if (question !== this.#question) return;
      this.items = items;
      this.next = next;
      this.problem = null;
      if (ready) this.ready = true;
    } catch (error) {
      if (question === this.#question) this.problem = asProblem(error);
    } finally {
      if (question === this.#question) this.busy = false;
    }
  }

  #page(asked: Asked, limit: number, after?: string) {
    const query = { ...queryOf(asked, this.#now()), limit, after };
    return answer(api.GET('/complaints', { params: { query } }));
  }

  async #upTo(asked: Asked, wanted: number) {
    const items: Complaint[] = [];
    let next: string | null = null;
    do {
      const limit = Math.min(PAGE_MAX, wanted - items.length);
      const read = await this.#page(asked, limit, next ?? undefined);
      items.push(...read.items);
      next = read.next;
    } while (next !== null && items.length < wanted);
    return { items, next };
  }
}
