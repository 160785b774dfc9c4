import { describe, expect, it } from 'vitest';
import { askedFrom, VIEWS, WHOSE } from './asked';
import { askedOf, canBeSaved, filtersOf } from './saved';

describe('a view that is kept', () => {
  it('leads back to what was looked at', () => {
    for (const view of VIEWS) {
      for (const who of WHOSE) {
        const asked = askedFrom({
          view,
          who,
          project: '3',
          team: '5',
          grade: 's2',
          search: '电梯',
        });
        if (canBeSaved(asked)) expect(askedOf(filtersOf(asked))).toEqual(asked);
      }
    }
    expect(askedOf({})).toEqual(askedFrom({ view: 'all' }));
  });

  it('holds no time that grows old', () => {
    expect(canBeSaved(askedFrom({ view: 'soon' }))).toBe(false);
    expect(filtersOf(askedFrom({ view: 'late' }))).not.toHaveProperty('due_before');
  });
});
