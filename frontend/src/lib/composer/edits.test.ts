import { describe, expect, it } from 'vitest';
import * as edits from './edits';

const at = (text: string, start: number, end = start) => ({ text, start, end });

describe('the buttons above a text', () => {
  it('wrap what is selected, and select it again', () => {
    expect(edits.wrap(at('a word b', 2, 6), '**', '…')).toEqual(at('a **word** b', 4, 8));
  });

  it('offer a word when nothing is selected', () => {
    expect(edits.wrap(at('', 0), '**', 'bold')).toEqual(at('**bold**', 2, 6));
  });

  it('prefix every selected line', () => {
    expect(edits.prefixLines(at('one\ntwo\nthree', 1, 7), '> ').text).toBe('> one\n> two\nthree');
  });

  it('make a block of several lines of code', () => {
    expect(edits.code(at('a\nb', 0, 3), '…').text).toBe('```\na\nb\n```\n');
  });

  it('leave the address of a link to be typed', () => {
    const { text, start, end } = edits.link(at('here', 0, 4), '…');
    expect(text).toBe('[here](https://)');
    expect(text.slice(start, end)).toBe('https://');
  });
});

describe('quotation', () => {
  it('names its writer and stands by itself', () => {
    const lines = edits.quotation('first\n\nsecond', 'chen_yu', 3, '/topics/7#p3');
    expect(lines).toBe('> @chen_yu [#3](/topics/7#p3)\n>\n> first\n> second\n\n');
    expect(edits.block(at('before', 6), lines).text).toBe(`before\n\n${lines}`);
  });

  it('keeps what is quoted within it apart', () => {
    const lines = edits.quotation('> > one\n> two\nthree', null, 3, '/topics/7#p3');
    expect(lines).toBe('> [#3](/topics/7#p3)\n>\n> > > one\n> >\n> > two\n>\n> three\n\n');
  });
});

describe('mentions', () => {
  it('are found before the caret', () => {
    expect(edits.mentionBefore('你好 @陈', 5)).toBe('陈');
    expect(edits.mentionBefore('@', 1)).toBe('');
    expect(edits.mentionBefore('mail me@home', 12)).toBeNull();
    expect(edits.mentionBefore('@chen done', 10)).toBeNull();
  });

  it('complete what was typed', () => {
    expect(edits.mention(at('hi @ch', 6), 'ch', 'chen_yu')).toEqual(at('hi @chen_yu ', 12));
  });
});
