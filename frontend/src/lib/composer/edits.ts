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

/** Puts a mark before each selected line. */
export function prefixLines(from: Selected, prefix: string): Selected {
  const lineStart = from.text.lastIndexOf('\n', from.start - 1) + 1;
  const lines = from.text.slice(lineStart, from.end).split('\n');
  const changed = lines.map((line) => prefix + line).join('\n');
  const text = from.text.slice(0, lineStart) + changed + from.text.slice(from.end);
  const end = lineStart + changed.length;
  return { text, start: end, end };
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
