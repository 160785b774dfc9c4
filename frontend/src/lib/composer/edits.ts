/** What the buttons above a text do to it: pure functions from text and selection to the same. */

export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** Puts marks around the selection, or around a word to be replaced. */
export function wrap(from: Selected, mark: string, placeholder: string): Selected {
  const inner = from.text.slice(from.start, from.end) || placeholder;
  const start = from.start + mark.length;
  return {
    text: from.text.slice(0, from.start) + mark + inner + mark + from.text.slice(from.end),
    start,
    end: start + inner.length,
  };
}

/** Puts a mark before each selected line, perhaps another before each. */
export function prefixLines(
  from: Selected,
  prefix: string | ((index: number) => string),
): Selected {
  const lineStart = beginningOfLine(from);
  const lines = from.text.slice(lineStart, from.end).split('\n');
  const before = (index: number) => (typeof prefix === 'string' ? prefix : prefix(index));
  const changed = lines.map((line, index) => before(index) + line).join('\n');
  const text = from.text.slice(0, lineStart) + changed + from.text.slice(from.end);
  const end = lineStart + changed.length;
  return { text, start: end, end };
}

function beginningOfLine({ text, start }: Selected): number {
  return start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
}

/** Makes the line a heading; on an empty one, of words to be replaced. */
export function heading(from: Selected, placeholder: string): Selected {
  const lineStart = beginningOfLine(from);
  const nextLine = from.text.indexOf('\n', lineStart);
  const lineEnd = nextLine === -1 ? from.text.length : nextLine;
  const typed = from.text.slice(lineStart, lineEnd);
  const words = typed.replace(/^#{1,6} +/, '').trim() || placeholder;
  const start = lineStart + '## '.length;
  const text = `${from.text.slice(0, lineStart)}## ${words}${from.text.slice(lineEnd)}`;
  return { text, start, end: start + words.length };
}

/** Numbers the selected lines. */
export function numbered(from: Selected): Selected {
  return prefixLines(from, (index) => `${index + 1}. `);
}

/** A table of two columns below what is selected, whose first heading is ready to be typed over. */
export function table(from: Selected, [first, second]: [string, string]): Selected {
  const before = from.text.slice(0, from.end).replace(/\n*$/, '');
  const after = from.text.slice(from.end).replace(/^\n*/, '');
  const gap = before === '' ? '' : '\n\n';
  // A line right below would be a row of it.
  const rest = after === '' ? '' : `\n${after}`;
  const lines = `| ${first} | ${second} |\n| --- | --- |\n|  |  |\n`;
  const start = before.length + gap.length + '| '.length;
  return { text: before + gap + lines + rest, start, end: start + first.length };
}

/** A footnote to what is selected; its words stand at the end of the text, ready to be typed over. */
export function footnote(from: Selected, placeholder: string): Selected {
  const numbers = [...from.text.matchAll(/\[\^(\d{1,4})\]/g)].map((found) => Number(found[1]));
  const mark = `[^${Math.max(0, ...numbers) + 1}]`;
  const marked = from.text.slice(0, from.end) + mark + from.text.slice(from.end);
  const text = `${marked.replace(/\n*$/, '')}\n\n${mark}: ${placeholder}`;
  return { text, start: text.length - placeholder.length, end: text.length };
}

/** Puts words in the place of the selection. */
export function insert(from: Selected, words: string): Selected {
  const caret = from.start + words.length;
  const text = from.text.slice(0, from.start) + words + from.text.slice(from.end);
  return { text, start: caret, end: caret };
}

/** What is typed in the place of what, from `start` to `end`, so that one text becomes another. */
export interface Typed {
  start: number;
  end: number;
  words: string;
}

/** The least that is typed so that one text becomes another. Signs that take two places are not torn apart. */
export function difference(before: string, after: string): Typed {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (start > 0 && /[\uD800-\uDBFF]/.test(before[start - 1] ?? '')) start -= 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  if (same > 0 && /[\uDC00-\uDFFF]/.test(before.at(-same) ?? '')) same -= 1;
  const end = before.length - same;
  return { start, end, words: after.slice(start, after.length - same) };
}

/** Code within a line, or a block of it when lines are selected. */
export function code(from: Selected, placeholder: string): Selected {
  const inner = from.text.slice(from.start, from.end);
  return inner.includes('\n')
    ? block(from, `\`\`\`\n${inner}\n\`\`\`\n`)
    : wrap(from, '`', placeholder);
}

/** `[text](address)` with the address selected, ready to be typed over. */
export function link(from: Selected, placeholder: string): Selected {
  const inner = from.text.slice(from.start, from.end) || placeholder;
  const start = from.start + inner.length + 3;
  return {
    text: `${from.text.slice(0, from.start)}[${inner}](https://)${from.text.slice(from.end)}`,
    start,
    end: start + 'https://'.length,
  };
}

/** Replaces the selection by lines that stand for themselves. */
export function block(from: Selected, lines: string): Selected {
  const before = from.text.slice(0, from.start).replace(/\n*$/, '');
  const gap = before === '' ? '' : '\n\n';
  const start = before.length + gap.length + lines.length;
  return { text: before + gap + lines + from.text.slice(from.end), start, end: start };
}

/** The quotation of a post, with who wrote it; null for somebody without a name any more. */
export function quotation(
  words: string,
  name: string | null,
  number: number,
  address: string,
): string {
  const lines: string[] = [];
  let before = 0;
  for (const line of words.trim().split(/\n+/)) {
    const depth = /^(> )*/.exec(line)?.[0].length ?? 0;
    // What follows a quote at once would belong to it.
    if (depth < before) lines.push(`> ${line.slice(0, depth)}`.trimEnd());
    lines.push(`> ${line}`);
    before = depth;
  }
  const who = name === null ? '' : `@${name} `;
  return `> ${who}[#${number}](${address})\n>\n${lines.join('\n')}\n\n`;
}

/** What stands between the last `@` and the caret, when that is the beginning of a name. */
export function mentionBefore(text: string, caret: number): string | null {
  const found = /(?:^|[\s（(，。、：；])@([\p{L}\p{N}_.-]{0,30})$/u.exec(text.slice(0, caret));
  return found?.[1] ?? null;
}

/** Completes the name at the caret. */
export function mention(from: Selected, typed: string, name: string): Selected {
  const start = from.start - typed.length;
  const text = `${from.text.slice(0, start)}${name} ${from.text.slice(from.end)}`;
  const caret = start + name.length + 1;
  return { text, start: caret, end: caret };
}
