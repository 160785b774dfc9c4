import { describe, expect, it } from 'vitest';
import { countText, nextPause, PAUSE_MAX_MS, PAUSE_MIN_MS } from './back-off';

describe('a lost stream', () => {
  it('is opened again after pauses that grow to an end and are not alike', () => {
    let pause = PAUSE_MIN_MS;
    const pauses = Array.from({ length: 12 }, () => (pause = nextPause(pause, 0.5)));
    expect(pauses[0]).toBe(2 * PAUSE_MIN_MS);
    expect(pauses.at(-1)).toBe(PAUSE_MAX_MS);
    expect(nextPause(4_000, 0)).toBeLessThan(nextPause(4_000, 0.9));
  });
});

describe('the bell', () => {
  it('says how many wait, as far as one counts', () => {
    expect([0, 7, 99, 100].map(countText)).toEqual(['0', '7', '99', '99+']);
  });
});
