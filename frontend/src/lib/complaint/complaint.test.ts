import { describe, expect, it } from 'vitest';
import type { Complaint, ComplaintAct, Deadline, Ownership } from '../api/shapes';
import { owedFirst, shownDeadline, standingOf } from './deadline';
import { placesOf, reveals } from './filing.svelte';
import { groupsOf } from './own-list';
import { similarTo } from './similar';
import { fatesOf, stretchesOf } from './timeline';

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 10, 21) + hours * HOUR).toISOString();

const deadline = (change: Partial<Deadline> = {}): Deadline => ({
  kind: 'first_answer',
  cycle: 1,
  opened_by: 1,
  pauses: [],
  started_at: at(0),
  due_at: at(24),
  met_at: null,
  cancelled_at: null,
  status: 'open',
  ...change,
});

describe('a deadline', () => {
  it('empties, presses when a quarter is left, and is late from the instant after', () => {
    expect(standingOf(deadline(), at(6))).toEqual({
      state: 'waiting',
      share: 0.75,
      spanMs: 18 * HOUR,
    });
    expect(standingOf(deadline(), at(18)).state).toBe('due');
    expect(standingOf(deadline(), at(24)).state).toBe('due');
    expect(standingOf(deadline(), at(26))).toEqual({ state: 'late', share: 0, spanMs: 2 * HOUR });
  });

  it('is met at the very instant, and too late after it', () => {
    expect(standingOf(deadline({ met_at: at(24) }), at(90)).state).toBe('met');
    const missed = standingOf(deadline({ met_at: at(25) }), at(90));
    expect(missed).toEqual({ state: 'missed', share: 0, spanMs: HOUR });
  });

  it('stays late when it is owed no longer, and ends when it was not yet due', () => {
    expect(standingOf(deadline({ cancelled_at: at(2) }), at(90)).state).toBe('ended');
    expect(standingOf(deadline({ cancelled_at: at(30) }), at(90)).state).toBe('missed');
  });

  it('that was filed in the future of a slow clock is whole', () => {
    expect(standingOf(deadline(), at(-1)).share).toBe(1);
  });
});

it('shows an answer that is owed before anything else, then what is due, then how it went', () => {
  const met = deadline({ met_at: at(3) });
  const resolution = deadline({ kind: 'resolution', due_at: at(20) });
  const next = deadline({ kind: 'next_answer', due_at: at(40) });
  expect(owedFirst([met, resolution, next])).toBe(next);
  expect(owedFirst([met, resolution])).toBe(resolution);
  expect(owedFirst([met])).toBeNull();
  const early = deadline({ met_at: at(2) });
  expect(shownDeadline([met, early])).toBe(met);
  expect(shownDeadline([])).toBeNull();
});

describe('a timeline', () => {
  const acts = (kinds: ComplaintAct['kind'][]): ComplaintAct[] =>
    kinds.map((kind, index) => ({
      number: index + 1,
      kind,
      acted_at: at(index),
      actor: null,
      by_complainant: false,
      html: null,
      photos: [],
      grade: null,
      rung: null,
      answer_number: kind === 'answer_retracted' ? 2 : null,
      rating: null,
      deadline: null,
      commitment_number: null,
      until_at: null,
      handler: null,
      responsible: null,
      may_dispute: false,
      team: null,
      compensation_id: null,
    }));

  it('folds the cycles before the newest', () => {
    const found = stretchesOf(acts(['filed', 'answered', 'reopened', 'answered', 'reopened']));
    const shape = found.map(({ cycle, folded, acts }) => [cycle, folded, acts.length]);
    expect(shape).toEqual([
      [1, 'cycle', 2],
      [2, 'cycle', 2],
      [3, null, 1],
    ]);
  });

  it('folds the middle of many and loses none', () => {
    const found = stretchesOf(acts(['filed', ...Array<'answered'>(39).fill('answered')]));
    expect(found.map(({ folded }) => folded)).toEqual([null, 'middle', null]);
    const numbers = found.flatMap(({ acts }) => acts.map(({ number }) => number));
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('knows which answers were taken back', () => {
    expect([...fatesOf(acts(['filed', 'answered', 'answer_retracted']))]).toEqual([
      [2, 'retracted'],
    ]);
  });
});

it('lists what is owed before what waits for oneself, before what goes on, before what is over', () => {
  const one = (id: number, state: Complaint['state'], due_at: string | null): Complaint =>
    ({ id, state, due_at, received_at: at(id) }) as Complaint;
  const groups = groupsOf([
    one(1, 'confirmed', null),
    one(2, 'answered', null),
    one(3, 'resolved', null),
    one(4, 'received', at(9)),
    one(5, 'answered', at(3)),
    one(6, 'resolved', null),
  ]);
  expect(groups.map(({ name, items }) => [name, items.map(({ id }) => id)])).toEqual([
    ['owed', [5, 4]],
    ['yours', [6, 3]],
    ['going', [2]],
    ['done', [1]],
  ]);
});

it('complains of confirmed homes and of what is common, the wanted project first', () => {
  const home = (project: number, unit_id: number, state: Ownership['state']) =>
    ({
      project: { id: project, name: `P${project}` },
      unit_id,
      building_name: 'B',
      unit_name: `1-${unit_id}`,
      state,
    }) as Ownership;
  const homes = [home(1, 11, 'confirmed'), home(1, 12, 'claimed'), home(2, 21, 'confirmed')];
  const places = placesOf(homes, 2, (project) => `${project} commons`);
  expect(places.map(({ label }) => label)).toEqual([
    'P2 B 1-21',
    'P2 commons',
    'P1 B 1-11',
    'P1 commons',
  ]);
  expect(reveals('请打 13800000000', null)).toBe(true);
  expect(reveals('1-21 的门坏了', places[0] ?? null)).toBe(true);
  expect(reveals('编号 2026113800000000 的合同', places[1] ?? null)).toBe(false);
});

it('finds titles that speak of the same, in either script', () => {
  const titles = ['3 号楼电梯停运两天', '停车费多收了一个月', 'Lift of building 3 stands still'];
  const found = (title: string) =>
    similarTo(
      title,
      titles.map((title) => ({ title })),
      3,
    ).map(({ title }) => title);
  expect(found('电梯又停运了')).toEqual([titles[0]]);
  expect(found('building 3 lift broken')).toEqual([titles[2]]);
  expect(found('路灯不亮')).toEqual([]);
});
