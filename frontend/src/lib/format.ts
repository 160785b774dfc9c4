/**
 * Dates and numbers in plain code: the engine that renders on the server has no `Intl`, and both
 * sides must write the same characters for hydration to match.
 */
import type { Locale } from './api/shapes';

/** The projects' zone. China has one, without daylight saving. */
const ZONE_OFFSET_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** By so much a page's clock may be behind what somebody has just written: it ticks once a minute. */
const BEHIND_MS = 5 * MINUTE_MS;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

interface CivilTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** Days since 1970 in the zone, to compare dates. */
  dayNumber: number;
}

function civil(instant: string): CivilTime {
  const shifted = Date.parse(instant) + ZONE_OFFSET_MS;
  const date = new Date(shifted);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    dayNumber: Math.floor(shifted / DAY_MS),
  };
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
const clockOf = (time: CivilTime) => `${twoDigits(time.hour)}:${twoDigits(time.minute)}`;

/** A telephone number in E.164 as it is read: `138 0013 8000` within China, else as it is. */
export function formatPhone(number: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(number);
  return mobile ? mobile.slice(1).join(' ') : number;
}

/** 12345 → 12,345 in both languages. */
export function formatNumber(value: number): string {
  const digits = String(Math.abs(Math.trunc(value))).replace(/\B(?=(\d{3})+$)/g, ',');
  return value < 0 ? `-${digits}` : digits;
}

/** A time as people say it: 刚刚, 5 分钟前, 今天 14:20, 昨天 09:03, 11月3日 14:20, 2025年11月3日. */
export function formatWhen(instant: string, now: string, locale: Locale): string {
  const elapsed = Date.parse(now) - Date.parse(instant);
  const [then, today] = [civil(instant), civil(now)];
  const chinese = locale === 'zh-CN';
  if (elapsed > -BEHIND_MS && elapsed < MINUTE_MS) return chinese ? '刚刚' : 'just now';
  if (elapsed >= 0 && elapsed < HOUR_MS) {
    const minutes = Math.floor(elapsed / MINUTE_MS);
    return chinese ? `${minutes} 分钟前` : `${minutes} min ago`;
  }
  const daysAgo = today.dayNumber - then.dayNumber;
  if (daysAgo === 0) return `${chinese ? '今天' : 'today'} ${clockOf(then)}`;
  if (daysAgo === 1) return `${chinese ? '昨天' : 'yesterday'} ${clockOf(then)}`;
  if (then.year === today.year) {
    return chinese
      ? `${then.month}月${then.day}日 ${clockOf(then)}`
      : `${then.day} ${MONTHS[then.month - 1]}, ${clockOf(then)}`;
  }
  return dayInWords(then, chinese);
}

/** A time that is to come, or was: 今天 18:00, 明天 09:30, 11月24日 14:20. */
export function formatDue(instant: string, now: string, locale: Locale): string {
  const daysAhead = civil(instant).dayNumber - civil(now).dayNumber;
  const time = clockOf(civil(instant));
  if (daysAhead === 1) return locale === 'zh-CN' ? `明天 ${time}` : `tomorrow ${time}`;
  if (daysAhead === 0) return locale === 'zh-CN' ? `今天 ${time}` : `today ${time}`;
  return formatWhen(instant, now, locale);
}

/** How long something takes, whole units only: 25 分钟, 1 小时 20 分钟, 23 小时, 3 天. */
export function formatSpan(milliseconds: number, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  const minutes = Math.floor(milliseconds / MINUTE_MS);
  const hours = Math.floor(milliseconds / HOUR_MS);
  if (minutes < 1) return chinese ? '不到 1 分钟' : 'less than 1 min';
  if (hours < 1) return chinese ? `${minutes} 分钟` : `${minutes} min`;
  const rest = minutes - hours * 60;
  if (hours < 2 && rest > 0) return chinese ? `1 小时 ${rest} 分钟` : `1 h ${rest} min`;
  if (hours < 48) return chinese ? `${hours} 小时` : `${hours} h`;
  const days = Math.floor(milliseconds / DAY_MS);
  return chinese ? `${days} 天` : `${days} days`;
}

/** The exact time, for titles and the curious: 2026-11-21 14:20 (+08:00). */
export function formatExact(instant: string): string {
  const time = civil(instant);
  return `${time.year}-${twoDigits(time.month)}-${twoDigits(time.day)} ${clockOf(time)} (UTC+8)`;
}

/** The day of an instant: 2026年11月21日 or 21 Nov 2026. */
export function formatDay(instant: string, locale: Locale): string {
  return dayInWords(civil(instant), locale === 'zh-CN');
}

/** A calendar date without a time, given as YYYY-MM-DD. */
export function formatDate(date: string, locale: Locale): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dayInWords({ year, month, day }, locale === 'zh-CN');
}

function dayInWords(date: Pick<CivilTime, 'year' | 'month' | 'day'>, chinese: boolean): string {
  return chinese
    ? `${date.year}年${date.month}月${date.day}日`
    : `${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/** The month of an instant: 2026年11月 or Nov 2026. */
export function monthOf(instant: string, locale: Locale): string {
  const { year, month } = civil(instant);
  return locale === 'zh-CN' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`;
}

/** The day of an instant as a form has it: YYYY-MM-DD. */
export function dayOf(instant: string): string {
  const { year, month, day } = civil(instant);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** 650 → 650 米, 1800 → 1.8 公里. */
export function formatDistance(metres: number, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  if (metres < 1000) return `${metres} ${chinese ? '米' : 'm'}`;
  const kilometres = Math.round(metres / 100) / 10;
  return `${kilometres} ${chinese ? '公里' : 'km'}`;
}

/** Square decimetres → 89.5 ㎡, 4,701 ㎡. */
export function formatArea(squareDecimetres: number): string {
  const tenths = Math.round(squareDecimetres / 10);
  const rest = tenths % 10;
  return `${formatNumber((tenths - rest) / 10)}${rest === 0 ? '' : `.${rest}`} ㎡`;
}

/** English has two forms, Chinese one; catalogues call this for the former. */
export function plural(count: number, one: string, other: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : other}`;
}
