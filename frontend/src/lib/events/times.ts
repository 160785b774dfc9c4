/** When an event is, in the zone of the projects; plain code, since the server's engine has no `Intl`. */
import type { Locale } from '../api/shapes';

const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const WEEKDAYS: Record<Locale, string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The instant as a date whose UTC fields are the fields of the zone. */
const local = (instant: string) => new Date(Date.parse(instant) + ZONE_MS);
const dayNumber = (instant: string) => Math.floor((Date.parse(instant) + ZONE_MS) / DAY_MS);
const two = (value: number) => String(value).padStart(2, '0');

/** 14:00 */
export function clockTime(instant: string): string {
  const date = local(instant);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** The name of its weekday. */
export function weekday(instant: string, locale: Locale): string {
  return WEEKDAYS[locale][local(instant).getUTCDay()] ?? '';
}

/** 11月28日 周六, 28 Nov, Sat; with the year where it is another than now. */
export function eventDay(instant: string, now: string, locale: Locale): string {
  const date = local(instant);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const other = year !== local(now).getUTCFullYear();
  if (locale === 'zh-CN') {
    return `${other ? `${year}年` : ''}${month + 1}月${day}日 ${weekday(instant, locale)}`;
  }
  return `${weekday(instant, locale)}, ${day} ${MONTHS[month]}${other ? ` ${year}` : ''}`;
}

/** 11月28日 周六 14:00 */
export function eventTime(instant: string, now: string, locale: Locale): string {
  return `${eventDay(instant, now, locale)} ${clockTime(instant)}`;
}

/** From when to when: on one day the day is said once. */
export function eventSpan(begins: string, ends: string, now: string, locale: Locale): string {
  const start = eventTime(begins, now, locale);
  if (dayNumber(begins) === dayNumber(ends)) return `${start}–${clockTime(ends)}`;
  return `${start} – ${eventTime(ends, now, locale)}`;
}

/** The leaf of a calendar: the month above the day. */
export function leaf(instant: string, locale: Locale): { month: string; day: string } {
  const date = local(instant);
  const month = date.getUTCMonth();
  return {
    month: locale === 'zh-CN' ? `${month + 1}月` : (MONTHS[month] ?? ''),
    day: String(date.getUTCDate()),
  };
}

/** Today and tomorrow have names; null for other days. */
export function nearDay(instant: string, now: string, locale: Locale): string | null {
  const ahead = dayNumber(instant) - dayNumber(now);
  if (ahead === 0) return locale === 'zh-CN' ? '今天' : 'today';
  if (ahead === 1) return locale === 'zh-CN' ? '明天' : 'tomorrow';
  return null;
}
