import type { Locale } from '../api/shapes';
import { formatDate, monthOf } from '../format';
import type { StatisticStep, StatisticStretch } from './shapes';

export const STEPS = ['day', 'week', 'month'] as const satisfies readonly StatisticStep[];

/** What an address asks for: months where it says nothing that is known. */
export function askedStep(text: string | undefined): StatisticStep {
  return STEPS.find((step) => step === text) ?? 'month';
}

/** A day as a form gives it; nothing else. */
export function askedDay(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

/** What a stretch is called: a month by its name, a day and a week by the first day. */
export function nameOf(step: StatisticStep, firstOn: string, locale: Locale): string {
  // The first of a month, at noon: the same month in every zone.
  return step === 'month' ? monthOf(`${firstOn}T12:00:00Z`, locale) : formatDate(firstOn, locale);
}

/** The sum of what is told; null where nothing is. */
export function sumOf(
  stretches: StatisticStretch[],
  figure: (stretch: StatisticStretch) => number | null,
): number | null {
  const known = stretches.map(figure).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/** How many of a hundred, where both are told and there are some. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : Math.round((100 * part) / whole);
}

/** The rest of a whole; null where one of both is hidden. */
export function restOf(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : Math.max(0, whole - part);
}

/** How thick a line shows a share, in five steps. */
export function stepOf(percent: number | null): number {
  return percent === null ? 0 : Math.min(5, 1 + Math.floor(percent / 20));
}
