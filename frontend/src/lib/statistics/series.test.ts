import { expect, it } from 'vitest';
import { askedDay, askedStep, nameOf, restOf, stepOf, shareOf, sumOf } from './series';
import type { StatisticStretch } from './shapes';

const stretch = (post_count: number | null) => ({ post_count }) as StatisticStretch;

it('what is hidden is no nought', () => {
  const posts = ({ post_count }: StatisticStretch) => post_count;
  expect(sumOf([stretch(3), stretch(null), stretch(4)], posts)).toBe(7);
  expect(sumOf([stretch(null)], posts)).toBeNull();
  expect([shareOf(1, 3), shareOf(null, 3), shareOf(0, 0)]).toEqual([33, null, null]);
  expect([restOf(5, 2), restOf(5, null), restOf(null, 2)]).toEqual([3, null, null]);
});

it('an address asks for what is known', () => {
  expect([askedStep('week'), askedStep('year'), askedStep(undefined)]).toEqual([
    'week',
    'month',
    'month',
  ]);
  expect([askedDay('2026-03-01'), askedDay('soon'), askedDay('')]).toEqual([
    '2026-03-01',
    undefined,
    undefined,
  ]);
});

it('months have names, days and weeks begin on a day', () => {
  expect(nameOf('month', '2026-03-01', 'en')).toBe('Mar 2026');
  expect(nameOf('week', '2026-03-02', 'zh-CN')).toBe('2026年3月2日');
});

it('shares are shown in five steps', () => {
  expect([null, 0, 19.9, 20, 55, 100].map(stepOf)).toEqual([0, 1, 1, 2, 3, 5]);
});
