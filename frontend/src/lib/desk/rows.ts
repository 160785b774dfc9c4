/** The rows that are not among others: what stands in a list twice is shown once. */
export function without<Row extends { id: number }>(rows: Row[], others: Row[]): Row[] {
  const known = new Set(others.map(({ id }) => id));
  return rows.filter(({ id }) => !known.has(id));
}
