import { describe, expect, it } from 'vitest';
import {
  blank,
  complaintAbout,
  firstMissing,
  firstOpen,
  fitting,
  nothing,
  repliesOf,
} from './replies';
import type { SurveyQuestion } from './shapes';

const question = (id: number, more: Partial<SurveyQuestion>): SurveyQuestion => ({
  id,
  kind: 'stars5',
  text: '满意吗？',
  required: true,
  choices: [],
  ...more,
});
const choices = ['door', 'roof', 'lift'].map((key) => ({ key, text: key }));
const questions = [
  question(7, { kind: 'score10' }),
  question(8, { kind: 'many', required: false, choices }),
  question(9, {}),
  question(10, { kind: 'text', required: false }),
];

describe('what is answered', () => {
  it('is sent in the order of the questions, with blanks for what was left out', () => {
    expect(firstMissing(questions, blank(questions))).toBe(0);
    const begun = {
      ...blank(questions),
      7: { ...nothing(), number: 0 },
      10: { ...nothing(), text: '  ' },
    };
    expect(firstMissing(questions, begun)).toBe(2);
    expect(firstOpen(questions, begun)).toBe(1);
    const all = { ...begun, 9: { ...nothing(), number: 5 } };
    expect(firstMissing(questions, all)).toBe(questions.length);
    const empty = { number: null, choices: null, text: null };
    expect(repliesOf(questions, all)).toEqual([
      { ...empty, question_id: 7, number: 0 },
      { ...empty, question_id: 8 },
      { ...empty, question_id: 9, number: 5 },
      { ...empty, question_id: 10 },
    ]);
  });

  it('is found again as far as it fits the questions', () => {
    const kept = {
      7: { number: 11, choices: ['x'], text: 3 },
      8: { number: null, choices: ['lift', 'gone', 'door'], text: '' },
      9: { number: 4 },
      11: { number: 1 },
    };
    expect(fitting(questions, kept)).toEqual({
      ...blank(questions),
      8: { number: null, choices: ['door', 'lift'], text: '' },
      9: { number: 4, choices: [], text: '' },
    });
    expect(fitting(questions, { 9: 'nonsense' })).toEqual(blank(questions));
  });
});

it('a low score leads to a complaint that knows what it is about', () => {
  const project = { id: 3, slug: 'heting', name: '荷汀苑', city: '苏州' };
  expect(complaintAbout({ title: '住得怎么样', project })).toBe(
    `/complaints/new?project_id=3&title=${encodeURIComponent('住得怎么样')}`,
  );
  expect(complaintAbout({ title: 'A & B', project: null })).toBe(
    '/complaints/new?title=A%20%26%20B',
  );
});
