import { answer, api } from '../api/client';
import { asProblem, type Problem } from '../api/problem';
import type { Consent, ConsentPurpose } from '../api/shapes';

/** The purposes in their order, each with its ways. */
export function byPurpose(cells: Consent[]): { purpose: ConsentPurpose; ways: Consent[] }[] {
  const every = cells.map(({ purpose }) => purpose);
  const purposes = every.filter((purpose, index) => every.indexOf(purpose) === index);
  return purposes.map((purpose) => ({
    purpose,
    ways: cells.filter((cell) => cell.purpose === purpose),
  }));
}

/** What the viewer agrees to: every change is kept at once. */
export class Consents {
  cells = $state.raw<Consent[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Whether the last change is kept. */
  kept = $state(false);

  load = async (): Promise<void> => {
    this.problem = null;
    try {
      this.cells = (await answer(api.GET('/me/contact-consents'))).consents;
    } catch (error) {
      this.problem = asProblem(error);
    }
  };

  /** Says yes or no to one way for one purpose. What is refused is shown as it was. */
  say = async ({ channel, purpose }: Consent, given: boolean): Promise<void> => {
    this.kept = false;
    this.problem = null;
    const before = this.cells;
    this.cells = (before ?? []).map((cell) =>
      cell.channel === channel && cell.purpose === purpose ? { ...cell, given } : cell,
    );
    try {
      const body = { consents: [{ channel, purpose, given }] };
      this.cells = (await answer(api.PUT('/me/contact-consents', { body }))).consents;
      this.kept = true;
    } catch (error) {
      this.cells = before;
      this.problem = asProblem(error);
    }
  };
}
