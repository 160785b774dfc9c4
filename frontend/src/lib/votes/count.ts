/** How a vote is counted again in the browser, from what is published of it; the manual has the exact bytes. */
import { plain } from './receipt';
import type { Vote, VoteBallot, VoteTally, VoteUnit } from './shapes';

type Bytes = Uint8Array<ArrayBuffer>;

/** Fields in canonical bytes: texts as UTF-8, whole numbers in 64 bits, each with its length before it. */
function canonical(parts: (string | number)[]): Bytes {
  const encoder = new TextEncoder();
  const fields = parts.map((part) => {
    if (typeof part === 'string') return encoder.encode(part);
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigInt64(0, BigInt(part));
    return bytes;
  });
  const all = new Uint8Array(fields.reduce((sum, field) => sum + 8 + field.length, 0));
  let at = 0;
  for (const field of fields) {
    new DataView(all.buffer).setBigInt64(at, BigInt(field.length));
    all.set(field, at + 8);
    at += 8 + field.length;
  }
  return all;
}

/** SHA-256 of fields in hexadecimal. */
export async function hashed(parts: (string | number)[]): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', canonical(parts)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What stands for a receipt in the list of ballots. */
export const receiptHash = (vote: number, code: string) =>
  hashed(['linli-vote-receipt-v1', vote, plain(code)]);

/** The hash of a register. */
export const registerHash = (vote: number, homes: VoteUnit[]) =>
  hashed([
    'linli-vote-register-v1',
    vote,
    ...homes.flatMap(({ number, label, area_dm2, owner_count }) => [
      number,
      label,
      area_dm2 ?? 0,
      owner_count,
    ]),
  ]);

/** The hash of the ballots, in the order in which they are published. */
export const ballotsHash = (vote: number, ballots: VoteBallot[]) =>
  hashed([
    'linli-vote-ballots-v1',
    vote,
    ...ballots.flatMap(({ receipt_hash, choices, area_dm2, unit_number }) => [
      receipt_hash,
      choices.join(' '),
      area_dm2 ?? 0,
      unit_number ?? 0,
    ]),
  ]);

export interface Published {
  homes: VoteUnit[];
  ballots: VoteBallot[];
  tally: VoteTally;
}

export interface Check {
  name: 'register' | 'ballots' | 'turnout' | 'counts' | 'receipt';
  right: boolean;
}

/** Whether the published counts of every question are what the ballots add up to. */
export function countsFit({ ballots, tally }: Pick<Published, 'ballots' | 'tally'>): boolean {
  return tally.questions.every(({ answers }, index) =>
    answers.every(({ unit_count, area_dm2 }, place) => {
      const those = ballots.filter(({ choices }) => choices[index] === place + 1);
      const area = those.reduce((sum, ballot) => sum + (ballot.area_dm2 ?? 0), 0);
      return those.length === unit_count && (area_dm2 === null || area === area_dm2);
    }),
  );
}

/** Counts a vote again. */
export async function recount(
  vote: Pick<Vote, 'id' | 'register_hash' | 'ballots_hash' | 'voted_count' | 'unit_count'>,
  published: Published,
  code: string | null,
): Promise<Check[]> {
  const { homes, ballots } = published;
  const register = await registerHash(vote.id, homes);
  const urn = await ballotsHash(vote.id, ballots);
  const whole = homes.length === vote.unit_count;
  const checks: Check[] = [
    { name: 'register', right: whole && register === vote.register_hash },
    { name: 'ballots', right: urn === vote.ballots_hash },
    { name: 'turnout', right: ballots.length === vote.voted_count },
    { name: 'counts', right: countsFit(published) },
  ];
  if (code !== null) {
    const own = await receiptHash(vote.id, code);
    checks.push({
      name: 'receipt',
      right: ballots.some(({ receipt_hash }) => receipt_hash === own),
    });
  }
  return checks;
}
