import { describe, expect, it } from 'vitest';
import { fenFrom, yuan } from './money';

describe('an amount', () => {
  it('is read as whole fen, or not at all', () => {
    expect(['360', ' 99.5 ', '0.05', '12.34'].map(fenFrom)).toEqual([36_000, 9_950, 5, 1_234]);
    expect(['', '1.234', '-3', '1,000', 'x'].map(fenFrom)).toEqual([null, null, null, null, null]);
  });

  it('is shown in yuan', () => {
    expect([36_000, 9_950, 5, 123_456_700].map(yuan)).toEqual([
      '360',
      '99.50',
      '0.05',
      '1,234,567',
    ]);
  });
});
