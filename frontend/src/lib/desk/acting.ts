import type { OpenCase } from './open-case.svelte';

/** What staff do to a complaint beside answering it, with words that the complainant reads. */
export type Acting = 'ask' | 'commit' | 'extend' | 'upheld' | 'dismissed' | 'propose';

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
  send: (open: OpenCase, written: Written) => Promise<void>;
}

const timeless = { hasTime: false, ahead: 0 };

/** How each of them is sent. */
export const ACTING: Record<Acting, Way> = {
  ask: { ...timeless, send: (open, { markdown }) => open.ask(markdown) },
  commit: {
    hasTime: true,
    ahead: 48,
    send: (open, { markdown, until_at }) => open.commit(markdown, until_at),
  },
  extend: {
    hasTime: true,
    ahead: 7 * 24,
    send: (open, { markdown, until_at }) => open.extend(markdown, until_at),
  },
  upheld: { ...timeless, send: (open, { number, markdown }) => open.rule(number, true, markdown) },
  dismissed: {
    ...timeless,
    send: (open, { number, markdown }) => open.rule(number, false, markdown),
  },
  propose: { ...timeless, send: (open, { markdown }) => open.proposeClosing(markdown) },
};
