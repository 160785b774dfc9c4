import { describe, expect, it } from 'vitest';
import { firstSlot, registrationInput, tooFull } from './registering';
import type { EventSlot } from './shapes';

const slot = (id: number, quota_ids: number[], seats_left: number | null): EventSlot => ({
  id,
  name: '',
  place: '',
  begins_at: null,
  ends_at: null,
  quota_ids,
  seats_left,
});
const quota = (id: number, name: string, left: number | null) => ({
  id,
  key: name,
  name,
  size: left,
  left,
  taken: null,
  over: 0,
});
const person = (...extra_ids: number[]) => ({ name: '陈屿', extra_ids });

const event = {
  slots: [slot(1, [10, 11], 0), slot(2, [10, 12], 3)],
  extras: [{ id: 5, name: '午餐', quota_ids: [13], seats_left: 1 }],
  quotas: [
    quota(10, '样板间', 8),
    quota(11, '1 号车', 0),
    quota(12, '2 号车', 3),
    quota(13, '午餐', 1),
  ],
};

describe('registering', () => {
  it('proposes a slot that has room', () => {
    expect(firstSlot(event)?.id).toBe(2);
    expect(firstSlot({ slots: [slot(1, [], 0)] })?.id).toBe(1);
  });

  it('says which quota is too full for the party', () => {
    expect(tooFull(event, event.slots[1], [person(), person()])).toEqual([]);
    expect(tooFull(event, event.slots[0], [person()])).toEqual(['1 号车']);
    expect(tooFull(event, event.slots[1], [person(), person(), person(), person()])).toEqual([
      '2 号车',
    ]);
    expect(tooFull(event, event.slots[1], [person(5), person(5)])).toEqual(['午餐']);
  });

  it('sends what was meant', () => {
    const people = [{ name: ' 陈屿 ', extra_ids: [5] }];
    expect(registrationInput(2, people, { 7: ' 素食 ', 8: '  ' }, false)).toEqual({
      slot_id: 2,
      attendees: [{ name: '陈屿', extra_ids: [5] }],
      answers: [{ question_id: 7, answer: '素食' }],
      waitlist: false,
    });
  });
});
