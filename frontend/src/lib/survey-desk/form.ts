import { localTime, toInstant } from '../desk/told';
import type {
  DeskSurvey,
  SurveyAudience,
  SurveyInput,
  SurveyKind,
  SurveyQuestionKind,
  SurveyStage,
} from '../surveys/shapes';

type Topic = SurveyInput['questions'][number]['topic'];

/** A question as the form has it: choices are lines. */
export interface QuestionForm {
  /** Stays with the question while it moves. */
  key: number;
  kind: SurveyQuestionKind;
  text_zh: string;
  text_en: string;
  required: boolean;
  choices_zh: string;
  choices_en: string;
  topic: NonNullable<Topic> | '';
}

export interface QuotaForm {
  key: number;
  building: string;
  stage: SurveyStage | '';
  max: string;
}

/** A survey as the form has it: times are local, numbers are what was typed. */
export interface SurveyForm {
  title: string;
  markdown: string;
  /** Empty for the whole group. */
  project: string;
  kind: SurveyKind;
  audience: SurveyAudience;
  stage: SurveyStage | '';
  /** Empty until somebody has decided. */
  anonymity: 'anonymous' | 'named' | '';
  opens: string;
  closes: string;
  questions: QuestionForm[];
  quotas: QuotaForm[];
}

export const QUESTIONS_MAX = 40;
export const QUOTAS_MAX = 20;
const CHOICES_MAX = 20;

type Choice = SurveyInput['questions'][number]['choices'][number];

const lines = (text: string) => text.split('\n').map((line) => line.trim());

/**
 * Choices are written line by line, the English ones beside them in the same order; a blank line is none. Null where
 * the two do not stand side by side.
 */
export function choicesOf({ choices_zh, choices_en }: QuestionForm): Choice[] | null {
  const zh = lines(choices_zh);
  const en = choices_en.trim() === '' ? zh.map(() => '') : lines(choices_en);
  while (zh.at(-1) === '') zh.pop();
  while (en.length > zh.length && en.at(-1) === '') en.pop();
  if (en.length !== zh.length && choices_en.trim() !== '') return null;
  const pairs = zh.map((text_zh, index) => ({ text_zh, text_en: en[index] || null }));
  if (pairs.some(({ text_zh, text_en }) => text_zh === '' && text_en !== null)) return null;
  return pairs.filter(({ text_zh }) => text_zh !== '');
}

/** A key that no row has. */
export const freeKey = (rows: { key: number }[]) => Math.max(0, ...rows.map(({ key }) => key)) + 1;

export const isChosen = (kind: SurveyQuestionKind) => kind === 'one' || kind === 'many';

/** The form of a new survey, or of a draft. */
export function formOf(one: DeskSurvey | null): SurveyForm {
  return {
    title: one?.title ?? '',
    markdown: one?.markdown ?? '',
    project: one?.project ? String(one.project.id) : '',
    kind: one?.kind ?? 'satisfaction',
    audience: one?.audience ?? 'owners',
    stage: one?.stage ?? '',
    anonymity: one ? (one.anonymous ? 'anonymous' : 'named') : '',
    opens: one ? localTime(one.opens_at, 0) : '',
    closes: one ? localTime(one.closes_at, 0) : '',
    questions: (one?.questions ?? []).map((question, index) => ({
      key: index + 1,
      kind: question.kind,
      text_zh: question.text_zh,
      text_en: question.text_en ?? '',
      required: question.required,
      choices_zh: question.choices.map(({ text_zh }) => text_zh).join('\n'),
      choices_en: question.choices.some(({ text_en }) => text_en)
        ? question.choices.map(({ text_en }) => text_en ?? '').join('\n')
        : '',
      topic: question.topic ?? '',
    })),
    quotas: (one?.quotas ?? []).map((quota, index) => ({
      key: index + 1,
      building: quota.building_id == null ? '' : String(quota.building_id),
      stage: quota.stage ?? '',
      max: String(quota.max_count),
    })),
  };
}

/** A blank question at the end of those there are. */
export const blankQuestion = (questions: QuestionForm[]): QuestionForm => ({
  key: freeKey(questions),
  kind: 'stars5',
  text_zh: '',
  text_en: '',
  required: true,
  choices_zh: '',
  choices_en: '',
  topic: '',
});

/** What is wrong with the choices of a question, by the name of its sentence. */
export type WrongChoices = 'choices_few' | 'choices_many' | 'choices_same' | 'choices_uneven';

export function wrongChoices(question: QuestionForm): WrongChoices | null {
  if (!isChosen(question.kind)) return null;
  const choices = choicesOf(question);
  if (choices === null) return 'choices_uneven';
  if (choices.length < 2) return 'choices_few';
  if (choices.length > CHOICES_MAX) return 'choices_many';
  const different = new Set(choices.map(({ text_zh }) => text_zh)).size;
  return different < choices.length ? 'choices_same' : null;
}

export type Wrong = 'anonymity' | 'closes' | 'choices';

/** What is wrong with what was typed, as far as it can be told before it is sent. */
export function wrongIn(form: SurveyForm): Wrong[] {
  const wrong: [Wrong, boolean][] = [
    ['anonymity', form.anonymity === ''],
    ['closes', form.closes <= form.opens],
    ['choices', form.questions.some((question) => wrongChoices(question) !== null)],
  ];
  return wrong.filter(([, is]) => is).map(([name]) => name);
}

/** Whom a kind of survey may ask: after complaints those who complained, and after four years those who have a home. */
export function audienceOf(kind: SurveyKind, audience: SurveyAudience): SurveyAudience {
  if (kind === 'after_complaint') return 'complainants';
  const stranger = audience === 'complainants' || (kind === 'four_years' && audience === 'members');
  return stranger ? 'owners' : audience;
}

/** Whether some of them can be asked by how far they have come with their home. */
export const hasStages = (audience: SurveyAudience) =>
  audience === 'owners' || audience === 'buyers';

/** What is sent to make one, or to change a draft. */
export function inputOf(form: SurveyForm): SurveyInput {
  const audience = audienceOf(form.kind, form.audience);
  return {
    title: form.title.trim(),
    markdown: form.markdown,
    project_id: form.project === '' ? null : Number(form.project),
    kind: form.kind,
    audience,
    stage: (hasStages(audience) && form.stage) || null,
    anonymous: form.anonymity === 'anonymous',
    opens_at: toInstant(form.opens) ?? '',
    closes_at: toInstant(form.closes) ?? '',
    questions: form.questions.map((question) => ({
      kind: question.kind,
      text_zh: question.text_zh.trim(),
      text_en: question.text_en.trim() || null,
      required: question.required,
      choices: (isChosen(question.kind) && choicesOf(question)) || [],
      topic: question.topic || null,
    })),
    quotas: form.quotas.map(({ building, stage, max }) => ({
      building_id: building === '' ? null : Number(building),
      stage: stage || null,
      max_count: Number(max),
    })),
  };
}

/** The rows with one of them moved by so many places; where that is beyond an end they stay as they are. */
export function moved<Row>(rows: Row[], from: number, by: number): Row[] {
  const to = from + by;
  const row = rows[from];
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  const others = rows.filter((_, index) => index !== from);
  return [...others.slice(0, to), row, ...others.slice(to)];
}
