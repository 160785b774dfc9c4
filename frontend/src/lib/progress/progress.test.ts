import { describe, expect, it } from 'vitest';
import { progress as en } from '../../locales/progress.en';
import { progress as zhCN } from '../../locales/progress.zh-CN';
import { daysUntil, drawingOf, groupsOf, placeOn, scaleOf, tallyOf } from './dates';
import type { Milestone } from './shapes';
import { standingOf } from './standing';

const NOW = '2026-11-21T06:20:00Z';
const dated = (more: Partial<Milestone>) =>
  ({
    state: 'upcoming',
    first_promised_on: '2026-12-01',
    promised_on: '2026-12-01',
    forecast_on: null,
    actual_on: null,
    ...more,
  }) as Milestone;

describe('days', () => {
  it('are counted in the zone of the projects', () => {
    expect(daysUntil('2026-11-22', '2026-11-21T15:59:00Z')).toBe(1);
    expect(daysUntil('2026-11-22', '2026-11-21T16:01:00Z')).toBe(0);
  });
});

describe('the drawing', () => {
  it('stretches over all promises, what became of them, and today', () => {
    const scale = scaleOf(
      [
        dated({ first_promised_on: '2026-10-02' }),
        dated({ state: 'done_late', actual_on: '2027-01-10' }),
        dated({ state: 'withdrawn', promised_on: '2030-01-01' }),
      ],
      NOW,
    );
    expect(scale).toEqual({ from: '2026-10-02', days: 100 });
    expect(scale && placeOn(scale, '2026-10-02')).toBe(0);
    expect(scale && placeOn(scale, '2026-12-01')).toBe(60);
    expect(scale && placeOn(scale, '2031-12-01')).toBe(100);
    expect(scaleOf([dated({ state: 'withdrawn' })], NOW)).toBeNull();
  });

  it('shows by how much it is late, also while it is open', () => {
    const scale = { from: '2026-10-02', days: 100 };
    const done = dated({ state: 'done', actual_on: '2026-11-30' });
    expect(drawingOf(done, scale, NOW)).toMatchObject({ reached: true, late: false, first: null });
    const late = dated({ state: 'late', promised_on: '2026-11-01' });
    expect(drawingOf(late, scale, NOW)).toMatchObject({ reached: false, late: true, end: 50 });
    const risk = dated({ state: 'at_risk', forecast_on: '2026-12-11' });
    expect(drawingOf(risk, scale, NOW)).toMatchObject({ reached: false, late: true, end: 70 });
    expect(drawingOf(dated({}), scale, NOW).end).toBeNull();
  });
});

it('milestones stand by building, and what was withdrawn does not count', () => {
  const building = { id: 1, name: '1' };
  const all = [
    dated({ building: null, state: 'done' }),
    dated({ building, state: 'late' }),
    dated({ building: null, state: 'withdrawn' }),
    dated({ building, state: 'at_risk' }),
  ];
  expect(groupsOf(all).map(({ milestones }) => milestones.length)).toEqual([2, 2]);
  expect(tallyOf(all)).toEqual({ total: 3, done: 1, late: 1, at_risk: 1 });
});

it('how a milestone stands is said in words', () => {
  const late = { state: 'late', late_days: 12, promised_on: '2026-11-09' } as const;
  expect(standingOf(zhCN, late, NOW)).toBe('已晚 12 天');
  expect(standingOf(en, late, NOW)).toBe('12 days late');
  const ahead = { state: 'upcoming', late_days: 0, promised_on: '2026-11-21' } as const;
  expect(standingOf(zhCN, ahead, NOW)).toBe('今天到期');
});
