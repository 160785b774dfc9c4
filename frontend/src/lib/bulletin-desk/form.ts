import type { Bulletin, BulletinInput, ConsentChannel } from '../api/shapes';

/** On which ways a bulletin can be sent: nobody is called by one. */
export const WAYS = ['mail', 'sms', 'push'] as const satisfies readonly ConsentChannel[];
export type Way = (typeof WAYS)[number];

/** A bulletin as the form has it. */
export interface BulletinForm {
  title: string;
  markdown: string;
  /** The id of a segment; empty for everybody. */
  segment: string;
  channels: ConsentChannel[];
  held: string;
}

/** The form of a new bulletin, to a segment perhaps, or of one that is changed. */
export function formOf(one: Bulletin | null, segment = ''): BulletinForm {
  return {
    title: one?.title ?? '',
    markdown: one?.markdown ?? '',
    segment: one?.segment ? String(one.segment.id) : segment,
    channels: one?.channels ?? ['mail'],
    held: String(one?.held_days ?? 14),
  };
}

export function inputOf(form: BulletinForm): BulletinInput {
  return {
    title: form.title.trim(),
    markdown: form.markdown,
    segment_id: form.segment === '' ? null : Number(form.segment),
    channels: form.channels,
    held_days: Number(form.held),
  };
}
