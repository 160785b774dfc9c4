import { expect, it } from 'vitest';
import { birthdayOf, daysIn } from './birthday';

it('a birthday is a month and a day that it has, or nothing', () => {
  expect(birthdayOf('', '')).toBeNull();
  expect(birthdayOf('2', '29')).toBe('02-29');
  expect(birthdayOf('11', '31')).toBe('11-30');
  expect(birthdayOf('7', '')).toBe('07-01');
  expect([2, 4, 12].map(daysIn)).toEqual([29, 30, 31]);
});
