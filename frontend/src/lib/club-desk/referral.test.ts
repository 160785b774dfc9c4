import { expect, it } from 'vitest';
import { monthsUntil, onward } from './referral';

it('months are counted with this one', () => {
  expect(monthsUntil('2026-11-27T02:00:00Z', 1)).toEqual({
    from_on: '2026-11-01',
    until_on: '2026-11-27',
  });
  expect(monthsUntil('2026-03-31T16:30:00Z', 12)).toEqual({
    from_on: '2025-05-01',
    until_on: '2026-04-01',
  });
});

it('cancelling leads nowhere', () => {
  expect(onward(['visited', 'reserved', 'signed', 'cancelled'])).toEqual([
    'visited',
    'reserved',
    'signed',
  ]);
});
