import type { Complaint } from '../api/shapes';

export const GROUPS = ['owed', 'yours', 'going', 'done'] as const;
export type Group = (typeof GROUPS)[number];

function groupOf({ state, due_at }: Complaint): Group {
  if (due_at !== null) return 'owed';
  if (state === 'resolved') return 'yours';
  return state === 'received' || state === 'answered' ? 'going' : 'done';
}

/** One's own complaints: first what is owed, soonest due first; then what waits for oneself; the rest newest first. */
export function groupsOf(complaints: Complaint[]): { name: Group; items: Complaint[] }[] {
  const time = (instant: string | null) => (instant === null ? 0 : Date.parse(instant));
  return GROUPS.map((name) => {
    const items = complaints.filter((complaint) => groupOf(complaint) === name);
    if (name === 'owed') items.sort((a, b) => time(a.due_at) - time(b.due_at));
    else items.sort((a, b) => time(b.received_at) - time(a.received_at));
    return { name, items };
  }).filter(({ items }) => items.length > 0);
}
