/** Pieces of JSON, so that texts and other values can be told apart from the rest by eye. */
export interface JsonPart {
  kind: 'plain' | 'text' | 'value';
  text: string;
}

const PIECES = /("(?:\\.|[^"\\])*")(\s*:)?|true|false|null|-?\d[\d.eE+-]*/g;

/** The pieces of a value as it is printed; put together they are its JSON. */
export function jsonParts(value: unknown): JsonPart[] {
  const json = JSON.stringify(value, null, 2);
  const parts: JsonPart[] = [];
  let end = 0;
  for (const found of json.matchAll(PIECES)) {
    const isName = found[2] !== undefined;
    if (isName) continue;
    if (found.index > end) parts.push({ kind: 'plain', text: json.slice(end, found.index) });
    parts.push({ kind: found[1] === undefined ? 'value' : 'text', text: found[0] });
    end = found.index + found[0].length;
  }
  if (end < json.length) parts.push({ kind: 'plain', text: json.slice(end) });
  return parts;
}
