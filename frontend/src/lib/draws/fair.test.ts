import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromHex, Numbers, pseudonym, recompute, sha256, spelled, winners } from './fair';
import type { DrawEntry, DrawProof } from './shapes';

interface OfDraw {
  draw_id: number;
  secret: string;
  commitment: string;
  entries: { number: number; member_number: string; salt: string; pseudonym: string }[];
  list: string;
  entries_hash: string;
  value: string;
  entry_count: number;
  prize_count: number;
  winners: number[];
}

/** The same that the server and the script beside the manual are held to. */
const vectors = JSON.parse(
  readFileSync(new URL('../../../../docs/draws/vectors.json', import.meta.url), 'utf8'),
) as {
  draws: OfDraw[];
  winners: Omit<OfDraw, 'draw_id' | 'commitment' | 'entries' | 'list'>[];
  numbers: { key: string; bound: string; numbers: string[] }[];
  values: { announced: string; value: string }[];
};

/** The proof of the first draw of the vectors. */
function proofOf(one: OfDraw): DrawProof {
  const prizes = [
    { position: 1, title: '一', count: 1, points: null, reward_id: null },
    { position: 2, title: '二', count: one.prize_count - 1, points: 100, reward_id: null },
  ];
  return {
    draw_id: one.draw_id,
    algorithm: 'linli-draw-v1',
    state: 'drawn',
    offered_at: '2026-03-01T00:00:00+00:00',
    commitment: one.commitment,
    secret: one.secret,
    closes_at: '2026-03-10T00:00:00+00:00',
    frozen_at: '2026-03-10T00:00:01.5+00:00',
    entries_hash: one.entries_hash,
    entry_count: one.entry_count,
    entries: one.list,
    draws_at: '2026-03-11T00:00:00+00:00',
    value_source: '双色球',
    value: one.value,
    evidence_url: null,
    drawn_at: '2026-03-11T01:00:00+00:00',
    prizes,
    winners: one.winners.map((number, index) => ({ number, position: index === 0 ? 1 : 2 })),
  };
}

describe('what is hashed', () => {
  it('is what the vectors say', async () => {
    for (const one of vectors.draws) {
      expect(await sha256(fromHex(one.secret))).toBe(one.commitment);
      for (const entry of one.entries) {
        expect(await pseudonym(one.draw_id, entry)).toBe(entry.pseudonym);
      }
    }
    for (const { announced, value } of vectors.values) expect(spelled(announced)).toBe(value);
  });
});

describe('who wins', () => {
  it('is what the vectors say', async () => {
    for (const one of [...vectors.draws, ...vectors.winners]) {
      const numbers = await Numbers.of(fromHex(one.secret), one.entries_hash, one.value);
      expect(await winners(numbers, one.entry_count, one.prize_count)).toEqual(one.winners);
    }
    for (const { key, bound, numbers: expected } of vectors.numbers) {
      const numbers = new Numbers(fromHex(key));
      for (const number of expected) {
        expect(String(await numbers.below(BigInt(bound)))).toBe(number);
      }
    }
  });
});

describe('a draw that is recomputed', () => {
  const [one] = vectors.draws;
  if (!one) throw new Error('there are vectors');
  const proof = proofOf(one);
  const own: DrawEntry = {
    ...(one.entries[2] ?? { number: 0, member_number: '', salt: '', pseudonym: '' }),
    cost: 0,
    entered_at: '2026-03-02T00:00:00+00:00',
    prize: null,
    given_at: null,
  };
  const wrong = async (other: Partial<DrawProof>, entry: DrawEntry | null = own) =>
    (await recompute({ ...proof, ...other }, entry))
      .filter(({ right }) => !right)
      .map(({ name }) => name);

  it('is right where all of it is', async () => {
    expect(await wrong({})).toEqual([]);
    const names = (await recompute(proof, own)).map(({ name }) => name);
    expect(names).toEqual([
      'numbered',
      'list',
      'frozen',
      'own',
      'commitment',
      'spelled',
      'winners',
    ]);
  });

  it('says what is not', async () => {
    expect(await wrong({ secret: '00'.repeat(32) })).toEqual(['commitment', 'winners']);
    expect(await wrong({ value: '01 05 12 17 23 30 09' })).toEqual(['winners']);
    expect(await wrong({ winners: [] })).toEqual(['winners']);
    expect(await wrong({ frozen_at: proof.draws_at })).toEqual(['frozen']);
    expect(await wrong({ entries: one.list.replace('\n2 ', '\n3 ') })).toEqual([
      'numbered',
      'list',
    ]);
    expect(await wrong({}, { ...own, member_number: '10999999' })).toEqual(['own']);
  });

  it('is only its list before it is drawn, and nothing before that', async () => {
    const closed = { ...proof, secret: null, value: null, winners: [] };
    expect((await recompute(closed, null)).map(({ name }) => name)).toEqual([
      'numbered',
      'list',
      'frozen',
    ]);
    expect(await recompute({ ...closed, entries: null }, own)).toEqual([]);
  });
});
