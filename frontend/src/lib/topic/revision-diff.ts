import { diffArrays } from 'diff';

/** A stretch of two texts that are compared: in both, only in the new one, or only in the old one. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** As it is shown: of what stayed only what stands beside a change, and how many characters are left out. */
export type Shown = Piece | { kind: 'gap'; count: number };

/**
 * What is compared as one: a character of Chinese, Japanese or Korean, a word of other scripts, a line break, a stretch of
 * spaces, or any other character with all that belongs to it, so that no picture is cut.
 */
const TOKEN =
  /\r?\n|[^\S\n]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}\p{M}_])+|\p{Regional_Indicator}{2}|.(?:[\p{M}\p{Emoji_Modifier}]|\u200d.)*/gsu;
const LINE = /[^\n]*\n|[^\n]+/g;

/** Beyond so many changes, or so long, texts are compared line by line, or not at all. */
const LIMITS = { maxEditLength: 2000, timeout: 400 };
/** How much of what stayed is shown on each side of a change, in characters. */
const AROUND = 60;

const tokens = (text: string): string[] => text.match(TOKEN) ?? [];
const lines = (text: string): string[] => text.match(LINE) ?? [];

/** What was taken away from a text and what was added to it, in order. */
export function compare(before: string, after: string): Piece[] {
  for (const cut of [tokens, lines]) {
    const found = diffArrays(cut(before), cut(after), LIMITS);
    if (found) {
      return found.map(({ added, removed, value }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }));
    }
  }
  const whole: Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return whole.filter(({ text }) => text !== '');
}

/** The same without what stayed far from every change. */
export function fold(pieces: Piece[]): Shown[] {
  return pieces.flatMap((piece, index): Shown[] => {
    if (piece.kind !== 'same') return [piece];
    const characters = Array.from(piece.text);
    const head = index === 0 ? 0 : AROUND;
    const tail = index === pieces.length - 1 ? 0 : AROUND;
    const count = characters.length - head - tail;
    // What is left out takes room as well.
    if (count <= AROUND / 2) return [piece];
    const shown: Shown[] = [
      { kind: 'same', text: characters.slice(0, head).join('') },
      { kind: 'gap', count },
      { kind: 'same', text: characters.slice(characters.length - tail).join('') },
    ];
    return shown.filter((one) => one.kind === 'gap' || one.text !== '');
  });
}
