import { localTime, toInstant } from '../desk/told';
import type { Vote, VoteConflictRule, VoteInput, VoteMajority, VoteWeight } from '../votes/shapes';

/** A question as the form has it. */
export interface QuestionForm {
  text: string;
  majority: VoteMajority;
  own: boolean;
  /** Own answers, one on each line. */
  answers: string;
}

/** A vote as the form has it: times are local, numbers are what was typed. */
export interface VoteForm {
  title: string;
  markdown: string;
  project: string;
  /** The id of a building; empty for the whole project. */
  building: string;
  civil: boolean;
  weight: VoteWeight;
  numerator: string;
  denominator: string;
  secret: boolean;
  conflict: VoteConflictRule;
  proxies: string;
  opens: string;
  closes: string;
  questions: QuestionForm[];
}

export const QUESTIONS_MAX = 20;

/** A question of which nothing was typed. */
export const emptyQuestion = (): QuestionForm => ({
  text: '',
  majority: 'more_than_half',
  own: false,
  answers: '',
});

const text = (id: number | null | undefined) => (id == null ? '' : String(id));

/** The form of a new vote, or of a draft that is changed. */
export function formOf(one: Vote | null): VoteForm {
  const questions = one?.questions.map((question): QuestionForm => {
    const own = question.options.filter(({ kind }) => kind === 'other');
    return {
      text: question.text,
      majority: question.majority,
      own: own.length > 0,
      answers: own.map((option) => option.text).join('\n'),
    };
  });
  return {
    title: one?.title ?? '',
    markdown: one?.markdown ?? '',
    project: text(one?.project.id),
    building: text(one?.building?.id),
    civil: one ? one.basis === 'civil_code_278' : true,
    weight: one?.weight ?? 'both',
    numerator: String(one?.quorum.numerator ?? 2),
    denominator: String(one?.quorum.denominator ?? 3),
    secret: one?.secret ?? true,
    conflict: one?.conflict_rule ?? 'first_counts',
    proxies: String(one?.proxy_units_max ?? 2),
    opens: one ? localTime(one.opens_at, 0) : '',
    closes: one ? localTime(one.closes_at, 0) : '',
    questions: questions ?? [emptyQuestion()],
  };
}

const lines = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export type Wrong = 'closes' | `answers${number}`;

const timeOf = (local: string) => Date.parse(toInstant(local) ?? '');
const HOUR_MS = 3_600_000;

/** What is wrong with what was typed, as far as it can be told before it is sent. */
export function wrongIn(form: VoteForm): Wrong[] {
  const wrong: [Wrong, boolean][] = [
    ['closes', timeOf(form.closes) - timeOf(form.opens) < HOUR_MS],
    ...form.questions.map(({ own, answers }, index): [Wrong, boolean] => [
      `answers${index}`,
      own && lines(answers).length < 2,
    ]),
  ];
  return wrong.filter(([, is]) => is).map(([name]) => name);
}

/** What is sent to make one, or to change a draft. */
export function inputOf(form: VoteForm): VoteInput {
  const { civil } = form;
  return {
    project_id: Number(form.project),
    building_id: form.building === '' ? null : Number(form.building),
    title: form.title.trim(),
    markdown: form.markdown,
    basis: civil ? 'civil_code_278' : 'own',
    weight: civil ? 'both' : form.weight,
    secret: form.secret,
    conflict_rule: form.conflict,
    quorum_numerator: civil ? 2 : Number(form.numerator),
    quorum_denominator: civil ? 3 : Number(form.denominator),
    proxy_units_max: Number(form.proxies),
    opens_at: toInstant(form.opens) ?? '',
    closes_at: toInstant(form.closes) ?? '',
    questions: form.questions.map((question) => ({
      text: question.text.trim(),
      majority: civil && question.majority === 'two_thirds' ? 'more_than_half' : question.majority,
      options: question.own ? lines(question.answers) : null,
    })),
  };
}
