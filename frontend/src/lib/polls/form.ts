import { localTime, toInstant } from '../desk/told';
import type { Poll, PollInput, PollKind, PollResultsShown } from './shapes';

/** A poll as the form has it: times are local, numbers are what was typed. */
export interface PollForm {
  question: string;
  kind: PollKind;
  options: string[];
  min: string;
  max: string;
  shown: PollResultsShown;
  isPublic: boolean;
  closes: string;
}

export const OPTIONS_MAX = 20;
export const KINDS: PollKind[] = ['single', 'several', 'ranked'];
export const SHOWN: PollResultsShown[] = ['always', 'after_voting', 'when_closed'];

/** The form of a new poll, or of one that is changed. */
export function formOf(poll: Poll | null): PollForm {
  const several = poll?.kind === 'several';
  const all = poll?.options.length;
  return {
    question: poll?.question ?? '',
    kind: poll?.kind ?? 'single',
    options: poll?.options.map(({ text }) => text) ?? ['', ''],
    min: several && poll.min_choices > 1 ? String(poll.min_choices) : '',
    max: several && poll.max_choices !== all ? String(poll.max_choices) : '',
    shown: poll?.results_shown ?? 'after_voting',
    isPublic: poll?.votes_public ?? false,
    closes: poll?.closes_at ? localTime(poll.closes_at, 0) : '',
  };
}

/** What was typed; options of which nothing was typed are none. */
const typed = (form: PollForm) => form.options.map((text) => text.trim()).filter(Boolean);

/** The form without the options of which nothing was typed, so that what is wrong with one is told at its place. */
export function tidied(form: PollForm): PollForm {
  const options = form.options.filter((text) => text.trim() !== '');
  while (options.length < 2) options.push('');
  return { ...form, options };
}

export type Wrong = 'options' | 'bounds' | 'closes' | `option${number}`;

/** What is wrong with what was typed, as far as it can be told before it is sent. */
export function wrongIn(form: PollForm, now: string): Wrong[] {
  const texts = typed(form);
  const all = form.options.map((text) => text.trim());
  const min = Number(form.min || 1);
  const max = Number(form.max || texts.length);
  const fits = Number.isInteger(min) && Number.isInteger(max) && min >= 1 && min <= max;
  const closes = form.closes === '' ? null : toInstant(form.closes);
  const wrong: [Wrong, boolean][] = [
    ['options', texts.length < 2],
    ['bounds', form.kind === 'several' && !(fits && max <= texts.length)],
    ['closes', form.closes !== '' && !(closes !== null && Date.parse(closes) > Date.parse(now))],
    ...all.map((text, index): [Wrong, boolean] => [
      `option${index}`,
      text !== '' && all.indexOf(text) < index,
    ]),
  ];
  return wrong.filter(([, is]) => is).map(([name]) => name);
}

/** What is sent to make it. */
export function inputOf(form: PollForm): PollInput {
  const several = form.kind === 'several';
  return {
    kind: form.kind,
    question: form.question.trim() || null,
    options: typed(form),
    min_choices: several && form.min !== '' ? Number(form.min) : null,
    max_choices: several && form.max !== '' ? Number(form.max) : null,
    results_shown: form.shown,
    votes_public: form.isPublic,
    closes_at: form.closes === '' ? null : toInstant(form.closes),
  };
}
