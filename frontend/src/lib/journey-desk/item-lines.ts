/** Items of a checklist as they are pasted: one on each line, the room before a colon. */

export interface NewItem {
  area: string;
  text: string;
}

/** The room and what to look at; a line that is a room alone (`厨房：`) is the room of those below it. */
export function readItems(lines: string): { items: NewItem[]; wrong: number[] } {
  const items: NewItem[] = [];
  const wrong: number[] = [];
  let room = '';
  lines.split('\n').forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '') return;
    const colon = /^([^:：]{1,40})[:：]\s*(.*)$/.exec(trimmed);
    const area = colon?.[1]?.trim() ?? room;
    const text = colon ? (colon[2] ?? '').trim() : trimmed;
    if (colon && text === '') room = area;
    else if (area === '' || text.length > TEXT_MAX) wrong.push(index + 1);
    else items.push({ area, text });
  });
  return { items, wrong };
}

const TEXT_MAX = 200;
