import { describe, expect, it } from 'vitest';
import { litCount, windowsOf } from './windows';

describe('the windows of a tier', () => {
  it('are dark only for nothing and all lit only for everything', () => {
    expect([0, 1, 500, 999, 1000, 1200].map((value) => litCount(value, 1000))).toEqual([
      0, 1, 20, 39, 40, 40,
    ]);
    expect(litCount(0, 0)).toBe(40);
  });

  it('are as many whatever is lit', () => {
    const panes = (value: number) => {
      const { dark, lit } = windowsOf(value, 1000);
      return (dark + lit).split('z').length - 1;
    };
    expect([0, 333, 1000].map(panes)).toEqual([40, 40, 40]);
  });
});
