/** How many days a month has; February its 29th, since no year is asked for. */
export function daysIn(month: number): number {
  return [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
}

/** What was chosen, as the API takes it: MM-DD; null where no month was. */
export function birthdayOf(month: string, day: string): string | null {
  if (month === '') return null;
  const chosen = Math.min(Number(day || '1'), daysIn(Number(month)));
  return [Number(month), chosen].map((part) => String(part).padStart(2, '0')).join('-');
}
