/** Whether each word that is wanted stands in one of the texts, in any case. */
export function fits(wanted: string, ...texts: string[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
