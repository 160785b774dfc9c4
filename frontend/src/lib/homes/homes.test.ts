import { describe, expect, it } from 'vitest';
import { readItems } from '../journey-desk/item-lines';
import { areasOf, lookedAt } from './checklist';
import { callable } from './names';
import type { ChecklistLine } from './shapes';

const line = (id: number, area: string, household: 'ok' | 'finding' | null) =>
  ({
    item: { id, area, text: '', position: id, version: 1 },
    household: household && { result: household, note: '', ticked_at: '', by: null },
    staff: null,
    complaint_url: null,
  }) as ChecklistLine;

describe('the checklist', () => {
  it('goes by rooms, in the order in which they come', () => {
    const lines = [line(1, '厨房', null), line(2, '主卧', null), line(3, '厨房', null)];
    expect(areasOf(lines).map(({ name, lines }) => [name, lines.length])).toEqual([
      ['厨房', 2],
      ['主卧', 1],
    ]);
  });

  it('counts each side for itself', () => {
    const lines = [line(1, '厨房', 'ok'), line(2, '厨房', 'finding'), line(3, '厨房', null)];
    expect(lookedAt(lines, 'household')).toEqual({ total: 3, looked: 2, findings: 1 });
    expect(lookedAt(lines, 'staff')).toEqual({ total: 3, looked: 0, findings: 0 });
  });

  it('is read from lines, with the room before a colon or above', () => {
    expect(readItems('厨房：\n看下水\n主卧: 窗户关严\n\n看插座')).toEqual({
      items: [
        { area: '厨房', text: '看下水' },
        { area: '主卧', text: '窗户关严' },
        { area: '厨房', text: '看插座' },
      ],
      wrong: [],
    });
    expect(readItems('没有位置').wrong).toEqual([1]);
  });
});

it('only a telephone number is called', () => {
  expect(callable('138 0013 8000')).toBe('13800138000');
  expect(callable('+86 (10) 8888-6666')).toBe('+861088886666');
  expect(callable('大堂，每天九点到六点')).toBeNull();
});
