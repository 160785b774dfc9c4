/** What to do where this device and the account both may have a draft of one place. */

/** What a draft says. */
export interface DraftWords {
  title: string;
  text: string;
  question: boolean;
}

/** What this device has. */
export interface LocalDraft extends DraftWords {
  /** The version of the account's draft that it is written over; null where it never was there. */
  version: number | null;
  /** Whether it says what that version says. */
  clean: boolean;
}

/** What the account has. */
export interface StoredDraft extends DraftWords {
  version: number;
  saved_at: string;
}

export type Settled =
  /** This device's goes on; it is saved over this version. */
  | { take: 'local'; version: number | null }
  /** The account's is newer. */
  | { take: 'stored' }
  /** It was sent or thrown away on another device. */
  | { take: 'nothing' }
  /** Both were changed: one chooses. */
  | { take: 'choice' };

function same(one: DraftWords, other: DraftWords): boolean {
  return one.title === other.title && one.text === other.text && one.question === other.question;
}

/** `local` is null where nothing is written here. */
export function settle(local: LocalDraft | null, stored: StoredDraft | null): Settled {
  if (stored === null) {
    if (local === null) return { take: 'local', version: null };
    const sent = local.clean && local.version !== null;
    return sent ? { take: 'nothing' } : { take: 'local', version: null };
  }
  if (local === null) return { take: 'stored' };
  if (same(local, stored) || local.version === stored.version) {
    return { take: 'local', version: stored.version };
  }
  return local.clean ? { take: 'stored' } : { take: 'choice' };
}
