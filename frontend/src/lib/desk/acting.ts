import type { OpenCase } from './open-case.svelte';

/** What staff do to a complaint beside answering it, with words: those of the last two only staff read. */
export type Acting =
  'ask' | 'commit' | 'extend' | 'upheld' | 'dismissed' | 'propose' | 'refuse' | 'decline';

/** What was written. */
interface Written {
  markdown: string;
  /** Where a time belongs to it. */
  until_at: string;
  /** Of a ruling: the answer. */
  number: number;
}

interface Way {
  /** Whether it holds until a time. */
  hasTime: boolean;
  /** How many hours ahead that time is at first. */
  ahead: number;
  /** How many characters it takes at least. */
  least: number;
  send: (open: OpenCase, written: Written) => Promise<void>;
}

const timeless = { hasTime: false, ahead: 0, least: 10 };

/** How each of them is sent. */
export const ACTING: Record<Acting, Way> = {
  ask: { ...timeless, send: (open, { markdown }) => open.ask(markdown) },
  commit: {
    hasTime: true,
    ahead: 48,
    least: 10,
    send: (open, { markdown, until_at }) => open.commit(markdown, until_at),
  },
  extend: {
    hasTime: true,
    ahead: 7 * 24,
    least: 10,
    send: (open, { markdown, until_at }) => open.extend(markdown, until_at),
  },
  upheld: { ...timeless, send: (open, { number, markdown }) => open.rule(number, true, markdown) },
  dismissed: {
    ...timeless,
    send: (open, { number, markdown }) => open.rule(number, false, markdown),
  },
  propose: { ...timeless, send: (open, { markdown }) => open.proposeClosing(markdown) },
  refuse: { ...timeless, least: 1, send: (open, { markdown }) => open.refuse(markdown) },
  decline: { ...timeless, least: 1, send: (open, { markdown }) => open.decline(markdown) },
};
