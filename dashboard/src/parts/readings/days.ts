/**
 * Dates as the address writes them: a day earlier, a day later, no further than makes sense.
 *
 * In: dates such as `2016-09-19`. Out: the same. Pure; today is an argument. Invariant: a step never leaves the bounds.
 */

/** From the day on which the agreement comes into force to today, both included. */
export interface Bounds {
  readonly first: string;
  readonly last: string;
}

const DAY_MS = 86_400_000;

/** `inForce`: an instant as the server writes it; its date is that of the agreement's zone. */
export function boundsOf(inForce: string, today: string): Bounds {
  const first = inForce.slice(0, "2016-09-12".length);
  return { first, last: today < first ? first : today };
}

/** Returns the date so many days later; earlier, if `days` is negative. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, date.length);
}

/** Returns where a step leads; `null`: out of bounds. A date far outside is brought back to the nearer bound. */
export function stepFrom(date: string, days: 1 | -1, { first, last }: Bounds): string | null {
  const next = plusDays(date, days);
  if (next < first) return days > 0 ? first : null;
  if (next > last) return days < 0 ? last : null;
  return next;
}

/** Returns the date of an instant where the reader is. */
export function localDate(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
