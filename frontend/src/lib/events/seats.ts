import type { Catalogue } from '../../locales/catalogue';
import type { EventCard } from './shapes';

/** From here on one is told that there are only a few. */
const FEW = 10;

export interface SeatsSign {
  state: 'met' | 'due' | 'late' | 'waiting' | 'plain';
  text: string;
}

type Seen = Pick<EventCard, 'state' | 'registration'>;

/** What is said of the seats of an event, in a word; null where there is nothing to say. */
export function seatsSign(
  t: Catalogue,
  { state, registration }: Seen,
  when: (instant: string) => string,
): SeatsSign | null {
  const words = t.event;
  if (state === 'cancelled') return { state: 'late', text: words.state.cancelled };
  if (state !== 'published') return { state: 'plain', text: words.state[state] };
  const { phase, opens_at, seats_left, waiting_count } = registration;
  if (phase === 'closed') return { state: 'plain', text: words.closed };
  if (phase === 'not_yet') {
    return { state: 'waiting', text: opens_at ? words.not_yet(when(opens_at)) : words.closed };
  }
  if (seats_left === null) return null;
  if (seats_left > FEW) return { state: 'met', text: words.seats_left(seats_left) };
  if (seats_left > 0) return { state: 'due', text: words.seats_few(seats_left) };
  return {
    state: 'waiting',
    text: waiting_count > 0 ? words.full_with(waiting_count) : words.full,
  };
}

/** For whom an event is, by its place. */
export function eventPlace(
  t: Catalogue,
  { project, city, building }: Pick<EventCard, 'project' | 'city' | 'building'>,
): string {
  if (project) return building ? `${project.name} ${building.name}` : project.name;
  return city === null ? t.event.for_all : t.event.in_city(city);
}
