import type { Unit, UnitInput } from '../api/shapes';

export interface ReadUnits {
  units: UnitInput[];
  /** Numbers of the lines that could not be read, from 1. */
  wrong: number[];
}

/**
 * Reads units as they are pasted from a spreadsheet or typed: `1-101，1，89.5，1 单元`. Chinese and Latin
 * commas, tabs and spaces all separate; floor, area and entrance may be left out; empty lines do not count.
 */
export function readUnits(text: string): ReadUnits {
  const units: UnitInput[] = [];
  const wrong: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const unit = readUnit(
      line
        .trim()
        .split(/\s*[,，、\t]\s*|\s+/)
        .map((cell) => cell.trim()),
    );
    if (unit) units.push(unit);
    else wrong.push(index + 1);
  });
  return { units, wrong };
}

function readUnit(cells: string[]): UnitInput | null {
  const [name = '', floor = '', area = '', entrance = ''] = cells;
  if (name === '' || cells.length > 4) return null;
  if (floor !== '' && !/^-?\d{1,3}$/.test(floor)) return null;
  if (area !== '' && !/^\d{1,6}(\.\d+)?$/.test(area)) return null;
  return {
    name,
    floor: floor === '' ? null : Number(floor),
    area_dm2: area === '' ? null : Math.round(Number(area) * 100),
    ...(entrance === '' ? {} : { entrance }),
  };
}

/** A unit as a line that reads back as the same: to be corrected. */
export function lineOf({
  name,
  floor,
  area_dm2,
  entrance,
}: Pick<Unit, 'name' | 'floor' | 'area_dm2'> & Partial<Pick<Unit, 'entrance'>>): string {
  const area = area_dm2 === null ? '' : String(area_dm2 / 100);
  const cells = [name, floor === null ? '' : String(floor), area, entrance ?? ''];
  return cells.join('，').replace(/，+$/, '');
}
