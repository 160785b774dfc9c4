import { describe, expect, it } from 'vitest';
import { formOf, inputOf, wrongIn } from './form';
import { referenceOf } from './reference';

const form = {
  ...formOf(null),
  title: ' 山景团购 ',
  projects: [2],
  deposit: '5000',
  off: '0',
  benefit: '优先选层',
  target: '30',
  opens: '2026-11-21T10:00',
  closes: '2026-12-01T18:00',
  selects: '2026-12-06',
  promise: '2026-12-25',
  terms: '全额退。',
  payee: '监管专户',
};

describe('the form of a group buy', () => {
  it('sends what was meant', () => {
    expect(inputOf(form)).toMatchObject({
      title: '山景团购',
      project_ids: [2],
      deposit_fen: 500_000,
      off_fen: 0,
      seat_count: null,
      opens_at: '2026-11-21T02:00:00.000Z',
      presale_permit: null,
    });
  });

  it('says what cannot be', () => {
    expect(wrongIn(form)).toEqual([]);
    expect(
      wrongIn({
        ...form,
        projects: [],
        deposit: '0',
        off: 'x',
        seats: '20',
        closes: form.opens,
        promise: '2026-12-01',
      }),
    ).toEqual(['projects', 'deposit', 'off', 'seats', 'closes', 'promise']);
  });
});

it('a reference is taken as it was read aloud', () => {
  expect(referenceOf(' ll7k 2m9x-dp ')).toBe('LL7K2M9XDP');
  expect(referenceOf('  ')).toBeNull();
});
