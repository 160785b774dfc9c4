import { describe, expect, it } from 'vitest';
import type { Deadline } from '../api/shapes';
import { rungOf } from './rung';

const deadline = {
  kind: 'first_answer',
  cycle: 1,
  started_at: '2026-11-20T00:00:00Z',
  due_at: '2026-11-21T00:00:00Z',
  met_at: null,
  status: 'open',
} as Deadline;

describe('the step of the ladder', () => {
  it('is reached when its time has come', () => {
    const at = (now: string) => rungOf(deadline, now);
    expect(at('2026-11-20T11:59:59Z')).toBeNull();
    expect(at('2026-11-20T12:00:00Z')).toBe('50');
    expect(at('2026-11-20T21:36:00Z')).toBe('90');
    expect(at('2026-11-21T00:00:00Z')).toBe('90');
    expect(at('2026-11-21T00:00:01Z')).toBe('100');
    expect(at('2026-11-22T00:00:00Z')).toBe('+24h');
    expect(at('2026-11-30T00:00:00Z')).toBe('+72h');
  });

  it('is none of what is not owed, or has no ladder', () => {
    const now = '2026-11-30T00:00:00Z';
    expect(rungOf(null, now)).toBeNull();
    expect(rungOf({ ...deadline, status: 'met', met_at: '2026-11-20T01:00:00Z' }, now)).toBeNull();
    expect(rungOf({ ...deadline, kind: 'resolution' }, now)).toBeNull();
  });
});
