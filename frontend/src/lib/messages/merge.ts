/** What is known of a list whose oldest come first, and where what is older goes on. */
export interface Shown<T> {
  items: T[];
  older: string | null;
}

/**
 * What is shown once the newest were read again. Where more came than were read at once, what was shown would have a gap:
 * then only the newest are shown.
 */
export function withNewest<T extends { number: number }>(
  shown: Shown<T>,
  newest: { items: T[]; next: string | null },
): Shown<T> {
  const read = [...newest.items].sort((one, other) => one.number - other.number);
  const first = read[0]?.number ?? 0;
  const before = shown.items.filter(({ number }) => number < first);
  const joins = before.length > 0 && before[before.length - 1]?.number === first - 1;
  if (!joins) return { items: read, older: newest.next };
  return { items: [...before, ...read], older: shown.older };
}

/** What is shown once older ones were read. */
export function withOlder<T extends { number: number }>(
  shown: Shown<T>,
  page: { items: T[]; next: string | null },
): Shown<T> {
  const first = shown.items[0]?.number ?? Infinity;
  const read = page.items.filter(({ number }) => number < first);
  return {
    items: [...read.sort((one, other) => one.number - other.number), ...shown.items],
    older: page.next,
  };
}
