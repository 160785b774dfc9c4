import { toInstant } from '../desk/told';
import type { EventQuestion, EventQuota, EventSlot, QuestionKind } from '../events/shapes';

/** Seats, slots, extras and questions as the form has them: sizes and times are what was typed. */
export interface PlanForm {
  quotas: { key: string; name: string; size: string }[];
  slots: { name: string; place: string; begins: string; ends: string; quotas: string[] }[];
  extras: { name: string; quotas: string[] }[];
  questions: { kind: QuestionKind; prompt: string; choices: string; required: boolean }[];
}

export interface Plan {
  quotas: { key: string; name: string; size: number | null }[];
  slots: {
    name: string;
    place: string;
    begins_at: string | null;
    ends_at: string | null;
    quotas: string[];
  }[];
  extras: { name: string; quotas: string[] }[];
  questions: { kind: QuestionKind; prompt: string; choices: string[]; required: boolean }[];
}

const sizeOf = (text: string) => (text.trim() === '' ? null : Number(text));
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** A key that no quota of the form has yet: it only ties slots to quotas. */
export function freeKey(quotas: { key: string }[]): string {
  const taken = new Set(quotas.map(({ key }) => key));
  let n = quotas.length + 1;
  while (taken.has(`q${n}`)) n += 1;
  return `q${n}`;
}

/** One slot with so many seats, for events that need no more. */
export function simplePlan(seats: string, words: { seats: string; slot: string }): PlanForm {
  return {
    quotas: [{ key: 'q1', name: words.seats, size: seats }],
    slots: [{ name: words.slot, place: '', begins: '', ends: '', quotas: ['q1'] }],
    extras: [],
    questions: [],
  };
}

/** The plan of an event, to be changed. */
export function planOf(
  event: {
    quotas: Pick<EventQuota, 'id' | 'key' | 'name' | 'size'>[];
    slots: Pick<EventSlot, 'name' | 'place' | 'begins_at' | 'ends_at' | 'quota_ids'>[];
    extras: Pick<EventSlot, 'name' | 'quota_ids'>[];
    questions: Pick<EventQuestion, 'kind' | 'prompt' | 'choices' | 'required'>[];
  },
  localTime: (instant: string) => string,
): PlanForm {
  const keys = new Map(event.quotas.map(({ id, key }) => [id, key]));
  const keysOf = (ids: number[]) => ids.flatMap((id) => keys.get(id) ?? []);
  return {
    quotas: event.quotas.map(({ key, name, size }) => ({
      key,
      name,
      size: size === null ? '' : String(size),
    })),
    slots: event.slots.map(({ name, place, begins_at, ends_at, quota_ids }) => ({
      name,
      place,
      begins: begins_at ? localTime(begins_at) : '',
      ends: ends_at ? localTime(ends_at) : '',
      quotas: keysOf(quota_ids),
    })),
    extras: event.extras.map(({ name, quota_ids }) => ({ name, quotas: keysOf(quota_ids) })),
    questions: event.questions.map(({ kind, prompt, choices, required }) => ({
      kind,
      prompt,
      choices: choices.join('\n'),
      required,
    })),
  };
}

/** What was typed, as it is sent. */
export function planInput(form: PlanForm): Plan {
  const known = new Set(form.quotas.map(({ key }) => key));
  const tied = (keys: string[]) => keys.filter((key) => known.has(key));
  return {
    quotas: form.quotas.map(({ key, name, size }) => ({
      key,
      name: name.trim(),
      size: sizeOf(size),
    })),
    slots: form.slots.map(({ name, place, begins, ends, quotas }) => ({
      name: name.trim(),
      place: place.trim(),
      begins_at: toInstant(begins),
      ends_at: toInstant(ends),
      quotas: tied(quotas),
    })),
    extras: form.extras.map(({ name, quotas }) => ({ name: name.trim(), quotas: tied(quotas) })),
    questions: form.questions.map(({ kind, prompt, choices, required }) => ({
      kind,
      prompt: prompt.trim(),
      choices: kind === 'choice' ? lines(choices) : [],
      required,
    })),
  };
}

/** Whether a plan is one number of seats and nothing else. */
export function isSimple({ quotas, slots, extras, questions }: PlanForm): boolean {
  return quotas.length <= 1 && slots.length <= 1 && extras.length === 0 && questions.length === 0;
}

/** The days that are left out, as they are sent. */
export const daysOf = lines;
