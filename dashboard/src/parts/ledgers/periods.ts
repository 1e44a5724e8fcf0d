/**
 * Periods of tallies, as stretches of the clock on the wall.
 *
 * In: a period as its source has it: a day, a month, days or instants with a stroke between them. Out: its beginning and
 * its end in minutes of wall time. Pure. Invariant: a period is never split over its days; what cannot be read has no
 * stretch, and whoever draws says so.
 */

/** Minutes since the beginning of 1970, by the clock on the wall of whoever wrote the period. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const DAY_MINUTES = 1440;
const PART = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}).*)?)?$/;

export function stretchOf(period: string): Stretch | null {
  const [first, last = first, more] = period.split("/");
  if (first === undefined || last === undefined || more !== undefined) return null;
  const begins = partOf(first);
  const ends = partOf(last);
  if (begins === null || ends === null) return null;
  const isTurned = ends.to < begins.from || (ends.to === begins.from && begins.to > begins.from);
  if (isTurned) return null;
  return { from: begins.from, to: ends.to };
}

/** One side of a stroke: a month and a day last until they are over, an instant is itself. */
function partOf(text: string): Stretch | null {
  const [, year, month, day, hour, minute] = PART.exec(text) ?? [];
  if (year === undefined || month === undefined) return null;
  const at = (d: number, m = Number(month) - 1) => Date.UTC(Number(year), m, d) / 60_000;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return { from: at(1), to: at(1, Number(month)) };
  if (Number(day) < 1 || new Date(at(Number(day)) * 60_000).getUTCDate() !== Number(day)) return null;
  if (hour === undefined) return { from: at(Number(day)), to: at(Number(day)) + DAY_MINUTES };
  const instant = at(Number(day)) + Number(hour) * 60 + Number(minute);
  return { from: instant, to: instant };
}

export function touches(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Returns the days, as `2016-09-12`, of which some part lies in the stretch. At most `most` of them. */
export function daysOf({ from, to }: Stretch, most = 4000): readonly string[] {
  const first = Math.floor(from / DAY_MINUTES);
  const end = Math.max(Math.ceil(to / DAY_MINUTES), first + 1);
  const count = Math.min(end - first, most);
  return Array.from({ length: count }, (_, n) => dayText(first + n));
}

function dayText(day: number): string {
  return new Date(day * DAY_MINUTES * 60_000).toISOString().slice(0, 10);
}

/** Returns whole days around all stretches; `null`: there are none. */
export function around(stretches: readonly Stretch[]): Stretch | null {
  if (stretches.length === 0) return null;
  const from = Math.min(...stretches.map((s) => s.from));
  const to = Math.max(...stretches.map((s) => s.to));
  const whole = { from: Math.floor(from / DAY_MINUTES), to: Math.ceil(to / DAY_MINUTES) };
  return { from: whole.from * DAY_MINUTES, to: Math.max(whole.to, whole.from + 1) * DAY_MINUTES };
}
