/** A share in percent with at most one decimal, as it is read: 28.4, 100. */
export const percentOf = (part: number, whole: number) =>
  whole === 0 ? '0' : decimal((part * 100) / whole);

/** A number with at most one decimal, as it is read. */
export const decimal = (value: number) => String(Math.round(value * 10) / 10);
