import { yuan } from '../compensation/money';
import type { FundEntry } from './shapes';

/** By how much the fund changed, with its sign: `+¥20,000`, `−¥3,860`. */
export function signed(fen: number): string {
  return `${fen < 0 ? '−' : '+'}¥${yuan(Math.abs(fen))}`;
}

/** What was spent and came back, or came and was taken back: the other sign of its kind. */
export function isSpent({ category }: Pick<FundEntry, 'category'>): boolean {
  return category !== null;
}

/** Where a complaint about an entry begins. */
export function askAddress(projectId: number, title: string): string {
  return `/complaints/new?project_id=${projectId}&title=${encodeURIComponent(cut(title))}`;
}

/** What the title of a complaint takes. */
const TITLE_MAX = 80;

function cut(title: string): string {
  const letters = Array.from(title);
  return letters.length > TITLE_MAX ? `${letters.slice(0, TITLE_MAX - 1).join('')}…` : title;
}
