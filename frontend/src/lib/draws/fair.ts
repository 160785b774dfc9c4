/** How a draw is recomputed in the browser, from what is published of it; the manual has the exact bytes. */
import type { DrawEntry, DrawProof } from './shapes';

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));
const toHex = (bytes: Bytes) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The bytes that hexadecimal digits say. */
export function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** SHA-256 in hexadecimal. */
export async function sha256(bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

async function hmac(key: Bytes, text: string): Promise<Bytes> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(text)));
}

/** What stands for a member in the list. */
export function pseudonym(
  draw: number,
  { number, member_number, salt }: Pick<DrawEntry, 'number' | 'member_number' | 'salt'>,
): Promise<string> {
  return sha256(utf8(`linli-draw-entry-v1\n${draw}\n${number}\n${member_number}\n${salt}\n`));
}

/** A public value as it is hashed: runs of ASCII letters and digits, in small letters, with a space between them. */
export function spelled(announced: string): string {
  const plain = announced.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) =>
    wide.normalize('NFKC'),
  );
  return (plain.match(/[0-9A-Za-z]+/g) ?? []).join(' ').toLowerCase();
}

/** Numbers that follow from a key, one after another. */
export class Numbers {
  readonly #key: Bytes;
  #count = 0;

  constructor(key: Bytes) {
    this.#key = key;
  }

  /** Those of a draw. */
  static async of(secret: Bytes, entriesHash: string, value: string): Promise<Numbers> {
    return new Numbers(await hmac(secret, `linli-draw-v1\n${entriesHash}\n${value}\n`));
  }

  /** One of 0 … `bound` - 1, each as likely as any other: what would favour some is passed over. */
  async below(bound: bigint): Promise<bigint> {
    const whole = ((1n << 64n) / bound) * bound;
    for (;;) {
      const block = await hmac(this.#key, String(this.#count++));
      const number = new DataView(block.buffer).getBigUint64(0);
      if (number < whole) return number % bound;
    }
  }
}

/** The numbers that win, in the order in which they are drawn. */
export async function winners(
  numbers: Numbers,
  entryCount: number,
  prizeCount: number,
): Promise<number[]> {
  const left = Array.from({ length: entryCount }, (_, index) => index + 1);
  const drawn: number[] = [];
  while (drawn.length < prizeCount) {
    const last = left.pop();
    if (last === undefined) break;
    const index = Number(await numbers.below(BigInt(left.length + 1)));
    // The last takes the place of the one that was drawn.
    drawn.push(left[index] ?? last);
    if (index < left.length) left[index] = last;
  }
  return drawn;
}

export type CheckName =
  'numbered' | 'list' | 'frozen' | 'own' | 'commitment' | 'spelled' | 'winners';

export interface Check {
  name: CheckName;
  right: boolean;
}

/** Checks the list once it is frozen, and all of it once it is drawn. */
export async function recompute(proof: DrawProof, own: DrawEntry | null): Promise<Check[]> {
  const { entries, entries_hash, frozen_at } = proof;
  if (entries === null || entries_hash === null || frozen_at === null) return [];
  const lines = entries.split('\n').slice(0, -1);
  const numbered =
    lines.length === proof.entry_count &&
    lines.every((line, index) => line.startsWith(`${index + 1} `));
  const checks: Check[] = [
    { name: 'numbered', right: numbered },
    { name: 'list', right: (await sha256(utf8(entries))) === entries_hash },
    { name: 'frozen', right: Date.parse(frozen_at) < Date.parse(proof.draws_at) },
  ];
  if (own?.salt) {
    const line = `${own.number} ${await pseudonym(proof.draw_id, own)}`;
    checks.push({ name: 'own', right: lines[own.number - 1] === line });
  }
  return proof.secret === null ? checks : [...checks, ...(await drawn(proof, entries_hash))];
}

async function drawn(proof: DrawProof, entriesHash: string): Promise<Check[]> {
  const [secret, value] = [fromHex(proof.secret ?? ''), proof.value ?? ''];
  const positions = proof.prizes.flatMap(({ position, count }) =>
    Array.from({ length: count }, () => position),
  );
  const numbers = await Numbers.of(secret, entriesHash, value);
  const expected = await winners(numbers, proof.entry_count, positions.length);
  const same =
    expected.length === proof.winners.length &&
    proof.winners.every(
      ({ number, position }, index) => number === expected[index] && position === positions[index],
    );
  return [
    { name: 'commitment', right: (await sha256(secret)) === proof.commitment },
    { name: 'spelled', right: value !== '' && spelled(value) === value },
    { name: 'winners', right: same },
  ];
}
