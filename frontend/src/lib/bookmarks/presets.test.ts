import { expect, test } from 'vitest';
import { daysAfter, morningOf, presetsAt } from './presets';

const at = (now: string) =>
  Object.fromEntries(presetsAt(now).map(({ preset, at }) => [preset, at]));

test('later is the same day at the project, and not in the night', () => {
  // 14:20 there.
  expect(at('2026-11-25T06:20:00Z').today).toBe('2026-11-25T10:00:00.000Z');
  // 18:00 there: in three hours it is nine in the evening.
  expect(at('2026-11-25T10:00:00Z').today).toBe('2026-11-25T13:00:00.000Z');
  expect(at('2026-11-25T10:01:00Z').today).toBeUndefined();
});

test('tomorrow is the day after at the project, whatever the day is in London', () => {
  // 01:00 on the 26th there.
  expect(at('2026-11-25T17:00:00Z').tomorrow).toBe('2026-11-27T01:00:00.000Z');
});

test('next week begins on a Monday that is to come, and is not said twice', () => {
  // A Wednesday, a Monday, a Sunday.
  expect(at('2026-11-25T02:00:00Z').next_week).toBe('2026-11-30T01:00:00.000Z');
  expect(at('2026-11-23T02:00:00Z').next_week).toBe('2026-11-30T01:00:00.000Z');
  expect(at('2026-11-29T02:00:00Z').next_week).toBeUndefined();
  expect(at('2026-11-29T02:00:00Z').tomorrow).toBe('2026-11-30T01:00:00.000Z');
});

test('a day is a morning there, and months have ends', () => {
  expect(morningOf('2026-12-01')).toBe('2026-12-01T01:00:00.000Z');
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
});
