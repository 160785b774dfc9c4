/** The time that a field of a form shows: in the projects' zone, which is one for all of China, to the minute. */
const ZONE_MS = 8 * 3_600_000;
const HOUR_MS = 3_600_000;

/** So many hours after an instant, as the field writes it. */
export function localTime(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + ZONE_MS + hours * HOUR_MS).toISOString().slice(0, 16);
}

/** What was typed as an instant; null while it is none. */
export function toInstant(text: string): string | null {
  // Browsers read a year into almost anything.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null;
  const time = Date.parse(`${text.slice(0, 16)}:00Z`);
  return Number.isNaN(time) ? null : new Date(time - ZONE_MS).toISOString();
}
