/** A code as it is read aloud: in groups of four, which belong to one word. */
export function inGroups(code: string): string[] {
  return code.replace(/[\s-]/g, '').match(/.{1,4}/g) ?? [];
}
