import { localTime, toInstant } from '../desk/told';
import type { Draw, DrawAudience, DrawInput } from '../draws/shapes';

export type PrizeKind = 'by_hand' | 'points' | 'voucher';

/** A prize as the form has it: numbers are what was typed. */
export interface PrizeForm {
  title: string;
  count: string;
  kind: PrizeKind;
  points: string;
  reward: string;
}

/** A draw as the form has it: times are local, numbers are what was typed. */
export interface DrawForm {
  title: string;
  markdown: string;
  /** The id of a project; empty for all members. */
  project: string;
  audience: DrawAudience;
  event: string;
  cost: string;
  household: boolean;
  opens: string;
  closes: string;
  draws: string;
  source: string;
  prizes: PrizeForm[];
}

export const PRIZES_MAX = 20;

/** A prize of which nothing was typed. */
export const emptyPrize = (): PrizeForm => ({
  title: '',
  count: '1',
  kind: 'by_hand',
  points: '',
  reward: '',
});

const text = (id: number | null | undefined) => (id == null ? '' : String(id));

/** The form of a new draw, or of a draft that is changed. */
export function formOf(one: Draw | null): DrawForm {
  const prizes = one?.prizes.map(({ title, count, points, reward_id }): PrizeForm => ({
    title,
    count: String(count),
    kind: points !== null ? 'points' : reward_id !== null ? 'voucher' : 'by_hand',
    points: text(points),
    reward: text(reward_id),
  }));
  return {
    title: one?.title ?? '',
    markdown: one?.markdown ?? '',
    project: text(one?.project?.id),
    audience: one?.audience ?? 'members',
    event: text(one?.event?.id),
    cost: String(one?.cost ?? 0),
    household: one?.one_per_household ?? true,
    opens: one ? localTime(one.opens_at, 0) : '',
    closes: one ? localTime(one.closes_at, 0) : '',
    draws: one ? localTime(one.draws_at, 0) : '',
    source: one?.value_source ?? '',
    prizes: prizes ?? [emptyPrize()],
  };
}

export type Wrong = 'audience' | 'event' | 'closes' | 'draws' | `reward${number}`;

const timeOf = (local: string) => Date.parse(toInstant(local) ?? '');

/** What is wrong with what was typed, as far as it can be told before it is sent. */
export function wrongIn(form: DrawForm): Wrong[] {
  const wrong: [Wrong, boolean][] = [
    ['audience', form.audience === 'owners' && form.project === ''],
    ['event', form.audience === 'attendees' && form.event === ''],
    ['closes', timeOf(form.closes) <= timeOf(form.opens)],
    ['draws', timeOf(form.draws) <= timeOf(form.closes)],
    ...form.prizes.map(({ kind, reward }, index): [Wrong, boolean] => [
      `reward${index}`,
      kind === 'voucher' && reward === '',
    ]),
  ];
  return wrong.filter(([, is]) => is).map(([name]) => name);
}

/** What is sent to make one, or to change a draft. */
export function inputOf(form: DrawForm): DrawInput {
  return {
    project_id: form.project === '' ? null : Number(form.project),
    title: form.title.trim(),
    markdown: form.markdown,
    audience: form.audience,
    event_id: form.audience === 'attendees' && form.event !== '' ? Number(form.event) : null,
    cost: Number(form.cost),
    one_per_household: form.household,
    opens_at: toInstant(form.opens) ?? '',
    closes_at: toInstant(form.closes) ?? '',
    draws_at: toInstant(form.draws) ?? '',
    value_source: form.source.trim(),
    prizes: form.prizes.map(({ title, count, kind, points, reward }) => ({
      title: title.trim(),
      count: Number(count),
      points: kind === 'points' ? Number(points) : null,
      reward_id: kind === 'voucher' && reward !== '' ? Number(reward) : null,
    })),
  };
}
