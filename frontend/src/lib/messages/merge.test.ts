import { describe, expect, it } from 'vitest';
import { withNewest, withOlder } from './merge';

const of = (...numbers: number[]) => numbers.map((number) => ({ number }));
const numbers = (shown: { items: { number: number }[] }) => shown.items.map((one) => one.number);

describe('the messages that are shown', () => {
  it('are joined by the newest, in their order and each once', () => {
    const shown = withNewest({ items: of(1, 2, 3), older: 'x' }, { items: of(4, 3), next: 'y' });
    expect([numbers(shown), shown.older]).toEqual([[1, 2, 3, 4], 'x']);
  });

  it('begin anew where there would be a gap', () => {
    const shown = withNewest({ items: of(1, 2), older: null }, { items: of(9, 8), next: 'y' });
    expect([numbers(shown), shown.older]).toEqual([[8, 9], 'y']);
  });

  it('are joined by older ones', () => {
    const shown = withOlder({ items: of(3, 4), older: 'x' }, { items: of(2, 1), next: null });
    expect([numbers(shown), shown.older]).toEqual([[1, 2, 3, 4], null]);
  });
});
