import { type Asked, addressOf, askedAt, askedFrom } from './asked';
import { OpenCase } from './open-case.svelte';
import { Worklist } from './worklist.svelte';

/** While a row is only passed by, its case is not read. */
const PASSING_MS = 150;

/** The desk: what is asked for, the list, and the case that is open beside it. The address says all of it. */
export class Desk {
  asked = $state.raw<Asked>(askedFrom({}));
  open = $state.raw<OpenCase | null>(null);
  readonly list: Worklist;
  #passing: ReturnType<typeof setTimeout> | undefined;

  constructor(query: Record<string, string>, now: () => string) {
    this.list = new Worklist(now);
    this.asked = askedFrom(query);
  }

  start(): void {
    void this.list.load(this.asked);
    this.#openAsked();
  }

  /** Goes where the changes lead; the address follows, and the browser's way back with it. */
  go(changes: Partial<Asked>, how: 'push' | 'replace' = 'push'): void {
    const before = this.asked;
    const asked = { ...before, ...changes };
    if (addressOf(asked) === addressOf(before)) return;
    if (how === 'push') history.pushState(null, '', addressOf(asked));
    else history.replaceState(null, '', addressOf(asked));
    this.#follow(asked);
  }

  /** The browser went back or forward. */
  follow(): void {
    this.#follow(askedAt(location.search));
  }

  /** Moves the hand. Where a case is open beside the list, the next one takes its place. */
  step(by: 1 | -1): void {
    const row = this.list.step(by);
    clearTimeout(this.#passing);
    if (!row || !this.open || row.id === this.open.id) return;
    this.#passing = setTimeout(() => this.go({ complaint: row.id }, 'replace'), PASSING_MS);
  }

  /** Reads list and case again. Gives how many complaints are new. */
  refresh = async (): Promise<number> => {
    const [arrived] = await Promise.all([this.list.refresh(), this.open?.refresh()]);
    return arrived;
  };

  #follow(asked: Asked): void {
    const before = this.asked;
    this.asked = asked;
    const list = (one: Asked) => addressOf({ ...one, complaint: null });
    if (list(before) !== list(asked)) void this.list.load(asked);
    if (before.complaint !== asked.complaint) this.#openAsked();
  }

  #openAsked(): void {
    const id = this.asked.complaint;
    this.open = id === null ? null : new OpenCase(id, (complaint) => this.list.put(complaint));
    if (id !== null) this.list.at = id;
    void this.open?.refresh();
  }
}
