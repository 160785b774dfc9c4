import { surveyDesk as en } from '../../locales/survey-desk.en';
import { surveyDesk as zh } from '../../locales/survey-desk.zh-CN';
import type { SurveyKind } from '../surveys/shapes';
import { blankQuestion, type QuestionForm } from './form';

type Name = 'nps' | 'overall' | 'quality' | 'service' | 'facilities' | 'handling' | 'in_time';

interface Starter extends Pick<QuestionForm, 'kind' | 'required' | 'topic'> {
  text: Name | 'repaired' | 'since' | 'first';
  choices?: 'repaired_choices' | 'since_choices';
}

const score: Starter = { text: 'nps', kind: 'score10', required: true, topic: '' };
const stars = (text: Name, topic: Starter['topic'] = ''): Starter => ({
  text,
  kind: 'stars5',
  required: true,
  topic,
});
const first: Starter = { text: 'first', kind: 'text', required: false, topic: '' };

/** The usual questions of each kind of survey: a beginning, to be changed. */
const usual: Record<SurveyKind, Starter[]> = {
  satisfaction: [
    stars('overall'),
    stars('quality', 'quality'),
    stars('service', 'service'),
    stars('facilities', 'facilities'),
    first,
  ],
  nps: [score, first],
  four_years: [
    stars('overall'),
    {
      text: 'since',
      kind: 'many',
      required: false,
      topic: 'quality',
      choices: 'since_choices',
    },
    score,
    first,
  ],
  after_complaint: [
    stars('handling'),
    stars('in_time'),
    { text: 'repaired', kind: 'one', required: true, topic: '', choices: 'repaired_choices' },
    first,
  ],
  free: [stars('overall'), first],
};

/** Questions are asked in the reader's language, so they are written in both, whichever the desk works in. */
export function starters(kind: SurveyKind): QuestionForm[] {
  return usual[kind].reduce<QuestionForm[]>((made, { text, choices, ...rest }) => {
    const question = {
      ...blankQuestion(made),
      ...rest,
      text_zh: zh.starters[text],
      text_en: en.starters[text],
      choices_zh: choices ? zh.starters[choices].join('\n') : '',
      choices_en: choices ? en.starters[choices].join('\n') : '',
    };
    return [...made, question];
  }, []);
}
