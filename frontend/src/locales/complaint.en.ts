import { formatNumber } from '../lib/format';
import type { Catalogue } from './catalogue';

export const complaint: Catalogue['complaint'] = {
  complainant: 'Complainant',
  number: (n) => `No. ${formatNumber(n)}`,
  category: {
    quality: 'Building quality',
    facilities: 'Facilities',
    service: 'Property service',
    handover: 'Handover and title',
    fees: 'Fees',
    noise: 'Noise',
    parking: 'Parking and access',
    safety: 'Safety',
    other: 'Something else',
  },
  grade: {
    s1: 'Danger',
    s2: 'Daily life disturbed',
    s3: 'Needs to be put right',
    s4: 'Wish or question',
  },
  state: {
    received: 'Waiting for an answer',
    answered: 'In progress',
    resolved: 'To be confirmed',
    confirmed: 'Confirmed',
    withdrawn: 'Withdrawn',
    closed: 'Ended',
    closed_by_moderation: 'Closed',
  },
  openness: { public: 'Public', private: 'Private' },
  ring: {
    left: (span) => `${span} left`,
    late: (span) => `late by ${span}`,
    missed: (span) => `was ${span} late`,
    met: {
      first_answer: 'answered in time',
      next_answer: 'answered in time',
      resolution: 'put right in time',
      ruling: 'ruled on in time',
      commitment: 'kept in time',
    },
    met_other: 'done in time',
    ended: 'no longer counted',
    until: (when) => `until ${when}`,
  },
  nav: 'Complain',
  new: 'File a complaint',
  untitled: 'The title went with the account',
  photos: {
    photo: (n) => `Photo ${n}`,
  },
  page: {
    openness: 'Who can read it',
    everybody: 'Everybody, without name and room',
    household_only: 'The household and the staff of the project',
    rating: {
      1: 'Very bad',
      2: 'Bad',
      3: 'So-so',
      4: 'Good',
      5: 'Very good',
    },
  },
  mine: {
    title: 'My complaints',
    lead: 'What is owed to you comes first.',
  },
  list: {
    none: 'No public complaints',
    heading: 'Public complaints',
    see_all: 'All complaints',
  },
};
