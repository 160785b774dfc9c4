/**
 * The product's signature: a façade drawn from an id. The same id always gives the same windows,
 * on the server and in the browser, so nothing needs to be stored or loaded.
 */

export interface Building {
  /** One of the wall colours of `facade.css`. */
  hue: number;
  wall: string;
  dark: string;
  lit: string;
}

const HUES = 6;

/** A small seeded generator (mulberry32): not for secrets, only for windows. */
function generator(seed: string): () => number {
  let state = 2166136261;
  for (let i = 0; i < seed.length; i++) {
    state = Math.imul(state ^ seed.charCodeAt(i), 16777619);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const box = (x: number, y: number, width: number, height: number) =>
  `M${x} ${y}h${width}v${height}h${-width}z`;

interface Grid {
  x: number;
  y: number;
  columns: number;
  rows: number;
  /** Distance from window to window, and the window itself. */
  stepX: number;
  stepY: number;
  width: number;
  height: number;
}

function windows(
  grid: Grid,
  random: () => number,
  litShare: number,
): { dark: string; lit: string } {
  let dark = '';
  let lit = '';
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const pane = box(
        grid.x + column * grid.stepX,
        grid.y + row * grid.stepY,
        grid.width,
        grid.height,
      );
      if (random() < litShare) lit += pane;
      else dark += pane;
    }
  }
  return { dark, lit };
}

/** A square cut from a façade, 48 × 48: the default picture of a member. */
export function facadeSquare(seed: string): Building {
  const random = generator(seed);
  const hue = Math.floor(random() * HUES);
  const columns = 3 + Math.floor(random() * 2);
  const rows = 3 + Math.floor(random() * 2);
  const [stepX, stepY] = [48 / columns, 48 / rows];
  const width = Math.round(stepX * (0.4 + random() * 0.25));
  const height = Math.round(stepY * (0.5 + random() * 0.2));
  const grid: Grid = {
    x: Math.round((stepX - width) / 2),
    y: Math.round((stepY - height) / 2),
    columns,
    rows,
    stepX,
    stepY,
    width,
    height,
  };
  return { hue, wall: box(0, 0, 48, 48), ...windows(grid, random, 0.28) };
}

/** A row of buildings, 120 high: the face of a project without a photo. */
export function facadeRow(seed: string, room: number): Building[] {
  const random = generator(seed);
  const buildings: Building[] = [];
  const firstHue = Math.floor(random() * HUES);
  // Widths first: what remains of the room is given to the two ends.
  const widths = rowOfWidths(random, room);
  let x = (room - widths.reduce((sum, one) => sum + one.width + one.gap, 0)) / 2;
  for (const { columns, width, gap } of widths) {
    const rows = 3 + Math.floor(random() * 5);
    const top = 120 - rows * 13 - 8;
    const tall = random() < 0.5;
    const grid: Grid = {
      x: x + 8,
      y: top + 8,
      columns,
      rows,
      stepX: 14,
      stepY: 13,
      width: tall ? 6 : 8,
      height: tall ? 8 : 6,
    };
    const roof = random() < 0.5 ? box(x + Math.floor(width / 2) - 9, top - 5, 18, 5) : '';
    buildings.push({
      hue: (firstHue + buildings.length * 2) % HUES,
      wall: box(x, top, width, 120 - top) + roof,
      ...windows(grid, random, 0.22),
    });
    x += width + gap;
  }
  return buildings;
}

interface Frontage {
  columns: number;
  width: number;
  /** Room to the next building. */
  gap: number;
}

function rowOfWidths(random: () => number, room: number): Frontage[] {
  const row: Frontage[] = [];
  for (let left = room - 12; left > 0;) {
    const columns = Math.min(3 + Math.floor(random() * 5), Math.floor((left - 10) / 14));
    if (columns < 3) break;
    const width = columns * 14 + 10;
    const gap = random() < 0.4 ? 4 : 12;
    row.push({ columns, width, gap });
    left -= width + gap;
  }
  const last = row.at(-1);
  if (last) last.gap = 0;
  return row;
}
