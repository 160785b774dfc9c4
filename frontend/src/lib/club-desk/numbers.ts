/** A number that was typed: null where nothing was. */
export function numberOf(text: string | number | null): number | null {
  const typed = String(text ?? '').trim();
  return typed === '' ? null : Number(typed);
}
