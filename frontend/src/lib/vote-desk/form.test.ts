import { describe, expect, it } from 'vitest';
import { emptyQuestion, formOf, inputOf, wrongIn } from './form';

const typed = () => ({
  ...formOf(null),
  title: ' 电梯 ',
  project: '3',
  opens: '2026-03-02T08:00',
  closes: '2026-03-10T08:00',
  questions: [{ ...emptyQuestion(), text: '更换电梯' }],
});

describe('the form of a vote', () => {
  it('sends what the Civil Code says where it is counted so', () => {
    const form = { ...typed(), weight: 'per_unit' as const, numerator: '0' };
    form.questions[0] = { ...emptyQuestion(), majority: 'two_thirds' };
    const sent = inputOf(form);
    expect([sent.basis, sent.weight, sent.quorum_numerator]).toEqual(['civil_code_278', 'both', 2]);
    expect(sent.questions[0]?.majority).toBe('more_than_half');
    const own = inputOf({ ...form, civil: false });
    expect([own.basis, own.weight, own.quorum_numerator]).toEqual(['own', 'per_unit', 0]);
    expect(own.questions[0]?.majority).toBe('two_thirds');
    expect([sent.title, sent.opens_at]).toEqual(['电梯', '2026-03-02T00:00:00.000Z']);
  });

  it('has own answers line by line, and says where there are too few', () => {
    const form = typed();
    form.questions[0] = { ...emptyQuestion(), own: true, answers: ' 灰色\n\n白色 ' };
    expect(wrongIn(form)).toEqual([]);
    expect(inputOf(form).questions[0]?.options).toEqual(['灰色', '白色']);
    form.questions[0].answers = '灰色';
    expect(wrongIn({ ...form, closes: '2026-03-02T08:30' })).toEqual(['closes', 'answers0']);
  });
});
