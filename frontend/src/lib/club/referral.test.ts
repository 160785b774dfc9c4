import { expect, it } from 'vitest';
import { codeIn, joinAddress, wayOf } from './referral';

it('a referral stands before its next step', () => {
  expect(wayOf('claimed', false)?.next).toBe(1);
  expect(wayOf('visited', false)?.next).toBe(2);
  expect(wayOf('rewarded', true)?.next).toBe(5);
  expect(wayOf('cancelled', false)).toBeNull();
});

it('signing is the end where it brings no points', () => {
  expect(wayOf('signed', true)?.steps).toContain('rewarded');
  const way = wayOf('signed', false);
  expect(way?.steps).not.toContain('rewarded');
  expect(way?.next).toBe(way?.steps.length);
});

it('the link carries the code', () => {
  expect(joinAddress('https://linli.example', 'K7Q2M9XD')).toBe(
    'https://linli.example/club/join?code=K7Q2M9XD',
  );
  expect(codeIn({ code: ' K7Q2 M9XD ' })).toBe('K7Q2 M9XD');
  expect(codeIn({ code: 'x'.repeat(41) })).toBe('');
  expect(codeIn({})).toBe('');
});
