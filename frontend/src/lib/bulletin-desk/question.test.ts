import { describe, expect, it } from 'vitest';
import {
  groupsOf,
  isComplete,
  lackOf,
  newTest,
  questionOf,
  testOf,
  type TestForm,
} from './question';

const test = (form: Partial<TestForm>): TestForm => ({ ...newTest(), ...form });

describe('the form of a question', () => {
  it('comes back as it was', () => {
    const question = {
      all: [
        {
          any: [
            { kind: 'project' as const, not: false, project_ids: [3] },
            { kind: 'member' as const, not: true },
          ],
        },
        { any: [{ kind: 'attended' as const, not: false, at_least: 2, from_on: '2026-01-01' }] },
      ],
    };
    expect(questionOf(groupsOf(question))).toEqual(question);
    expect(questionOf([])).toEqual({ all: [] });
  });

  it('sends only what its kind is asked with', () => {
    const typed = test({
      kind: 'points',
      project_ids: [3],
      from_on: '2026-01-01',
      at_least: ' 100 ',
    });
    expect(testOf(typed)).toEqual({ kind: 'points', not: false, at_least: 100 });
  });

  it('says what is missing', () => {
    expect(lackOf(test({}))).toBe('choose');
    expect(lackOf(test({ kind: 'member' }))).toBeNull();
    expect(lackOf(test({ kind: 'joined' }))).toBe('either');
    expect(lackOf(test({ kind: 'joined', until_on: '2026-03-01' }))).toBeNull();
    expect(lackOf(test({ kind: 'joined', from_on: '2026-03-02', until_on: '2026-03-01' }))).toBe(
      'range',
    );
    expect(lackOf(test({ kind: 'points', at_least: '100', at_most: '90' }))).toBe('range');
    expect(lackOf(test({ kind: 'points', at_least: 'many' }))).toBe('count');
    expect(lackOf(test({ kind: 'attended', at_least: '0' }))).toBe('count');
    expect(lackOf(test({ kind: 'referred', at_least: '1' }))).toBeNull();
    expect(isComplete([])).toBe(true);
  });
});
