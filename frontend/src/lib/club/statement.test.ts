import { describe, expect, it } from 'vitest';
import { club as en } from '../../locales/club.en';
import { club as zhCN } from '../../locales/club.zh-CN';
import type { StatementLine } from '../api/shapes';
import { addUp, monthsOf, signed, whyOf } from './statement';

const line = (number: number, points: number, balance: number): StatementLine => ({
  number,
  recorded_at: `2026-${number < 3 ? '10' : '11'}-0${number}T02:00:00Z`,
  kind: points > 0 ? 'earned' : 'spent',
  source: points > 0 ? 'post' : 'redemption',
  source_id: 1,
  title: null,
  reason: null,
  points,
  held: 0,
  pending: 0,
  balance,
  expires_on: null,
  reverses: null,
});
const lines = [line(4, -30, 40), line(3, 20, 70), line(2, 40, 50), line(1, 10, 10)];

describe('a statement', () => {
  it('adds up line by line', () => {
    expect(addUp(lines, true)).toEqual({ count: 4, wrong: [] });
    expect(addUp(lines.slice(0, 2), false)).toEqual({ count: 1, wrong: [] });
    const forged = lines.map((one) => (one.number === 2 ? { ...one, balance: 60 } : one));
    expect(addUp(forged, true)).toEqual({ count: 4, wrong: [3, 2] });
    expect(addUp([], true)).toEqual({ count: 0, wrong: [] });
  });

  it('is read by month', () => {
    const months = monthsOf(lines, 'zh-CN');
    expect(months.map(({ name, came, went }) => [name, came, went])).toEqual([
      ['2026年11月', 20, 30],
      ['2026年10月', 50, 0],
    ]);
  });

  it('says why, in each language', () => {
    const post = { ...line(1, 10, 10), title: '车库渗水' };
    expect(whyOf(zhCN, post)).toBe('发帖“车库渗水”');
    expect(whyOf(en, { ...post, kind: 'reversed' })).toBe('Post: 车库渗水, taken back');
    const strange = { ...post, kind: 'gifted', source: 'moon' } as unknown as StatementLine;
    expect(whyOf(zhCN, strange)).toBe('其他“车库渗水”');
  });

  it('has signs of one width', () => {
    expect([signed('20', 1), signed('-30', -1), signed('0', 0)]).toEqual(['+20', '−30', '0']);
  });
});
