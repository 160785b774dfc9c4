/** What is written is kept on this device, each under its place; storage may be full or switched off. */

const PREFIX = 'linli-draft:';

/** Drafts belong to an account: those of others stay hidden. `place` names what is written, such as `topic-7`. */
export function placeOf(accountId: number, place: string): string {
  return `${PREFIX}${accountId}:${place}`;
}

/** Gives whether there was room. */
export function keepAt(place: string, value: object): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What was kept, as far as it is an object; its fields may be anything. */
export function keptAt<T extends object>(place: string): Partial<T> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return typeof kept === 'object' ? (kept as Partial<T> | null) : null;
  } catch {
    return null;
  }
}

export function forgetAt(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing was kept either.
  }
}

/** Nothing stays on a shared device. */
export function forgetAllDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(PREFIX)) localStorage.removeItem(name);
    }
  } catch {
    // Storage is switched off.
  }
}
