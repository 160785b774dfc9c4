import { describe, expect, it } from 'vitest';
import { gridOf, levelOf } from './grid';

const cell = (id: number, floor: number | null, home_count: number) => ({
  building: { id, name: `${id} 号楼` },
  floor,
  home_count,
});

describe('the grid of homes that have it as well', () => {
  it('has a column for each building and floors from the top', () => {
    const { buildings, rows } = gridOf([cell(1, 2, 5), cell(1, null, 1), cell(2, 18, 3)]);
    expect(buildings.map(({ id }) => id)).toEqual([1, 2]);
    expect(rows).toEqual([
      { floor: 18, counts: [0, 3] },
      { floor: 2, counts: [5, 0] },
      { floor: null, counts: [1, 0] },
    ]);
  });

  it('is coloured against the fullest cell, and one that is not empty always is', () => {
    expect([0, 1, 5, 10].map((count) => levelOf(count, 10))).toEqual([0, 1, 2, 4]);
    expect(levelOf(1, 1)).toBe(4);
  });
});
