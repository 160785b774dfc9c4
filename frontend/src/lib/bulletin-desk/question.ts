import type {
  OwnershipRole,
  ProjectStatus,
  SegmentKind,
  SegmentQuestion,
  SegmentTest,
} from '../api/shapes';

/** A test as the form has it: everything that any kind may need, as it was typed. */
export interface TestForm {
  key: number;
  kind: SegmentKind;
  not: 'yes' | 'no';
  project_ids: number[];
  cities: string[];
  statuses: ProjectStatus[];
  roles: OwnershipRole[];
  tiers: string[];
  from_on: string;
  until_on: string;
  at_least: string;
  at_most: string;
}

/** Of its tests one has to hold. */
export interface GroupForm {
  key: number;
  tests: TestForm[];
}

export type Choice = 'project_ids' | 'cities' | 'statuses' | 'roles' | 'tiers';
export type Day = 'from_on' | 'until_on';
export type Count = 'at_least' | 'at_most';

interface Needs {
  choice?: Choice;
  days?: Day[];
  counts?: Count[];
}

/** What each kind is asked with. */
export const NEEDS: Record<SegmentKind, Needs> = {
  member: {},
  project: { choice: 'project_ids' },
  city: { choice: 'cities' },
  stage: { choice: 'statuses' },
  ownership: { choice: 'roles' },
  tier: { choice: 'tiers' },
  joined: { days: ['from_on', 'until_on'] },
  points: { counts: ['at_least', 'at_most'] },
  attended: { counts: ['at_least'], days: ['from_on'] },
  referred: { counts: ['at_least'] },
  interest: { choice: 'project_ids', days: ['from_on'] },
};

/** Groups of a question, and tests of a group, at most. */
export const MANY = 10;

let last = 0;

export function newTest(): TestForm {
  last += 1;
  return {
    key: last,
    kind: 'project',
    not: 'yes',
    project_ids: [],
    cities: [],
    statuses: [],
    roles: [],
    tiers: [],
    from_on: '',
    until_on: '',
    at_least: '',
    at_most: '',
  };
}

export function newGroup(): GroupForm {
  const test = newTest();
  return { key: test.key, tests: [test] };
}

/** The form of a question. */
export function groupsOf({ all }: SegmentQuestion): GroupForm[] {
  return all.map(({ any }) => {
    const tests = any.map((test): TestForm => {
      const { kind, not, project_ids, cities, statuses, roles, tiers } = test;
      return {
        ...newTest(),
        kind,
        not: not ? 'no' : 'yes',
        project_ids: project_ids ?? [],
        cities: cities ?? [],
        statuses: statuses ?? [],
        roles: roles ?? [],
        tiers: tiers ?? [],
        from_on: test.from_on ?? '',
        until_on: test.until_on ?? '',
        at_least: test.at_least == null ? '' : String(test.at_least),
        at_most: test.at_most == null ? '' : String(test.at_most),
      };
    });
    return { key: tests[0]?.key ?? 0, tests };
  });
}

/** What is sent of a test: what its kind is asked with, and nothing else that was typed before. */
export function testOf(form: TestForm): SegmentTest {
  const { choice, days = [], counts = [] } = NEEDS[form.kind];
  const test: SegmentTest = { kind: form.kind, not: form.not === 'no' };
  if (choice) Object.assign(test, { [choice]: form[choice] });
  for (const day of days) if (form[day] !== '') test[day] = form[day];
  for (const count of counts) if (form[count].trim() !== '') test[count] = Number(form[count]);
  return test;
}

export function questionOf(groups: GroupForm[]): SegmentQuestion {
  return { all: groups.map(({ tests }) => ({ any: tests.map(testOf) })) };
}

export type Lack = 'choose' | 'either' | 'count' | 'range';

/** What a test lacks before it can be asked. */
export function lackOf(form: TestForm): Lack | null {
  const { choice, days = [], counts = [] } = NEEDS[form.kind];
  if (choice) return form[choice].length === 0 ? 'choose' : null;
  const filled = [...days, ...counts].filter((name) => form[name].trim() !== '');
  const numbers = counts.filter((name) => form[name].trim() !== '').map((name) => form[name]);
  if (!numbers.every((typed) => /^\d{1,12}$/.test(typed.trim()))) return 'count';
  if (form.kind === 'attended' || form.kind === 'referred') {
    return Number(form.at_least) > 0 ? null : 'count';
  }
  if (form.kind === 'joined' || form.kind === 'points') {
    if (filled.length === 0) return 'either';
    const [from, until] =
      days.length > 0 ? [form.from_on, form.until_on] : [form.at_least, form.at_most];
    if (filled.length === 2 && backwards(from, until, days.length > 0)) return 'range';
  }
  return null;
}

const backwards = (from: string, until: string, days: boolean): boolean =>
  days ? until < from : Number(until) < Number(from);

/** Whether every test can be asked. */
export const isComplete = (groups: GroupForm[]): boolean =>
  groups.every(({ tests }) => tests.every((test) => lackOf(test) === null));
