/** The code of a receipt: made here, in the browser of whoever votes, and kept by them alone. */

/** Letters and digits that are not taken for one another. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 28;
const GROUP = 4;

/** A new code: 140 random bits. */
export function newCode(): string {
  // 256 is a multiple of how many letters there are, so each is as likely as any other.
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}

/** What was typed, as it is sent: without spaces and hyphens, in capital letters. */
export const plain = (typed: string) => typed.replace(/[\s-]/g, '').toUpperCase();

/** A code as it is shown: in groups, to be read and written down. */
export const grouped = (code: string) =>
  plain(code).replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
