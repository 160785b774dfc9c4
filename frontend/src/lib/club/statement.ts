import type { ClubWords } from '../../locales/club.zh-CN';
import type { Locale, StatementLine } from '../api/shapes';
import { monthOf } from '../format';

/** What adding up has shown. */
export interface Checked {
  count: number;
  /** The lines whose balance is not the one before and the change. */
  wrong: number[];
}

/**
 * Adds the lines up, which stand newest first: what was before and the change make what is after. The oldest begins at
 * nothing, if it is here.
 */
export function addUp(lines: StatementLine[], complete: boolean): Checked {
  const wrong: number[] = [];
  let count = 0;
  lines.forEach((line, index) => {
    const before = lines[index + 1]?.balance ?? (complete ? 0 : null);
    if (before === null) return;
    count++;
    if (before + line.points !== line.balance) wrong.push(line.number);
  });
  return { count, wrong };
}

export interface Month {
  name: string;
  came: number;
  went: number;
  lines: StatementLine[];
}

/** The lines by month, in the order in which they stand. */
export function monthsOf(lines: StatementLine[], locale: Locale): Month[] {
  const months: Month[] = [];
  for (const line of lines) {
    const name = monthOf(line.recorded_at, locale);
    let month = months.at(-1);
    if (month?.name !== name) {
      month = { name, came: 0, went: 0, lines: [] };
      months.push(month);
    }
    month.lines.push(line);
    if (line.points > 0) month.came += line.points;
    else month.went -= line.points;
  }
  return months;
}

/** Why a line is there, as a sentence. Pages may be older than what they are told: a kind they do not know is "other". */
export function whyOf(c: ClubWords, line: StatementLine): string {
  const { kind, source, what, other } = c.lines;
  const named = source[line.source] ?? other;
  const of = line.title === null ? named : what(named, line.title);
  return kind[line.kind]?.(of) ?? of;
}

/** A signed figure: a minus is as wide as a plus. */
export function signed(points: string, sign: number): string {
  if (sign === 0) return points;
  return sign > 0 ? `+${points}` : `−${points.replace(/^-/, '')}`;
}
