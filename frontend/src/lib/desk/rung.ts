import type { Deadline } from '../api/shapes';

export const RUNGS = ['50', '75', '90', '100', '+24h', '+72h'] as const;
export type RungName = (typeof RUNGS)[number];

const HOUR_MS = 3_600_000;

/** The step of the ladder that a deadline which is still owed has reached: the same rule as the server's. */
export function rungOf(deadline: Deadline | null, now: string): RungName | null {
  if (!deadline || deadline.status === 'met' || deadline.status === 'cancelled') return null;
  if (deadline.met_at !== null || deadline.kind === 'resolution') return null;
  const [started, due] = [Date.parse(deadline.started_at), Date.parse(deadline.due_at)];
  const elapsed = Date.parse(now);
  const part = (percent: number) => started + ((due - started) * percent) / 100;
  const times = [part(50), part(75), part(90), due + 1, due + 24 * HOUR_MS, due + 72 * HOUR_MS];
  const reached = times.filter((time) => time <= elapsed).length;
  return RUNGS[reached - 1] ?? null;
}
