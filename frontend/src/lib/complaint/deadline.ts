import type { Complaint, Deadline } from '../api/shapes';

/** How something that is owed stands for whoever looks at it. */
export interface Standing {
  /**
   * `waiting` and `due` (little time is left) are open; `late` is still owed; `missed` was done too late, or was too
   * late when it was owed no longer; `ended` was owed no longer before it was due.
   */
  state: 'waiting' | 'due' | 'late' | 'met' | 'missed' | 'ended';
  /** How much of the time is left, 1 to 0. */
  share: number;
  /** The time that is left, or by how much it is or was late. */
  spanMs: number;
}

/** Of the time so much is left when it becomes pressing. */
const PRESSING = 0.25;

/** The same rule as the server's: done exactly when due is in time, and it is late from the instant after. */
export function standingOf(deadline: Deadline, now: string): Standing {
  const due = Date.parse(deadline.due_at);
  const end = deadline.met_at ?? deadline.cancelled_at;
  if (end !== null) {
    const lateBy = Date.parse(end) - due;
    if (lateBy > 0) return { state: 'missed', share: 0, spanMs: lateBy };
    return { state: deadline.met_at ? 'met' : 'ended', share: 1, spanMs: 0 };
  }
  const left = due - Date.parse(now);
  if (left < 0) return { state: 'late', share: 0, spanMs: -left };
  const share = Math.min(1, left / Math.max(1, due - Date.parse(deadline.started_at)));
  return { state: share <= PRESSING ? 'due' : 'waiting', share, spanMs: left };
}

/** What was promised here: of an imported complaint nothing, until it is opened again. */
export function promisedHere({ source, deadlines }: Pick<Complaint, 'source' | 'deadlines'>) {
  return source === 'imported' ? deadlines.filter(({ cycle }) => cycle > 1) : deadlines;
}

const isAnswer = ({ kind }: Deadline) => kind.endsWith('answer');
const isOwed = (deadline: Deadline) => deadline.met_at === null && deadline.cancelled_at === null;

/** What is owed first: an answer before anything else, then what is due soonest; none where nothing is owed. */
export function owedFirst(deadlines: Deadline[]): Deadline | null {
  const rank = (deadline: Deadline) => (isAnswer(deadline) ? 0 : 1);
  const owed = deadlines
    .filter(isOwed)
    .sort((a, b) => rank(a) - rank(b) || Date.parse(a.due_at) - Date.parse(b.due_at));
  return owed[0] ?? null;
}

/** The deadline to show: what is owed, or else how the last that was done went. */
export function shownDeadline(deadlines: Deadline[]): Deadline | null {
  const done = deadlines
    .filter(({ met_at }) => met_at !== null)
    .sort((a, b) => Date.parse(a.met_at ?? '') - Date.parse(b.met_at ?? ''));
  return owedFirst(deadlines) ?? done.at(-1) ?? null;
}
