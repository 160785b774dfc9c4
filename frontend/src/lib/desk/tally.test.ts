import { describe, expect, it } from 'vitest';
import { complaints } from '../../fixtures/desk';
import { NOW, people } from '../../fixtures/data';
import { tallyOf } from './tally';

const tally = tallyOf(complaints, NOW, people.lin.id);

describe('what waits', () => {
  it('is counted once in every cut', () => {
    const sum = (counts: { waiting: number; late: number }[]) =>
      counts.reduce((total, { waiting, late }) => total + waiting + late, 0);
    expect(tally.all).toEqual({ waiting: 7, late: 2 });
    expect(sum(Object.values(tally.ages))).toBe(complaints.length);
    expect(sum(tally.projects)).toBe(complaints.length);
    expect(sum(tally.categories)).toBe(complaints.length);
    expect(tally.rungs.reduce((total, { count }) => total + count, 0)).toBe(complaints.length);
  });

  it('is late, soon, unassigned or mine as the list says', () => {
    expect(tally).toMatchObject({ soon: 4, nobody: 6, me: 2 });
    expect(tally.ages.more).toEqual({ waiting: 0, late: 1 });
    expect(tally.rungs.at(-1)).toEqual({ rung: '+72h', count: 1 });
  });

  it('shows first where most is late', () => {
    expect(tally.projects[0]?.late).toBe(2);
    expect(tally.categories.slice(0, 2).every(({ late }) => late === 1)).toBe(true);
  });
});
