import { describe, expect, it } from 'vitest';
import { askAddress, isSpent, signed } from './entry';

describe('an entry of a fund', () => {
  it('says by how much the fund changed', () => {
    expect(signed(20_000_000)).toBe('+¥200,000');
    expect(signed(-386_050)).toBe('−¥3,860.50');
  });

  it('is of spending also where it corrects spending', () => {
    expect(isSpent({ category: 'repair' })).toBe(true);
    expect(isSpent({ category: null })).toBe(false);
  });

  it('leads to a complaint whose title is no longer than one takes', () => {
    expect(askAddress(3, '第 2 笔')).toBe(
      `/complaints/new?project_id=3&title=${encodeURIComponent('第 2 笔')}`,
    );
    const long = decodeURIComponent(askAddress(3, '长'.repeat(120)).split('title=')[1] ?? '');
    expect(Array.from(long)).toHaveLength(80);
    expect(long.endsWith('…')).toBe(true);
  });
});
