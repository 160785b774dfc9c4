import type { ChecklistLine } from './shapes';

export interface Area {
  name: string;
  lines: ChecklistLine[];
}

/** The list by rooms, in the order in which one walks through them. */
export function areasOf(lines: ChecklistLine[]): Area[] {
  const areas: Area[] = [];
  for (const line of lines) {
    const area = areas.find(({ name }) => name === line.item.area);
    if (area) area.lines.push(line);
    else areas.push({ name: line.item.area, lines: [line] });
  }
  return areas;
}

export interface Looked {
  total: number;
  looked: number;
  findings: number;
}

/** How far one side has come. */
export function lookedAt(lines: ChecklistLine[], side: 'household' | 'staff'): Looked {
  const ticked = lines.flatMap((line) => line[side] ?? []);
  return {
    total: lines.length,
    looked: ticked.length,
    findings: ticked.filter(({ result }) => result === 'finding').length,
  };
}
