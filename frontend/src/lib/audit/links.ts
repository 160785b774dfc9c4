import type { AuditEntry } from './shapes';

/** Where pages of such things stand, by the noun of the entry. */
const PAGES: Record<string, (id: number) => string> = {
  account: (id) => `/accounts/${id}`,
  auction: (id) => `/auctions/${id}`,
  board: (id) => `/boards/${id}`,
  complaint: (id) => `/complaints/${id}`,
  draw: (id) => `/draws/${id}`,
  event: (id) => `/events/${id}`,
  fund_entry: (id) => `/fund-entries/${id}`,
  group_buy: (id) => `/group-buys/${id}`,
  project: (id) => `/staff/projects/${id}`,
  topic: (id) => `/topics/${id}`,
  update: (id) => `/updates/${id}`,
  vote: (id) => `/votes/${id}`,
};

/** The page of what an entry is about, where it has one. */
export function pageOf({ entity, entity_id }: AuditEntry): string | null {
  return PAGES[entity]?.(entity_id) ?? null;
}
