import { asProblem, type Problem } from './api/problem';
import type { Items } from './api/shapes';

/** Something that a page asks for in the browser: not there yet, there, or refused. */
export class Loaded<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  readonly #load: () => Promise<T>;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Asks (again). What is shown stays until the answer is here. */
  refresh = async (): Promise<void> => {
    this.busy = true;
    this.problem = null;
    try {
      this.value = await this.#load();
    } catch (error) {
      this.problem = asProblem(error);
    }
    this.busy = false;
  };
}

/** Follows a list's cursors to its end. Only for lists that are short by nature. */
export async function everyItem<T>(
  page: (after: string | undefined) => Promise<Items<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const answered = await page(after);
    items.push(...answered.items);
    if (answered.next === null) break;
    after = answered.next;
  }
  return items;
}

const PAGES_MAX = 40;
