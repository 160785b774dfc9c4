import { expect, it } from 'vitest';
import type { DeflectionDay } from '../similar/shapes';
import { percent, sums } from './sums';

const day = (board: string, on: string, shown: number, deflected: number): DeflectionDay => ({
  board: {
    id: 1,
    slug: board,
    name: board,
    visibility: 'public',
    project_id: 1,
    pseudonyms: false,
  },
  counted_on: on,
  shown_count: shown,
  opened_count: deflected,
  answered_count: 0,
  posted_count: shown - deflected,
  deflected_count: deflected,
});

it('counts are summed by board and by day', () => {
  const days = [
    day('维修', '2026-03-02', 4, 1),
    day('闲聊', '2026-03-02', 2, 0),
    day('维修', '2026-03-01', 6, 3),
  ];
  const byBoard = sums(days, ({ board }) => board.name);
  expect(byBoard.map(({ key, shown, deflected }) => [key, shown, deflected])).toEqual([
    ['维修', 10, 4],
    ['闲聊', 2, 0],
  ]);
  expect(sums(days, ({ counted_on }) => counted_on).map(({ shown }) => shown)).toEqual([6, 6]);
  expect([percent(4, 10), percent(1, 3), percent(0, 0)]).toEqual([40, 33, 0]);
});
