import type { MeTooCell } from './shapes';

type Building = MeTooCell['building'];

/** A row of the grid: a floor, and how many homes there have it, building by building. */
export interface GridRow {
  floor: number | null;
  counts: number[];
}

/** Cells as a grid: a column for each building, floors from the top, homes of unknown floors last. */
export function gridOf(cells: MeTooCell[]): { buildings: Building[]; rows: GridRow[] } {
  const buildings = cells
    .map(({ building }) => building)
    .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
  const floors = [...new Set(cells.map(({ floor }) => floor ?? null))].sort(
    (a, b) => (b ?? -Infinity) - (a ?? -Infinity),
  );
  const count = (building: Building, floor: number | null) =>
    cells.find((cell) => cell.building.id === building.id && (cell.floor ?? null) === floor)
      ?.home_count ?? 0;
  const rows = floors.map((floor) => ({
    floor,
    counts: buildings.map((building) => count(building, floor)),
  }));
  return { buildings, rows };
}

/** How strongly a cell is coloured, 0 to 4, against the fullest; its number stands in it besides. */
export function levelOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.min(4, Math.ceil((count / Math.max(most, 1)) * 4));
}
