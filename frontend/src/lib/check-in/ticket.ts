/**
 * What the square on a ticket says: version, event, attendee and serial, signed by the server. It is read and verified
 * here without a network; the same examples hold for the server (`tests/vectors/tickets.json`).
 */

export interface TicketClaims {
  event_id: number;
  attendee_id: number;
  serial: number;
}

interface Parsed extends TicketClaims {
  signed: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
}

const VERSION = 1;
const SIGNED_BYTES = 21;
const BYTES = SIGNED_BYTES + 64;

/** The bytes of hexadecimal digits; null where they are none. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** The parts of a ticket, not yet believed; null where it is none of ours. */
export function parseTicket(text: string): Parsed | null {
  const bytes = fromHex(text.trim());
  if (bytes?.length !== BYTES || bytes[0] !== VERSION) return null;
  const view = new DataView(bytes.buffer);
  const [event, attendee] = [view.getBigInt64(1), view.getBigInt64(9)];
  // Beyond what a number of the API can say it is none of ours either.
  if ([event, attendee].some((id) => id < 1n || id > BigInt(Number.MAX_SAFE_INTEGER))) return null;
  return {
    event_id: Number(event),
    attendee_id: Number(attendee),
    serial: view.getUint32(17),
    signed: bytes.slice(0, SIGNED_BYTES),
    signature: bytes.slice(SIGNED_BYTES),
  };
}

/** Believes tickets that a key has signed. */
export interface Verifier {
  /** What a ticket says, or null where it was not signed by the key. */
  verify(text: string): Promise<TicketClaims | null>;
}

/** A verifier for the server's public key; null where this browser knows no Ed25519, or offers no cryptography. */
export async function verifierOf(publicKey: string): Promise<Verifier | null> {
  const raw = fromHex(publicKey);
  const { subtle } = globalThis.crypto ?? {};
  if (!raw || !subtle) return null;
  const key = await subtle.importKey('raw', raw, 'Ed25519', false, ['verify']).catch(() => null);
  if (!key) return null;
  return {
    async verify(text) {
      const ticket = parseTicket(text);
      if (!ticket) return null;
      const { signed, signature, ...claims } = ticket;
      const genuine = await subtle.verify('Ed25519', key, signature, signed).catch(() => false);
      return genuine ? claims : null;
    },
  };
}
