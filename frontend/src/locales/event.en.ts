import { formatNumber, plural } from '../lib/format';

export const event = {
  title: 'Events',
  coming: 'Coming events',
  see_all: 'All events',
  kind: {
    tour: 'House tour',
    question_hour: 'Question hour',
    gathering: 'Gathering',
    site_open_day: 'Site open day',
    handover_day: 'Handover day',
    other: 'Other event',
  },
  state: { draft: 'Draft', published: 'Published', cancelled: 'Cancelled', done: 'Over' },
  seats_left: (n: number) => plural(n, 'seat left', 'seats left'),
  seats_few: (n: number) => `Only ${plural(n, 'seat', 'seats')} left`,
  full: 'Full, with a waitlist',
  full_with: (n: number) => `Full, ${formatNumber(n)} waiting`,
  not_yet: (when: string) => `Registration opens ${when}`,
  closed: 'Registration closed',
  own: {
    confirmed: 'Registered',
    waiting: 'Waiting',
    offered: 'Your turn',
    cancelled: 'Cancelled',
    lapsed: 'Not confirmed in time',
  },
  for_all: 'All projects',
  mine: 'My registrations',
  mine_text: 'Tickets, waitlists, and where you have been.',
  in_city: (city: string) => `Projects in ${city}`,
};
