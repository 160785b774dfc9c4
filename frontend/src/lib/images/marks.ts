import type { Selected } from '../composer/edits';

/**
 * Pictures in a text: Markdown with the address of what was uploaded, and marks that hold their places until then. Pure.
 */

/** Pictures that the server shows in one text. */
export const PICTURES_MAX = 20;

const ADDRESS = '/api/v1/attachments/';
const SHOWN = /!\[([^\]\n]*)\]\((\/api\/v1\/attachments\/\d+)\)/g;
const MARK = /!\[[^\]\n]*\]\(uploading:[0-9a-f]+\)\n?/g;

export interface Picture {
  /** What it shows, in words. */
  words: string;
  address: string;
}

/** The address of an uploaded picture, as it stands in a text. */
export function addressOf(id: number): string {
  return `${ADDRESS}${id}`;
}

/** The uploaded pictures of a text, each once, in its order. */
export function pictures(text: string): Picture[] {
  const found = new Map<string, Picture>();
  for (const [, words = '', address = ''] of text.matchAll(SHOWN)) {
    if (!found.has(address)) found.set(address, { words, address });
  }
  return [...found.values()];
}

/** What holds the place of a picture that is on its way. */
export function mark(name: string, key: string): string {
  return `![${plain(name.replace(/\.[^.]*$/, ''))}](uploading:${key})`;
}

/** Words that do not end the brackets they stand in. */
export function plain(words: string): string {
  return words
    .replace(/[[\]\\`\n\r]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** Puts lines at the caret, for themselves, and goes behind them. */
export function insert(from: Selected, lines: string): Selected {
  const before = from.text.slice(0, from.start);
  const after = from.text.slice(from.end);
  const lead = before === '' || before.endsWith('\n') ? '' : '\n';
  const trail = after.startsWith('\n') ? '' : '\n';
  const caret = before.length + lead.length + lines.length + 1;
  return { text: before + lead + lines + trail + after, start: caret, end: caret };
}

/** Where a mark was, the picture is, under the words that stand there by now; whoever deleted the mark does not want it. */
export function settle(from: Selected, key: string, address: string): Selected {
  return replace(from, `](uploading:${key})`, `](${address})`);
}

/** Takes a mark out. */
export function withdraw(from: Selected, key: string): Selected {
  const found = new RegExp(`!\\[[^\\]\\n]*\\]\\(uploading:${key}\\)\\n?`).exec(from.text);
  return found ? replace(from, found[0], '') : from;
}

/** The text without marks that nothing is on its way for. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, '');
}

/** Says what a picture shows in other words. */
export function reworded(from: Selected, address: string, words: string): Selected {
  const pattern = new RegExp(`!\\[[^\\]\\n]*\\]\\(${escaped(address)}\\)`, 'g');
  const put = `![${words.replace(/[[\]\\`\n\r]/g, '')}](${address})`;
  return { ...from, text: from.text.replace(pattern, () => put) };
}

/** Takes a picture out, wherever it stands. */
export function without(from: Selected, address: string): Selected {
  const pattern = new RegExp(`!\\[[^\\]\\n]*\\]\\(${escaped(address)}\\)\\n?`, 'g');
  const text = from.text.replace(pattern, '');
  const start = Math.min(from.start, text.length);
  return { text, start, end: Math.min(Math.max(start, from.end), text.length) };
}

function escaped(address: string): string {
  return address.replace(/[/.]/g, '\\$&');
}

/** Replaces the first of its kind, and leaves the caret where it is in the words around it. */
function replace(from: Selected, find: string, put: string): Selected {
  const at = from.text.indexOf(find);
  if (at < 0) return from;
  const end = at + find.length;
  const moved = (place: number): number => {
    if (place <= at) return place;
    return place >= end ? place + put.length - find.length : at + put.length;
  };
  const text = from.text.slice(0, at) + put + from.text.slice(end);
  return { text, start: moved(from.start), end: moved(from.end) };
}
