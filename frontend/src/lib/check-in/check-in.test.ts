import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeSeat, judgeTicket, seatByCode, type Known } from './judging';
import type { RosterSeat } from './shapes';
import { fromHex, parseTicket, verifierOf } from './ticket';

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

async function signer(): Promise<{ key: string; sign: (signed: Uint8Array) => Promise<string> }> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const key = hex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const sign = async (signed: Uint8Array) => {
    const bytes = new Uint8Array(signed);
    const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, bytes);
    return hex(bytes) + hex(new Uint8Array(signature));
  };
  return { key, sign };
}

function claims(event: number, attendee: number, serial: number): Uint8Array {
  const bytes = new Uint8Array(21);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setBigInt64(1, BigInt(event));
  view.setBigInt64(9, BigInt(attendee));
  view.setUint32(17, serial);
  return bytes;
}

describe('a ticket', () => {
  it('is believed if our key has signed it, and only as it was signed', async () => {
    const ours = await signer();
    const verifier = await verifierOf(ours.key);
    const ticket = await ours.sign(claims(12, 340, 2));
    expect(await verifier?.verify(ticket)).toEqual({ event_id: 12, attendee_id: 340, serial: 2 });
    expect(await verifier?.verify(ticket.toLowerCase())).not.toBeNull();

    const others = await (await signer()).sign(claims(12, 340, 2));
    expect(await verifier?.verify(others)).toBeNull();
    const changed = hex(claims(12, 341, 2)) + ticket.slice(42);
    expect(await verifier?.verify(changed)).toBeNull();
  });

  it('is none if it is anything else', () => {
    const unsigned = hex(claims(12, 340, 2));
    for (const text of ['', 'https://linli.example', unsigned, `${unsigned}${'00'.repeat(63)}`]) {
      expect(parseTicket(text), text).toBeNull();
    }
    const other = `02${'00'.repeat(84)}`;
    expect(parseTicket(other)).toBeNull();
    expect(parseTicket(`01${'FF'.repeat(84)}`)).toBeNull();
    expect(fromHex('0g')).toBeNull();
  });

  it('cannot be believed without cryptography', async () => {
    expect(await verifierOf('none')).toBeNull();
    expect(await verifierOf('00')).toBeNull();
  });
});

/** What the server signs and refuses: both sides hold to the same examples. */
const VECTORS = '../tests/vectors/tickets.json';

interface Vectors {
  public_key: string;
  tickets: {
    name: string;
    payload: string;
    valid: boolean;
    event_id?: number;
    attendee_id?: number;
    serial?: number;
  }[];
}

describe.runIf(existsSync(VECTORS))('the tickets of the server', () => {
  it('are believed and refused as the server does', async () => {
    const { public_key, tickets } = JSON.parse(readFileSync(VECTORS, 'utf8')) as Vectors;
    const verifier = await verifierOf(public_key);
    for (const { name, payload, valid, event_id, attendee_id, serial } of tickets) {
      const found = await verifier?.verify(payload);
      expect(found, name).toEqual(valid ? { event_id, attendee_id, serial } : null);
    }
  });
});

const seat = (more: Partial<RosterSeat> = {}): RosterSeat => ({
  attendee_id: 340,
  serial: 2,
  code: 'K7M-4QP',
  initials: '陈*',
  seats: 1,
  slot_id: 1,
  state: 'confirmed',
  checked_in_at: null,
  ...more,
});

const known = (one: RosterSeat, admitted: [number, string][] = []): Known => ({
  event_id: 12,
  seats: new Map([[one.attendee_id, one]]),
  admitted: new Map(admitted),
});

describe('the entrance without a network', () => {
  const ticket = { event_id: 12, attendee_id: 340, serial: 2 };
  const says = (one: RosterSeat, claim: typeof ticket | null = ticket) =>
    judgeTicket(claim, known(one)).says;

  it('lets in who is in the list, and only once', () => {
    expect(says(seat())).toBe('let_in');
    expect(says(seat({ checked_in_at: '2026-11-28T01:02:00Z' }))).toBe('repeated');
    const again = judgeTicket(ticket, known(seat(), [[340, '2026-11-28T01:02:00Z']]));
    expect(again).toMatchObject({ says: 'repeated', at: '2026-11-28T01:02:00Z' });
  });

  it('refuses what is forged, of another event, given back or still waiting', () => {
    expect(says(seat(), null)).toBe('forged');
    expect(says(seat(), { ...ticket, event_id: 13 })).toBe('other_event');
    expect(says(seat({ serial: 3 }))).toBe('revoked');
    expect(says(seat({ state: 'cancelled' }))).toBe('revoked');
    expect(says(seat({ state: 'waiting' }))).toBe('not_confirmed');
    // A ticket of another event is that, even if its number is in this list.
    expect(says(seat({ state: 'cancelled' }), { ...ticket, event_id: 13 })).toBe('other_event');
  });

  it('says that somebody newer than its list is not in it', () => {
    expect(says(seat(), { ...ticket, attendee_id: 999 })).toBe('not_listed');
  });

  it('finds a code however it is typed', () => {
    const found = seatByCode(' k7m4qp ', [seat()]);
    expect(found?.attendee_id).toBe(340);
    expect(seatByCode('K7M-4QQ', [seat()])).toBeNull();
    expect(judgeSeat(seat(), known(seat())).says).toBe('let_in');
  });
});
