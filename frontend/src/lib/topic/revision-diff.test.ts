import { describe, expect, it } from 'vitest';
import { compare, fold, type Piece } from './revision-diff';

const marked = (before: string, after: string) =>
  compare(before, after)
    .map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind])
    .join('');
const without = (pieces: Piece[], kind: Piece['kind']) =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('what changed between two texts', () => {
  it('is told by words where words have spaces between them', () => {
    expect(marked('the lift stops today', 'the lift stopped today')).toBe(
      'the lift -stops-+stopped+ today',
    );
    expect(marked('see naïve café', 'see naïve cafés')).toBe('see naïve -café-+cafés+');
  });

  it('is told by characters in Chinese, also beside Latin words', () => {
    expect(marked('今天下午检修', '今天上午检修')).toBe('今天-下-+上+午检修');
    expect(marked('装WiFi路由器', '装WLAN路由器')).toBe('装-WiFi-+WLAN+路由器');
  });

  it('shows line breaks and spaces, and cuts no picture', () => {
    expect(marked('一\n二', '一\n\n二')).toBe('一\n+\n+二');
    expect(marked('好👍🏽👨‍👩‍👧', '好👍🏿👨‍👩‍👦')).toBe('好-👍🏽👨‍👩‍👧-+👍🏿👨‍👩‍👦+');
  });

  it('is nothing in equal texts, and everything beside an empty one', () => {
    expect(compare('同', '同')).toEqual([{ kind: 'same', text: '同' }]);
    expect(compare('', '')).toEqual([]);
    expect(marked('', '新')).toBe('+新+');
  });

  it('is the whole truth, also of long texts that have little in common', () => {
    const text = (length: number, seed: number) =>
      Array.from({ length }, (_, index) =>
        String.fromCodePoint(0x4e00 + ((index * seed) % 5003)),
      ).join('');
    const cases = [
      ['电梯 12 号\n停了', '电梯 13 号\r\n又停了 again'],
      [text(300, 7), text(280, 11)],
      [text(32_000, 7), text(32_000, 11)],
    ] as const;
    for (const [before, after] of cases) {
      const pieces = compare(before, after);
      expect(without(pieces, 'added')).toBe(before);
      expect(without(pieces, 'removed')).toBe(after);
    }
  });
});

describe('what stayed', () => {
  const long = '远'.repeat(500);

  it('is shown beside the changes only', () => {
    const folded = fold(compare(`${long}旧${long}老${long}`, `${long}新${long}少${long}`));
    expect(folded.map((one) => (one.kind === 'gap' ? one.count : one.text.length))).toEqual([
      440, 60, 1, 1, 60, 380, 60, 1, 1, 60, 440,
    ]);
  });

  it('is shown whole where it is short, and left out whole where nothing changed', () => {
    const near = compare('甲'.repeat(80) + '旧', '甲'.repeat(80) + '新');
    expect(fold(near)).toEqual(near);
    expect(fold(compare(long, long))).toEqual([{ kind: 'gap', count: 500 }]);
  });
});
