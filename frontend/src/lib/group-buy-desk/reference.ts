/** A reference as it is read aloud or copied, with whatever stands between its groups; null where none was written. */
export function referenceOf(typed: string): string | null {
  return typed.replace(/[\s-]/g, '').toUpperCase() || null;
}
