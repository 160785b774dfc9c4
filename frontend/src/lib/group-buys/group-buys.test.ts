import { describe, expect, it } from 'vitest';
import { daysAhead, promiseStanding } from './promise';
import { isOver, nextDate, wayOf } from './steps';

const NOW = '2026-11-21T16:30:00Z';

const promised = {
  state: 'open' as const,
  opens_at: '2026-11-01T00:00:00Z',
  promise_on: '2026-12-22',
  refund_count: 0,
  late_count: 0,
  days_late: 0,
};

describe('the promise to pay back', () => {
  it('counts days in the zone of the projects', () => {
    // Half past midnight there.
    expect(daysAhead('2026-11-22', NOW)).toBe(0);
    expect(daysAhead('2026-12-02', NOW)).toBe(10);
    expect(daysAhead('2026-11-20', NOW)).toBe(-2);
  });

  it('runs, gets near and is over', () => {
    expect(promiseStanding(promised, NOW)).toMatchObject({ state: 'waiting', days: 30 });
    const near = promiseStanding(promised, '2026-12-15T00:00:00Z');
    expect(near).toMatchObject({ state: 'due', days: 7 });
    expect(promiseStanding({ ...promised, state: 'failed', refund_count: 3 }, NOW).state).toBe(
      'refunding',
    );
    expect(promiseStanding({ ...promised, state: 'settled' }, NOW).state).toBe('met');
  });

  it('is late as soon as somebody waits for money, whatever else is', () => {
    const late = { ...promised, refund_count: 1, late_count: 1, days_late: 4 };
    expect(promiseStanding(late, NOW)).toMatchObject({ state: 'late', days: 4 });
  });
});

describe('a deposit', () => {
  it('goes to the contract or back', () => {
    expect(wayOf('waiting')).toEqual({ steps: ['pay', 'held', 'choose', 'apply'], done: 0 });
    expect(wayOf('refunding')).toEqual({ steps: ['pay', 'held', 'refund', 'back'], done: 2 });
    expect(wayOf('lapsed')).toBeNull();
  });

  it('is not over while money is owed', () => {
    const owed = { refunds: [{ state: 'due' }] } as unknown as Parameters<typeof isOver>[0];
    expect(isOver({ ...owed, state: 'lapsed' })).toBe(false);
    expect(isOver({ refunds: [], state: 'applied' })).toBe(true);
    expect(isOver({ refunds: [], state: 'selected' })).toBe(false);
  });
});

it('a group buy shows the date that one waits for', () => {
  const dates = {
    opens_at: 'a',
    closes_at: 'b',
    decides_at: 'c',
    selects_on: '2026-12-01',
    ended_at: null,
  };
  expect(nextDate({ ...dates, state: 'announced' })).toEqual({ name: 'opens', at: 'a' });
  expect(nextDate({ ...dates, state: 'open' })).toEqual({ name: 'closes', at: 'b' });
  expect(nextDate({ ...dates, state: 'selecting' }).at).toBe('2026-12-01T04:00:00Z');
  expect(nextDate({ ...dates, state: 'failed', ended_at: 'd' }).name).toBe('ended');
});
