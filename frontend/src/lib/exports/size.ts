const UNITS = ['B', 'KB', 'MB', 'GB'];

/** A size in bytes, short: two digits at least, and one behind the point where there is one before it. */
export function sizeText(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  const shown = unit > 0 && size < 10 ? size.toFixed(1) : String(Math.round(size));
  return `${shown} ${UNITS[unit] ?? 'B'}`;
}
