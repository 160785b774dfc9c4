import { formatNumber, plural } from '../lib/format';
import type { ProgressWords } from './progress.zh-CN';

const days = (n: number) => plural(n, 'day', 'days');

export const progress: ProgressWords = {
  title: 'Construction progress',
  title_of: (project) => `Construction progress of ${project}`,
  description: (project) =>
    `What was promised for each building of ${project}, what became of it, and news from the site.`,
  lead: 'The date that was promised for each step, and the date it happened. Where a date was moved, the old one stays.',
  filter: 'By building',
  all_buildings: 'All buildings',
  whole_project: 'Whole project',
  tally: (done, total) => `${formatNumber(done)} of ${plural(total, 'step', 'steps')} done`,
  tally_late: (n) => `${formatNumber(n)} late`,
  tally_at_risk: (n) => `${formatNumber(n)} may be late`,
  none: 'No steps have been published yet',
  none_text: 'Once they are, what was promised and what happened stand here side by side.',
  promised: 'Promised',
  actual: 'Actual',
  forecast: 'Expected',
  no_date: 'no date',
  moved: (first, moved) =>
    moved > 0
      ? `First promised for ${first}, moved back by ${days(moved)}`
      : `First promised for ${first}, brought forward by ${days(-moved)}`,
  standing: {
    upcoming: (n) => (n === 0 ? 'Due today' : `${days(n)} left`),
    at_risk: (n) => `Expected ${days(n)} late`,
    late: (n) => `${days(n)} late`,
    done: 'Done in time',
    done_late: (n) => `Done, ${days(n)} late`,
    withdrawn: 'Dropped',
  },
  legend: { promised: 'promised', reached: 'actual', expected: 'expected', today: 'today' },
  history: (n) => `Changes (${formatNumber(n)})`,
  change: {
    made: 'Promised',
    promise_moved: 'Promised date moved',
    forecast_moved: 'Expected date moved',
    reached: 'Done',
    reopened: 'Not done after all',
    withdrawn: 'Dropped',
  },
  reason: (text) => `Reason: ${text}`,
  updates: 'News from the site',
  no_updates: 'No news has been published yet.',
  older: 'Older news',
  all_progress: 'All steps and news',
  manage: 'Manage progress',
  update: {
    owners: 'Owners only',
    withdrawn: 'Withdrawn',
    edited: (day) => `Edited ${day}`,
  },
};
