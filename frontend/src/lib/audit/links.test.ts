import { describe, expect, it } from 'vitest';
import { pageOf } from './links';
import type { AuditEntry } from './shapes';

const entry = (entity: string): AuditEntry => ({
  id: 1,
  by: null,
  act: 'update_board',
  entity,
  entity_id: 7,
  project: null,
  board: null,
  details: [],
  acted_at: '2026-11-20T02:00:00Z',
});

describe('what an entry of the audit leads to', () => {
  it('is the page of what it is about, where there is one', () => {
    expect(pageOf(entry('board'))).toBe('/boards/7');
    expect(pageOf(entry('canned_answer'))).toBeNull();
  });
});
