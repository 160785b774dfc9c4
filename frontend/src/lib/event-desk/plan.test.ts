import { describe, expect, it } from 'vitest';
import { localTime } from '../desk/told';
import { freeKey, isSimple, planInput, planOf, simplePlan } from './plan';

const words = { seats: '名额', slot: '全部' };

describe('the plan of an event', () => {
  it('can be one number', () => {
    const form = simplePlan('40', words);
    expect(isSimple(form)).toBe(true);
    expect(planInput(form)).toEqual({
      quotas: [{ key: 'q1', name: '名额', size: 40 }],
      slots: [{ name: '全部', place: '', begins_at: null, ends_at: null, quotas: ['q1'] }],
      extras: [],
      questions: [],
    });
    expect(planInput(simplePlan(' ', words)).quotas[0]?.size).toBeNull();
  });

  it('ties slots to quotas that there are', () => {
    const form = simplePlan('40', words);
    form.quotas.push({ key: freeKey(form.quotas), name: '1 号车', size: '20' });
    form.slots[0]?.quotas.push('q2', 'gone');
    expect(planInput(form).slots[0]?.quotas).toEqual(['q1', 'q2']);
    expect(freeKey([{ key: 'q2' }])).toBe('q3');
  });

  it('comes back as it was sent', () => {
    const event = {
      quotas: [
        { id: 8, key: 'bus', name: '1 号车', size: 20, left: 20, taken: 0, over: 0 },
        { id: 9, key: 'lunch', name: '午餐', size: null, left: null, taken: 0, over: 0 },
      ],
      slots: [
        {
          id: 1,
          name: '1 号车',
          place: '南门',
          begins_at: '2026-11-28T01:00:00Z',
          ends_at: null,
          quota_ids: [8],
          seats_left: 20,
        },
      ],
      extras: [{ id: 2, name: '午餐', quota_ids: [9], seats_left: null }],
      questions: [
        { id: 3, kind: 'choice' as const, prompt: '口味', choices: ['荤', '素'], required: true },
      ],
    };
    const form = planOf(event, (instant) => localTime(instant, 0));
    expect(form.slots[0]?.begins).toBe('2026-11-28T09:00');
    expect(isSimple(form)).toBe(false);
    const sent = planInput(form);
    expect(sent.slots[0]).toMatchObject({ place: '南门', quotas: ['bus'] });
    expect(Date.parse(sent.slots[0]?.begins_at ?? '')).toBe(Date.parse('2026-11-28T01:00:00Z'));
    expect(sent.questions[0]?.choices).toEqual(['荤', '素']);
    expect(sent.extras).toEqual([{ name: '午餐', quotas: ['lunch'] }]);
  });
});
