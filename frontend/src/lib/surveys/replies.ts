import type { MySurvey, SurveyQuestion, SurveyReplyInput } from './shapes';

/** What the server accepts of a text, in characters. */
export const TEXT_MAX = 2_000;

/** What somebody has answered to one question so far. */
export interface Given {
  number: number | null;
  /** Keys, in the order of the question. */
  choices: string[];
  text: string;
}

/** By the id of the question. */
export type AllGiven = Record<number, Given>;

export const nothing = (): Given => ({ number: null, choices: [], text: '' });

/** A blank for each question. */
export function blank(questions: Pick<SurveyQuestion, 'id'>[]): AllGiven {
  return Object.fromEntries(questions.map(({ id }) => [id, nothing()]));
}

type Asked = Pick<SurveyQuestion, 'id' | 'kind' | 'required'>;

export function isAnswered({ kind }: Pick<Asked, 'kind'>, given: Given | undefined): boolean {
  if (!given) return false;
  switch (kind) {
    case 'score10':
    case 'stars5':
      return given.number !== null;
    case 'one':
    case 'many':
      return given.choices.length > 0;
    case 'text':
      return given.text.trim() !== '';
  }
}

/** Whether one may go past a question: it is answered, or may be left out. */
export const isPassable = (question: Asked, given: Given | undefined) =>
  !question.required || isAnswered(question, given);

/** The first question that has to be answered and is not; the number of questions where there is none. */
export function firstMissing(questions: Asked[], all: AllGiven): number {
  const found = questions.findIndex((question) => !isPassable(question, all[question.id]));
  return found === -1 ? questions.length : found;
}

/** The first question without an answer; the number of questions where there is none. */
export function firstOpen(questions: Asked[], all: AllGiven): number {
  const found = questions.findIndex((question) => !isAnswered(question, all[question.id]));
  return found === -1 ? questions.length : found;
}

/** What is sent: one for each question in their order, so that what is wrong comes back by its place; some are empty. */
export function repliesOf(questions: Asked[], all: AllGiven): SurveyReplyInput[] {
  return questions.map(({ id, kind }) => {
    const given = all[id] ?? nothing();
    const answered = isAnswered({ kind }, given);
    const chosen = kind === 'one' || kind === 'many';
    const scored = kind === 'score10' || kind === 'stars5';
    return {
      question_id: id,
      number: answered && scored ? given.number : null,
      choices: answered && chosen ? given.choices : null,
      text: answered && kind === 'text' ? given.text.trim() : null,
    };
  });
}

/** Where a complaint about what was scored low begins. */
export function complaintAbout({ title, project }: Pick<MySurvey, 'title' | 'project'>): string {
  const place = project ? `project_id=${project.id}&` : '';
  return `/complaints/new?${place}title=${encodeURIComponent(title)}`;
}

/**
 * What was kept on this device, as far as it fits the questions: it may have been written by an older page, and is
 * whatever storage holds.
 */
export function fitting(questions: SurveyQuestion[], kept: Record<string, unknown>): AllGiven {
  const all = blank(questions);
  for (const { id, kind, choices } of questions) {
    const found = kept[id] as Partial<Given> | undefined;
    const given = all[id];
    if (!found || !given) continue;
    const most = kind === 'score10' ? 10 : 5;
    const { number, text } = found;
    if (typeof number === 'number' && number >= 0 && number <= most) given.number = number;
    if (typeof text === 'string') given.text = text.slice(0, TEXT_MAX);
    if (Array.isArray(found.choices)) {
      given.choices = choices.map(({ key }) => key).filter((key) => found.choices?.includes(key));
    }
  }
  return all;
}
