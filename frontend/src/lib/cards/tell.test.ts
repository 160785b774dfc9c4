import { describe, expect, it } from 'vitest';
import { cards } from '../../locales/cards.en';
import { catalogue } from '../../locales/en';
import type { LiveCard } from './shapes';
import { kindOf, place, stands, type Telling } from './tell';

const telling: Telling = {
  t: catalogue,
  c: cards,
  now: '2026-03-02T01:00:00Z',
  locale: 'en',
};
const bare = { path: '/x', title: 'x', place: 'Riverside' } as LiveCard;

describe('a card of something here', () => {
  it('says how many seats an event has left', () => {
    const event = {
      state: 'published' as const,
      begins_at: '2026-03-03T01:00:00Z',
      registration: 'open' as const,
      seats_left: 2,
    };
    expect(stands({ ...bare, event }, telling)).toBe('begins tomorrow 09:00 · 2 seats left');
    expect(stands({ ...bare, event: { ...event, seats_left: 0 } }, telling)).toContain('full');
    expect(stands({ ...bare, event: { ...event, state: 'cancelled' } }, telling)).toBe('Cancelled');
    expect(place({ ...bare, event }, telling)).toBe('Event · Riverside');
  });

  it('says where a complaint, a commitment and a vote stand', () => {
    const complaint = { number: 7, state: 'received' as const, due_at: '2026-03-02T02:00:00Z' };
    expect(stands({ ...bare, complaint }, telling)).toContain('#7');
    expect(stands({ ...bare, complaint }, telling)).toContain('answer due today 10:00');
    const commitment = { state: 'kept' as const, due_on: '2026-06-30', ended_on: '2026-06-29' };
    expect(stands({ ...bare, commitment }, telling)).toContain('30 Jun 2026');
    expect(kindOf({ ...bare, commitment })).toBe('commitment');
    const vote = {
      state: 'open' as const,
      opens_at: '2026-03-01T01:00:00Z',
      closes_at: '2026-03-03T01:00:00Z',
    };
    expect(stands({ ...bare, vote }, telling)).toBe('Open · closes tomorrow 09:00');
  });

  it('says what a topic asks, and which of its posts is meant', () => {
    const topic = {
      number: 12,
      post_count: 3,
      last_post_at: '2026-03-02T00:55:00Z',
      question: true,
      solved: false,
      locked: false,
      poll_open: true,
    };
    expect(stands({ ...bare, topic }, telling)).toBe(
      'no accepted answer yet · poll is open · 3 posts · newest 5 min ago',
    );
    expect(place({ ...bare, topic }, telling)).toBe('Topic #12 · Riverside');
  });
});
