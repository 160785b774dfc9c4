import { describe, expect, it } from 'vitest';
import type { SurveyKind } from '../surveys/shapes';
import { blankQuestion, formOf, inputOf, moved, wrongChoices, wrongIn } from './form';
import { starters } from './starters';

const form = {
  ...formOf(null),
  title: ' 住得怎么样 ',
  project: '2',
  anonymity: 'anonymous' as const,
  opens: '2026-11-21T10:00',
  closes: '2026-12-01T18:00',
};
const one = {
  ...blankQuestion([]),
  kind: 'one' as const,
  text_zh: ' 答复及时吗？ ',
  choices_zh: '及时\n\n 不及时 ',
};

describe('the form of a survey', () => {
  it('sends what was meant', () => {
    const input = inputOf({
      ...form,
      kind: 'after_complaint',
      questions: [one, { ...one, key: 2, kind: 'text', choices_en: 'left over' }],
      quotas: [{ key: 1, building: '', stage: 'moved_in', max: '30' }],
    });
    expect(input).toMatchObject({
      title: '住得怎么样',
      project_id: 2,
      audience: 'complainants',
      anonymous: true,
      stage: null,
      opens_at: '2026-11-21T02:00:00.000Z',
      quotas: [{ building_id: null, stage: 'moved_in', max_count: 30 }],
    });
    expect(input.questions).toMatchObject([
      {
        text_zh: '答复及时吗？',
        text_en: null,
        choices: [
          { text_zh: '及时', text_en: null },
          { text_zh: '不及时', text_en: null },
        ],
      },
      { kind: 'text', choices: [] },
    ]);
  });

  it('says what cannot be', () => {
    expect(wrongIn(form)).toEqual([]);
    const few = { ...one, choices_zh: '及时' };
    expect(wrongIn({ ...form, anonymity: '', closes: form.opens, questions: [one, few] })).toEqual([
      'anonymity',
      'closes',
      'choices',
    ]);
  });

  it('wants choices that can be told apart, in both languages or in one', () => {
    expect(wrongChoices(one)).toBeNull();
    expect(wrongChoices({ ...one, choices_zh: '是\n是' })).toBe('choices_same');
    expect(wrongChoices({ ...one, choices_en: 'yes' })).toBe('choices_uneven');
    expect(wrongChoices({ ...one, choices_en: 'in time\n\nlate\n' })).toBeNull();
    expect(wrongChoices({ ...one, choices_en: 'in time\nsoon\nlate' })).toBe('choices_uneven');
    expect(wrongChoices({ ...one, kind: 'text', choices_zh: '' })).toBeNull();
  });

  it('moves a question, but not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });

  it('offers usual questions that are whole', () => {
    const kinds: SurveyKind[] = ['satisfaction', 'nps', 'four_years', 'after_complaint', 'free'];
    for (const kind of kinds) {
      const questions = starters(kind);
      expect(questions.length).toBeGreaterThan(1);
      expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
      expect(wrongIn({ ...form, kind, questions })).toEqual([]);
    }
  });
});
