import { describe, expect, it } from 'vitest';
import { askAgainIn, isUnusual, left, suggested } from './bidding';
import type { Standing } from './shapes';

const standing: Standing = {
  state: 'running',
  end: null,
  bid_count: 1,
  highest_fen: 100_000_000,
  highest_bidder: 1,
  next_fen: 101_000_000,
  ends_at: '2026-03-04T02:00:00Z',
};
const at = (text: string) => Date.parse(text);

describe('bidding', () => {
  it('suggests the least and a few steps above it', () => {
    expect(suggested(101, 2)).toEqual([101, 103, 105, 109]);
  });

  it('finds a bid unusual as the server does', () => {
    const of = { start_fen: 50_000_000, standing };
    expect(isUnusual(150_000_000, of)).toBe(false);
    expect(isUnusual(150_000_001, of)).toBe(true);
    const first = { start_fen: 100, standing: { ...standing, highest_fen: null, next_fen: 100 } };
    expect([isUnusual(150, first), isUnusual(151, first)]).toEqual([false, true]);
    const wide = { start_fen: 100, standing: { ...standing, highest_fen: 100, next_fen: 300 } };
    expect([isUnusual(300, wide), isUnusual(301, wide)]).toEqual([false, true]);
  });

  it('counts down by whole seconds, and never says that it is over too early', () => {
    expect(left(standing.ends_at, at('2026-03-01T00:30:00Z'))).toMatchObject({ days: 3, hours: 1 });
    expect(left(standing.ends_at, at('2026-03-03T23:59:55Z')).clock).toBe('2:00:05');
    expect(left(standing.ends_at, at('2026-03-04T01:59:59.001Z')).clock).toBe('0:01');
    expect(left(standing.ends_at, at('2026-03-04T02:00:01Z')).clock).toBe('0:00');
  });

  it('asks often near the end, seldom before, and not at all where nothing comes', () => {
    expect(askAgainIn(standing, '', at('2026-03-04T01:50:00Z'))).toBe(2_000);
    expect(askAgainIn(standing, '', at('2026-03-04T00:50:00Z'))).toBe(10_000);
    expect(askAgainIn({ ...standing, state: 'failed' }, '', 0)).toBeNull();
  });
});
