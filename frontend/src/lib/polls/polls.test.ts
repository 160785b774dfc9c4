import { describe, expect, it } from 'vitest';
import { formOf, inputOf, type PollForm, wrongIn } from './form';
import { counted, isEnough, moved } from './results';
import type { Poll } from './shapes';

const NOW = '2026-11-21T06:20:00Z';

const poll: Poll = {
  id: 8,
  topic_id: 42,
  kind: 'several',
  question: null,
  options: ['甲', '乙', '丙'].map((text, index) => ({ id: index + 1, text })),
  min_choices: 1,
  max_choices: 2,
  results_shown: 'always',
  votes_public: false,
  closes_at: '2026-11-22T02:00:00Z',
  closed: false,
  results: null,
};

describe('results', () => {
  it('tell of each option how many of those who voted named it', () => {
    const counts = [
      { option_id: 1, count: 2 },
      { option_id: 2, count: 1 },
      { option_id: 3, count: 0 },
    ];
    const results = { voter_count: 3, counts, rounds: [], winner_ids: [1] };
    const rows = counted(poll, results).map(({ count, percent, won }) => [count, percent, won]);
    expect(rows).toEqual([
      [2, 67, true],
      [1, 33, false],
      [0, 0, false],
    ]);
  });

  it('of nobody are nothing', () => {
    const none = { voter_count: 0, counts: [], rounds: [], winner_ids: [] };
    expect(counted(poll, none).every(({ count, percent }) => count + percent === 0)).toBe(true);
  });
});

describe('an order', () => {
  it('is moved by one place and no further than its ends', () => {
    expect(moved([1, 2, 3], 3, -1)).toEqual([1, 3, 2]);
    expect(moved([1, 2, 3], 1, 1)).toEqual([2, 1, 3]);
    expect(moved([1, 2, 3], 1, -1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 3, 1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 4, 1)).toEqual([1, 2, 3]);
  });

  it('of too few or too many is no vote', () => {
    expect([[], [1], [1, 2], [1, 2, 3]].map((choices) => isEnough(poll, choices))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('the form', () => {
  const form: PollForm = { ...formOf(null), options: ['甲', '乙', ''] };

  it('sends what was typed, and comes back as it was', () => {
    expect(inputOf({ ...form, closes: '2026-11-22T10:00' })).toMatchObject({
      options: ['甲', '乙'],
      question: null,
      closes_at: '2026-11-22T02:00:00.000Z',
    });
    const again = formOf(poll);
    expect([again.max, again.min, again.closes]).toEqual(['2', '', '2026-11-22T10:00']);
    expect(inputOf({ ...again, kind: 'ranked' }).max_choices).toBeNull();
  });

  it('says what is wrong before it is sent', () => {
    expect(wrongIn(form, NOW)).toEqual([]);
    expect(wrongIn({ ...form, options: ['甲', ' '] }, NOW)).toEqual(['options']);
    expect(wrongIn({ ...form, options: ['甲', '乙', ' 甲'] }, NOW)).toEqual(['option2']);
    expect(wrongIn({ ...form, closes: '2026-11-21T14:20' }, NOW)).toEqual(['closes']);
    const several = { ...form, kind: 'several' as const };
    expect(wrongIn({ ...several, max: '3' }, NOW)).toEqual(['bounds']);
    expect(wrongIn({ ...several, min: '2', max: '1' }, NOW)).toEqual(['bounds']);
    expect(wrongIn({ ...several, min: '2' }, NOW)).toEqual([]);
  });
});
