import { dayOf } from '../format';
import type { Milestone } from './shapes';

const DAY_MS = 86_400_000;

/** How many days lie between two dates; below zero when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** How many days a date is ahead of now, in the zone of the projects. */
export function daysUntil(date: string, now: string): number {
  return daysBetween(dayOf(now), date);
}

type Dated = Pick<
  Milestone,
  'state' | 'first_promised_on' | 'promised_on' | 'forecast_on' | 'actual_on'
>;

/** The days that a list of milestones stretches over: one scale for all, so that rows can be compared. */
export interface Scale {
  from: string;
  days: number;
}

/** A scale over all dates of what still counts, and today; null without any. */
export function scaleOf(milestones: Dated[], now: string): Scale | null {
  const counted = milestones.filter(({ state }) => state !== 'withdrawn');
  if (counted.length === 0) return null;
  const dates = counted.flatMap((one) => [
    one.first_promised_on,
    one.promised_on,
    one.forecast_on ?? one.promised_on,
    one.actual_on ?? one.promised_on,
  ]);
  const sorted = [...dates, dayOf(now)].sort();
  const from = sorted[0] as string;
  return { from, days: Math.max(1, daysBetween(from, sorted.at(-1) as string)) };
}

/** Where a date stands on the scale, 0 to 100. */
export function placeOn({ from, days }: Scale, date: string): number {
  const share = daysBetween(from, date) / days;
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100;
}

/** What is drawn of a milestone: its promises, what became of it, and by how much it is late. */
export interface Drawing {
  first: number | null;
  promised: number;
  /** Where it was reached, is expected, or stands open today. */
  end: number | null;
  reached: boolean;
  late: boolean;
}

export function drawingOf(one: Dated, scale: Scale, now: string): Drawing {
  const today = dayOf(now);
  const open = one.state === 'late' && (one.forecast_on ?? '') < today ? today : one.forecast_on;
  const end = one.actual_on ?? open;
  return {
    first: one.first_promised_on === one.promised_on ? null : placeOn(scale, one.first_promised_on),
    promised: placeOn(scale, one.promised_on),
    end: end === null ? null : placeOn(scale, end),
    reached: one.actual_on !== null,
    late: end !== null && end > one.promised_on,
  };
}

export interface Group {
  /** Null for the whole project. */
  building: Milestone['building'];
  milestones: Milestone[];
}

/** Milestones by building, in the order in which they come. */
export function groupsOf(milestones: Milestone[]): Group[] {
  const groups: Group[] = [];
  for (const milestone of milestones) {
    const id = milestone.building?.id ?? null;
    const known = groups.find(({ building }) => (building?.id ?? null) === id);
    if (known) known.milestones.push(milestone);
    else groups.push({ building: milestone.building, milestones: [milestone] });
  }
  return groups;
}

export interface Tally {
  total: number;
  done: number;
  late: number;
  at_risk: number;
}

/** How it stands as a whole; what was withdrawn does not count. */
export function tallyOf(milestones: Pick<Milestone, 'state'>[]): Tally {
  const count = (...states: Milestone['state'][]) =>
    milestones.filter(({ state }) => states.includes(state)).length;
  return {
    total: milestones.length - count('withdrawn'),
    done: count('done', 'done_late'),
    late: count('late'),
    at_risk: count('at_risk'),
  };
}
