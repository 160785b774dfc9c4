import { formatNumber, plural } from '../lib/format';
import type { PromiseWords } from './promise.zh-CN';

export const promise: PromiseWords = {
  title: 'The promise: an answer within 24 hours',
  title_of: (project) => `${project}: an answer within 24 hours`,
  description:
    'Every complaint is answered within 24 hours. How often that was kept, and how often not.',
  sentence: 'Every complaint is answered within 24 hours.',
  sentence_more:
    'Where life or home is in danger, within 2 hours. Nights, weekends and holidays count; nothing pauses or moves later.',
  period: 'Period',
  periods: {
    '7': 'Last 7 days',
    '30': 'Last 30 days',
    '90': 'Last 90 days',
    '365': 'Last year',
  },
  compliance: 'answered in time',
  judged: (met, judged, breached) =>
    breached === 0
      ? `Of ${plural(judged, 'complaint', 'complaints')} whose time was up, every one was answered in time.`
      : `Of ${plural(judged, 'complaint', 'complaints')} whose time was up, ${formatNumber(met)} answered in time, ${formatNumber(breached)} not.`,
  beside: (open, withdrawn) => {
    const parts = [
      open > 0 ? `${formatNumber(open)} not yet due, waiting for an answer` : '',
      withdrawn > 0
        ? `${formatNumber(withdrawn)} taken back by the owner before they were due`
        : '',
    ].filter((text) => text !== '');
    return parts.length === 0 ? '' : `Apart from the rate: ${parts.join('; ')}.`;
  },
  none: 'No complaint’s time was up in this period',
  none_text: 'With the first one, figures appear here. None that was late will be missing.',
  question_kept: 'How many were answered, how many were late?',
  question_wait: 'How long until somebody answers?',
  question_periods: 'Better than before, or worse?',
  question_series: 'How did it go, step by step?',
  stretch: 'Beginning on',
  question_breaches: 'Which were not answered in time?',
  breach_number: (project, n) => `${project}, no. ${formatNumber(n)}`,
  breach_late: (span) => `${span} late`,
  breach_waiting: (span) => `not answered yet, late by ${span}`,
  breach_due: (when) => `was due ${when}`,
  breach_none: 'None in this period.',
  breach_text: 'Without names, homes and titles. Those that are public can be opened.',
  table: 'Download all (CSV)',
  table_series: 'Download the figures (CSV)',
  badge: 'Show it on your site',
  badge_text:
    'This picture always has the figure of the last 30 days. Put it on a site or a notice:',
  badge_alt: 'Share answered in time in the last 30 days',
  question_projects: 'How do the projects do?',
  met: 'In time',
  breached: 'Late',
  open: 'Not yet due',
  withdrawn: 'Taken back',
  count: 'Complaints',
  median: (span) => `Half were answered within ${span}.`,
  p90: (span) => `Nine of ten were answered within ${span}.`,
  median_so_far: (span) => `So far, half have waited no longer than ${span},`,
  p90_so_far: (span) => `and nine of ten no longer than ${span}.`,
  wait_half: 'Half',
  wait_nine: 'Nine of ten',
  wait: 'Wait',
  wait_text:
    'Those without an answer count too, with the time they have waited so far. Otherwise leaving them unanswered would make the figure look better.',
  period_column: 'Period',
  rate: 'Share answered in time',
  rate_of: (percent) => `${percent}%`,
  too_few: (n) => `only ${formatNumber(n)}: not compared`,
  project: 'Project',
  all_projects: 'All projects',
  back: (project) => `Back to ${project}`,
  how: 'How the figures are made',
  how_list: [
    'The time counts from the moment the owner told us. What was told by phone or in person counts from then, not from when it was written down.',
    'A first answer is written by staff, in at least ten characters. Automatic receipts, notes among staff, and words of people of that home do not count.',
    'What was late stays late for ever, answered since or not. Nobody can delete it.',
    'A complaint that is opened again counts anew; what was before stays as it was.',
    'What the owner took back before it was due is listed apart: neither in time nor late.',
    'The rate is those in time of those whose time is up. It is computed when this page is opened, and reported by nobody.',
  ],
  check: 'Check it yourself',
  check_text: 'The same figures come from the public API:',
};
