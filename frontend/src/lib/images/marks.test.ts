import { describe, expect, it } from 'vitest';
import * as marks from './marks';

const at = (text: string, start: number, end = start) => ({ text, start, end });
const KEY = '3fa9c1d2';
const ADDRESS = '/api/v1/attachments/77';

describe('a picture on its way', () => {
  it('holds its place on a line of its own, and the caret goes behind it', () => {
    const mark = marks.mark('IMG [1].jpg', KEY);
    expect(mark).toBe(`![IMG 1](uploading:${KEY})`);
    const { text, start } = marks.insert(at('前后', 1), mark);
    expect(text).toBe(`前\n${mark}\n后`);
    expect(text.slice(start)).toBe('后');
    expect(marks.insert(at('', 0), mark).text).toBe(`${mark}\n`);
    expect(marks.insert(at('一\n\n二', 2), mark).text).toBe(`一\n${mark}\n二`);
  });

  it('is replaced under the words that stand there by now, and the caret stays in its words', () => {
    const text = `![裂缝](uploading:${KEY})\n后面在写`;
    const settled = marks.settle(at(text, text.length), KEY, ADDRESS);
    expect(settled.text).toBe(`![裂缝](${ADDRESS})\n后面在写`);
    expect(settled.start).toBe(settled.text.length);
    expect(marks.settle(at(text, 0), KEY, ADDRESS).start).toBe(0);
    expect(marks.settle(at('删掉了', 1), KEY, ADDRESS)).toEqual(at('删掉了', 1));
  });

  it('is taken out whole', () => {
    const text = `一\n![裂缝](uploading:${KEY})\n二`;
    expect(marks.withdraw(at(text, text.length), KEY)).toEqual(at('一\n二', 3));
    expect(marks.withdraw(at(text, 0), 'ffffffff').text).toBe(text);
    expect(marks.withoutMarks(`${text}\n![x](uploading:0)`)).toBe('一\n二\n');
  });
});

describe('a picture that is there', () => {
  const text = `![裂缝](${ADDRESS})\n![x](https://elsewhere.example/a.png)\n![](${ADDRESS}) ![门](${ADDRESS}8)`;

  it('is found once, and nothing from elsewhere is', () => {
    expect(marks.pictures(text)).toEqual([
      { words: '裂缝', address: ADDRESS },
      { words: '门', address: `${ADDRESS}8` },
    ]);
    expect(marks.addressOf(77)).toBe(ADDRESS);
  });

  it('is said in other words wherever it stands', () => {
    const said = marks.reworded(at(text, 0), ADDRESS, '东墙 [$&]');
    expect(marks.pictures(said.text)[0]).toEqual({ words: '东墙 $&', address: ADDRESS });
    expect(said.text).toContain(`![门](${ADDRESS}8)`);
  });

  it('is taken out wherever it stands', () => {
    const left = marks.without(at(text, text.length), ADDRESS);
    expect(marks.pictures(left.text)).toEqual([{ words: '门', address: `${ADDRESS}8` }]);
    expect(left.start).toBe(left.text.length);
  });
});
