/** Cuts a text at its lines into parts of at most so many bytes: the server takes bodies of a certain size. */
export function parts(text: string, bytes: number): string[] {
  const encoder = new TextEncoder();
  const found: string[] = [];
  let part: string[] = [];
  let size = 0;
  for (const line of text.split(/\r?\n/)) {
    const length = encoder.encode(line).length + 1;
    if (part.length > 0 && size + length > bytes) {
      found.push(part.join('\n'));
      part = [];
      size = 0;
    }
    part.push(line);
    size += length;
  }
  found.push(part.join('\n'));
  return found;
}
