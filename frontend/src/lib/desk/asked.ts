import type { Category, ComplaintState, Grade } from '../api/shapes';

/** What an agent looks at: which complaints, narrowed how, and which of them is open. It is the address of the page. */
export interface Asked {
  view: View;
  who: Who;
  project: number | null;
  team: number | null;
  grade: Grade | null;
  category: Category | null;
  search: string;
  complaint: number | null;
}

export const VIEWS = ['waiting', 'late', 'soon', 'working', 'resolved', 'all'] as const;
export type View = (typeof VIEWS)[number];
export const WHOSE = ['all', 'me', 'nobody', 'offered', 'refused'] as const;
export type Who = (typeof WHOSE)[number];
export const GRADES: Grade[] = ['s1', 's2', 's3', 's4'];
export const CATEGORIES: Category[] = [
  'quality',
  'facilities',
  'service',
  'handover',
  'fees',
  'noise',
  'parking',
  'safety',
  'other',
];

export const DESK = '/staff/complaints';

/** Reads an address; whatever it does not understand is as if it were not there. */
export function askedFrom(query: Record<string, string | undefined>): Asked {
  const one = <T extends string>(known: readonly T[], value: string | undefined) =>
    known.find((name) => name === value);
  return {
    view: one(VIEWS, query.view) ?? 'waiting',
    who: one(WHOSE, query.who) ?? 'all',
    project: idFrom(query.project),
    team: idFrom(query.team),
    grade: one(GRADES, query.grade) ?? null,
    category: one(CATEGORIES, query.category) ?? null,
    search: query.search?.trim() ?? '',
    complaint: idFrom(query.complaint),
  };
}

/** Reads the part of an address that follows its path. */
export function askedAt(search: string): Asked {
  return askedFrom(Object.fromEntries(new URLSearchParams(search)));
}

function idFrom(text: string | undefined): number | null {
  return text && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}

/** The address of what is asked for; what goes without saying is not said. Also made in the server, which has no URL. */
export function addressOf(asked: Asked): string {
  const said = {
    view: asked.view === 'waiting' ? null : asked.view,
    who: asked.who === 'all' ? null : asked.who,
    project: asked.project,
    team: asked.team,
    grade: asked.grade,
    category: asked.category,
    search: asked.search || null,
    complaint: asked.complaint,
  };
  const pairs = Object.entries(said).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? DESK : `${DESK}?${pairs.join('&')}`;
}

/** The address of the desk, narrowed in one way: where numbers lead. */
export function deskAddress(changes: Partial<Asked>): string {
  return addressOf({ ...askedFrom({}), ...changes });
}

/** Whether the list is narrowed beyond its view. */
export function isNarrowed({ who, project, team, grade, category, search }: Asked): boolean {
  const chosen = [project, team, grade, category].some((one) => one !== null);
  return who !== 'all' || chosen || search !== '';
}

export const UNNARROWED = {
  who: 'all',
  project: null,
  team: null,
  grade: null,
  category: null,
  search: '',
} satisfies Partial<Asked>;

const STATES: Partial<Record<View, ComplaintState>> = { working: 'answered', resolved: 'resolved' };

/** What is due soon is due within this time. */
export const SOON_HOURS = 4;

/** What the API is asked for at this time. */
export function queryOf(asked: Asked, now: string) {
  return {
    ...viewQuery(asked.view, now),
    project_id: asked.project ?? undefined,
    grade: asked.grade ?? undefined,
    category: asked.category ?? undefined,
    handled_by_me: asked.who === 'me' || undefined,
    unassigned: asked.who === 'nobody' || undefined,
    offered_to_me: asked.who === 'offered' || undefined,
    refused: asked.who === 'refused' || undefined,
    team_id: asked.team ?? undefined,
    query: asked.search || undefined,
  };
}

function viewQuery(view: View, now: string) {
  if (view === 'waiting') return { sort: 'due' as const };
  if (view === 'late') return { late: true };
  if (view === 'soon') return { due_before: hoursAfter(now, SOON_HOURS) };
  return { desk: true, state: STATES[view] };
}

function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}
