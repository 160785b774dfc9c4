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

  it('number every selected line', () => {
    expect(edits.numbered(at('one\ntwo\nthree', 5, 13)).text).toBe('one\n1. two\n2. three');
  });

  it('make a heading of the line, once, or of a word to be typed over', () => {
    expect(edits.heading(at('one\ntwo', 5), 'Heading')).toEqual(at('one\n## two', 7, 10));
    expect(edits.heading(at('### two', 7), 'Heading').text).toBe('## two');
    expect(edits.heading(at('\none', 0), 'Heading')).toEqual(at('## Heading\none', 3, 10));
  });

  it('keep a table apart from what stands beside it', () => {
    const { text, start, end } = edits.table(at('before after', 6), ['A', 'B']);
    expect(text).toBe('before\n\n| A | B |\n| --- | --- |\n|  |  |\n\n after');
    expect(text.slice(start, end)).toBe('A');
    expect(edits.table(at('', 0), ['A', 'B']).text).toBe('| A | B |\n| --- | --- |\n|  |  |\n');
  });

  it('give each footnote a number of its own, and its words the end of the text', () => {
    const first = edits.footnote(at('word and more\n', 4), 'note');
    expect(first.text).toBe('word[^1] and more\n\n[^1]: note');
    expect(first.text.slice(first.start, first.end)).toBe('note');
    const second = edits.footnote({ ...first, start: 17, end: 17 }, 'note');
    expect(second.text).toBe('word[^1] and more[^2]\n\n[^1]: note\n\n[^2]: note');
  });

  it('put a sign in the place of what is selected', () => {
    expect(edits.insert(at('a word b', 2, 6), ':tada:')).toEqual(at('a :tada: b', 8));
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

describe('what is typed so that one text becomes another', () => {
  const typedOver = (before: string, after: string) => {
    const { start, end, words } = edits.difference(before, after);
    expect(before.slice(0, start) + words + before.slice(end)).toBe(after);
    return words;
  };

  it('is no more than what differs', () => {
    expect(typedOver('a word b', 'a **word** b')).toBe('**word**');
    expect(typedOver('one', '## one')).toBe('## ');
    expect(typedOver('aa', 'aaa')).toBe('a');
    expect(typedOver('one two', 'two')).toBe('');
    expect(typedOver('same', 'same')).toBe('');
  });

  it('is whole signs', () => {
    // The two differ in the second half of their code alone, and then in the first.
    expect(typedOver('😀', '😁')).toBe('😁');
    expect(typedOver('a😀b', 'a😁b')).toBe('😁');
    expect(typedOver('\u{1F600}', '\u{1FA00}')).toBe('\u{1FA00}');
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
