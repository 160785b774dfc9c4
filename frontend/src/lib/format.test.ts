import { describe, expect, it } from 'vitest';
import * as format from './format';

const NOW = '2026-11-21T06:20:00Z'; // 14:20 in Shanghai

describe('formatWhen', () => {
  const cases: [string, string, string][] = [
    ['2026-11-21T06:19:30Z', '刚刚', 'just now'],
    ['2026-11-21T06:15:00Z', '5 分钟前', '5 min ago'],
    ['2026-11-21T01:03:00Z', '今天 09:03', 'today 09:03'],
    ['2026-11-20T16:00:00Z', '今天 00:00', 'today 00:00'],
    ['2026-11-20T15:59:00Z', '昨天 23:59', 'yesterday 23:59'],
    ['2026-11-03T06:20:00Z', '11月3日 14:20', '3 Nov, 14:20'],
    ['2026-01-01T00:00:00Z', '1月1日 08:00', '1 Jan, 08:00'],
    ['2025-12-31T15:59:59Z', '2025年12月31日', '31 Dec 2025'],
    ['2026-11-21T06:21:00Z', '刚刚', 'just now'], // Written since the page's clock ticked.
    ['2026-11-21T06:26:00Z', '今天 14:26', 'today 14:26'],
    ['2026-11-22T06:21:00Z', '11月22日 14:21', '22 Nov, 14:21'],
  ];
  it.each(cases)('%s is %s, %s', (instant, chinese, english) => {
    expect(format.formatWhen(instant, NOW, 'zh-CN')).toBe(chinese);
    expect(format.formatWhen(instant, NOW, 'en')).toBe(english);
  });
});

it('says when something is due', () => {
  const due = (instant: string, locale: 'zh-CN' | 'en') => format.formatDue(instant, NOW, locale);
  expect(due('2026-11-21T10:00:00Z', 'zh-CN')).toBe('今天 18:00');
  expect(due('2026-11-21T16:00:00Z', 'zh-CN')).toBe('明天 00:00');
  expect(due('2026-11-22T01:30:00Z', 'en')).toBe('tomorrow 09:30');
  expect(due('2026-11-24T06:20:00Z', 'zh-CN')).toBe('11月24日 14:20');
  expect(due('2026-11-21T06:19:30Z', 'en')).toBe('today 14:19');
});

describe('formatSpan', () => {
  const [minute, hour] = [60_000, 3_600_000];
  const cases: [number, string, string][] = [
    [59_999, '不到 1 分钟', 'less than 1 min'],
    [25 * minute, '25 分钟', '25 min'],
    [hour, '1 小时', '1 h'],
    [hour + 20 * minute, '1 小时 20 分钟', '1 h 20 min'],
    [24 * hour - 1, '23 小时', '23 h'],
    [47 * hour, '47 小时', '47 h'],
    [80 * hour, '3 天', '3 days'],
  ];
  it.each(cases)('%s ms is %s, %s', (span, chinese, english) => {
    expect(format.formatSpan(span, 'zh-CN')).toBe(chinese);
    expect(format.formatSpan(span, 'en')).toBe(english);
  });
});

it('formats dates in the projects’ zone', () => {
  expect(format.formatDay('2026-11-20T16:00:00Z', 'zh-CN')).toBe('2026年11月21日');
  expect(format.formatDate('2026-03-08', 'en')).toBe('8 Mar 2026');
  expect(format.formatExact('2026-11-20T16:00:00Z')).toBe('2026-11-21 00:00 (UTC+8)');
});

it('groups digits', () => {
  const formatted = [0, 7, 999, 1000, 12_480, 1_234_567, -1500].map(format.formatNumber);
  expect(formatted).toEqual(['0', '7', '999', '1,000', '12,480', '1,234,567', '-1,500']);
});

it('knows two forms of plural', () => {
  expect(format.plural(1, 'post', 'posts')).toBe('1 post');
  expect(format.plural(0, 'post', 'posts')).toBe('0 posts');
  expect(format.plural(1200, 'post', 'posts')).toBe('1,200 posts');
});

it('formats distances and areas', () => {
  expect(format.formatDistance(650, 'zh-CN')).toBe('650 米');
  expect(format.formatDistance(1800, 'en')).toBe('1.8 km');
  expect(format.formatArea(8950)).toBe('89.5 ㎡');
});

it('needs no Intl', () => {
  const intl = globalThis.Intl;
  // @ts-expect-error the server's engine has none
  delete globalThis.Intl;
  expect(format.formatWhen(NOW, NOW, 'zh-CN')).toBe('刚刚');
  globalThis.Intl = intl;
});
