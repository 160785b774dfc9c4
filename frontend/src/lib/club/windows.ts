/** A façade whose windows light up on the way to the next tier: the product's signature as a measure. */

export interface Windows {
  wall: string;
  dark: string;
  lit: string;
  width: number;
  height: number;
}

const COLUMNS = 20;
const ROWS = 2;
const [STEP_X, STEP_Y, PANE_WIDTH, PANE_HEIGHT, EDGE] = [16, 16, 9, 9, 4];

const box = (x: number, y: number, width: number, height: number) =>
  `M${x} ${y}h${width}v${height}h${-width}z`;

/** What share of the windows is lit: none only for nothing, all only for everything. */
export function litCount(value: number, goal: number, count: number = COLUMNS * ROWS): number {
  if (goal <= 0 || value >= goal) return count;
  if (value <= 0) return 0;
  return Math.min(count - 1, Math.max(1, Math.floor((value * count) / goal)));
}

/** Column by column, from below: as a house comes home in the evening. */
export function windowsOf(value: number, goal: number): Windows {
  const lit = litCount(value, goal);
  const [width, height] = [COLUMNS * STEP_X + EDGE * 2, ROWS * STEP_Y + EDGE * 2];
  const drawn: Windows = { wall: box(0, 0, width, height), dark: '', lit: '', width, height };
  const [leftX, topY] = [EDGE + (STEP_X - PANE_WIDTH) / 2, EDGE + (STEP_Y - PANE_HEIGHT) / 2];
  for (let index = 0; index < COLUMNS * ROWS; index++) {
    const [column, row] = [Math.floor(index / ROWS), ROWS - 1 - (index % ROWS)];
    const pane = box(leftX + column * STEP_X, topY + row * STEP_Y, PANE_WIDTH, PANE_HEIGHT);
    if (index < lit) drawn.lit += pane;
    else drawn.dark += pane;
  }
  return drawn;
}
