import { describe, expect, it } from 'vitest';
import { ballotsHash, countsFit, receiptHash, recount, registerHash } from './count';
import { grouped, newCode, plain } from './receipt';
import type { VoteBallot, VoteTally, VoteUnit } from './shapes';

const homes: VoteUnit[] = [
  { number: 1, label: '3 号楼 1802', area_dm2: 8950, owner_count: 2 },
  { number: 2, label: '3 号楼 1803', area_dm2: null, owner_count: 0 },
];
const code = '7K3M-Q9TZ-2WXC-8HRF-4PLV-6NDB-AJSE';

describe('a vote counted again', () => {
  it('has the hashes that the server and the manual have', async () => {
    // The same are in the rules of the server.
    expect(await receiptHash(7, code)).toBe(
      'dc9f2a4096bfd4b47d48137ef3e7e2f1289d850c8a352cc779b49128e0b5c3e7',
    );
    expect(await registerHash(7, homes)).toBe(
      'f5131db157c9ca1d129eb95edce1fa78c9c5b5523f187216c921fd2a1ea5427d',
    );
  });

  it('finds whatever does not fit', async () => {
    const own = await receiptHash(7, code);
    const ballots: VoteBallot[] = [
      { receipt_hash: own, choices: [1], area_dm2: 8950, unit_number: null },
    ];
    const answers = [
      { unit_count: 1, area_dm2: 8950 },
      { unit_count: 0, area_dm2: 0 },
    ];
    const tally = { questions: [{ position: 1, outcome: 'passed', chosen: 1, answers }] };
    const published = { homes, ballots, tally: tally as VoteTally };
    const vote = {
      id: 7,
      register_hash: await registerHash(7, homes),
      ballots_hash: await ballotsHash(7, ballots),
      voted_count: 1,
      unit_count: 2,
    };
    const right = async (of = vote, what = published) =>
      (await recount(of, what, code)).filter((check) => !check.right).map(({ name }) => name);
    expect(await right()).toEqual([]);
    expect(await right({ ...vote, voted_count: 2 })).toEqual(['turnout']);
    expect(await right({ ...vote, id: 8 })).toEqual(['register', 'ballots', 'receipt']);
    const other = [{ ...ballots[0]!, choices: [2] }];
    expect(await right(vote, { ...published, ballots: other })).toEqual(['ballots', 'counts']);
    expect(countsFit({ ballots: [], tally: published.tally })).toBe(false);
  });
});

describe('the code of a receipt', () => {
  it('is drawn of clear letters, and read as it is typed', () => {
    const drawn = newCode();
    expect(drawn).toMatch(/^[2-9A-HJ-NP-Z]{28}$/);
    expect(newCode()).not.toBe(drawn);
    expect(grouped(plain(code))).toBe(code);
    expect(plain(` ${code.toLowerCase()} `)).toBe(code.replaceAll('-', ''));
  });
});
