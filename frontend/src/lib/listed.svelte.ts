import { asProblem, type Problem } from './api/problem';
import type { Items } from './api/shapes';

/** A list that is asked for in the browser and read on by its cursor. */
export class Listed<T> {
  /** Null until the first page is here. */
  items = $state.raw<T[] | null>(null);
  next = $state.raw<string | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  readonly #page: (after: string | undefined) => Promise<Items<T>>;

  constructor(page: (after: string | undefined) => Promise<Items<T>>, begun?: Items<T> | null) {
    this.#page = page;
    if (begun) this.begin(begun);
  }

  /** Goes on from a first page that came otherwise. */
  begin({ items, next }: Items<T>): void {
    this.items = items;
    this.next = next;
  }

  /** Asks for the first page (again). What is shown stays until the answer is here. */
  refresh = (): Promise<void> => this.#read(undefined);

  /** Asks for the page after those that are here. */
  more = async (): Promise<void> => {
    if (this.next !== null) await this.#read(this.next);
  };

  async #read(after: string | undefined): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      const { items, next } = await this.#page(after);
      this.items = after === undefined ? items : [...(this.items ?? []), ...items];
      this.next = next;
    } catch (error) {
      this.problem = asProblem(error);
    }
    this.busy = false;
  }
}
