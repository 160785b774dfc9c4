import type { Catalogue } from '../locales/catalogue';
import { asProblem, type Problem } from './api/problem';
import { problemText } from './site';

/** One form on its way: busy, done, or refused with what is wrong at which field. */
export class Submission {
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly #t: Catalogue;

  constructor(t: Catalogue) {
    this.#t = t;
  }

  /** Runs the action unless it is running already. Gives whether it succeeded. */
  async run(action: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      await action();
      return true;
    } catch (error) {
      this.problem = asProblem(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** The sentence below a field. */
  at(field: string): string | null {
    return this.#sentence(this.problem?.field(field));
  }

  /** The sentence below a field that is made of several, given by its JSON pointer. */
  within(pointer: string): string | null {
    return this.#sentence(this.problem?.within(pointer));
  }

  #sentence(code: string | null | undefined): string | null {
    return code ? problemText(this.#t, code) : null;
  }
}

/** Keeps a form's submit inside of the page. */
export function submits(action: () => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    action();
  };
}
