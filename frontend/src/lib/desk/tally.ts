import type { Category, Complaint } from '../api/shapes';
import { owedFirst } from '../complaint/deadline';
import { CATEGORIES, SOON_HOURS } from './asked';
import { rungOf, RUNGS, type RungName } from './rung';

const HOUR_MS = 3_600_000;
/** Upper bounds of ages in hours; the last is open. */
export const AGES = ['4', '12', '20', '24', '72', 'more'] as const;
export type Age = (typeof AGES)[number];

/** Counted in two parts: those whose time is not up yet, and those that are late. */
export interface Count {
  waiting: number;
  late: number;
}

export interface Tally {
  all: Count;
  soon: number;
  nobody: number;
  me: number;
  ages: Record<Age, Count>;
  rungs: { rung: RungName | null; count: number }[];
  projects: (Count & { id: number; name: string })[];
  categories: (Count & { category: Category })[];
}

const none = (): Count => ({ waiting: 0, late: 0 });
const total = ({ waiting, late }: Count) => waiting + late;
const most = (a: Count, b: Count) => b.late - a.late || total(b) - total(a);

/** What the complaints that wait for an answer add up to at a time. */
export function tallyOf(complaints: Complaint[], now: string, self: number): Tally {
  const time = Date.parse(now);
  const all = none();
  const ages = Object.fromEntries(AGES.map((age) => [age, none()])) as Record<Age, Count>;
  const projects = new Map<number, Count & { id: number; name: string }>();
  const categories = new Map<Category, Count>();
  const rungs = new Map<RungName | null, number>();
  let [soon, nobody, me] = [0, 0, 0];
  for (const complaint of complaints) {
    const { project, category, handler } = complaint;
    const owed = owedFirst(complaint.deadlines);
    const due = Date.parse(complaint.due_at ?? now);
    const part = due < time ? 'late' : 'waiting';
    const age = ages[ageOf((time - Date.parse(owed?.started_at ?? now)) / HOUR_MS)];
    const ofProject = projects.get(project.id) ?? { ...none(), id: project.id, name: project.name };
    const ofCategory = categories.get(category) ?? none();
    for (const count of [all, age, ofProject, ofCategory]) count[part] += 1;
    projects.set(project.id, ofProject);
    categories.set(category, ofCategory);
    const rung = rungOf(owed, now);
    rungs.set(rung, (rungs.get(rung) ?? 0) + 1);
    if (due - time < SOON_HOURS * HOUR_MS) soon += 1;
    if (!handler) nobody += 1;
    if (handler?.id === self) me += 1;
  }
  return {
    all,
    soon,
    nobody,
    me,
    ages,
    rungs: [null, ...RUNGS].map((rung) => ({ rung, count: rungs.get(rung) ?? 0 })),
    projects: [...projects.values()].sort(most),
    categories: CATEGORIES.filter((category) => categories.has(category))
      .map((category) => ({ category, ...(categories.get(category) ?? none()) }))
      .sort(most),
  };
}

function ageOf(hours: number): Age {
  return AGES.find((age) => age !== 'more' && hours < Number(age)) ?? 'more';
}
