import type { CardsWords } from '../../locales/cards.zh-CN';
import type { Catalogue } from '../../locales/catalogue';
import type { Locale } from '../api/shapes';
import { formatDate, formatDue, formatWhen } from '../format';
import type { LiveCard } from './shapes';

/** What saying how something stands takes. */
export interface Telling {
  t: Catalogue;
  c: CardsWords;
  now: string;
  locale: Locale;
}

type Kind = keyof CardsWords['kind'];

/** What a card is of. */
export function kindOf(card: LiveCard): Kind {
  if (card.commitment) return 'commitment';
  if (card.event) return 'event';
  if (card.complaint) return 'complaint';
  return card.vote ? 'vote' : 'topic';
}

/** How something stands, in one line. */
export function stands(card: LiveCard, with_: Telling): string {
  const parts = [
    ...topic(card, with_),
    ...event(card, with_),
    ...complaint(card, with_),
    ...commitment(card, with_),
    ...vote(card, with_),
  ];
  return parts.join(' · ');
}

/** What and where it is, in one line. */
export function place(card: LiveCard, { c }: Telling): string {
  const number = card.topic?.number ? ` #${card.topic.number}` : '';
  const kind = c.kind[kindOf(card)] + number;
  return card.place ? `${kind} · ${card.place}` : kind;
}

function topic({ topic }: LiveCard, { c, now, locale }: Telling): string[] {
  if (!topic) return [];
  return [
    ...(topic.question ? [c.question[topic.solved ? 'solved' : 'open']] : []),
    ...(topic.poll_open === undefined || topic.poll_open === null
      ? []
      : [c.poll[topic.poll_open ? 'open' : 'closed']]),
    c.posts(topic.post_count),
    c.newest(formatWhen(topic.last_post_at, now, locale)),
    ...(topic.locked ? [c.locked] : []),
  ];
}

function event({ event }: LiveCard, { c, now, locale }: Telling): string[] {
  if (!event) return [];
  if (event.state !== 'published') return [c.event[event.state]];
  return [c.event.begins(formatDue(event.begins_at, now, locale)), seats(event, c)];
}

function seats(event: NonNullable<LiveCard['event']>, c: CardsWords): string {
  const left = event.seats_left;
  if (event.registration !== 'open' || left === undefined || left === null)
    return c.event[event.registration];
  return left > 0 ? c.event.left(left) : c.event.full;
}

function complaint({ complaint }: LiveCard, { t, c, now, locale }: Telling): string[] {
  if (!complaint) return [];
  const due = complaint.due_at ? [c.complaint_due(formatDue(complaint.due_at, now, locale))] : [];
  return [`#${complaint.number}`, t.complaint.state[complaint.state], ...due];
}

function commitment({ commitment }: LiveCard, { t, locale }: Telling): string[] {
  if (!commitment) return [];
  const due = t.commitment.due(formatDate(commitment.due_on, locale));
  return [t.commitment.state[commitment.state], due];
}

function vote({ vote }: LiveCard, { c, now, locale }: Telling): string[] {
  if (!vote) return [];
  const state = c.vote[vote.state];
  if (vote.state === 'announced')
    return [state, c.vote.opens(formatDue(vote.opens_at, now, locale))];
  if (vote.state === 'open') return [state, c.vote.closes(formatDue(vote.closes_at, now, locale))];
  return [state];
}
