/**
 * The day axis: which days are in view, which of them are drawn, their months, and what is marked on them.
 *
 * In: the days of the agreement, the address's window, how far the reader scrolled, the ends and decisions that the
 * answer knows. Out: plain data. Pure. Invariant: what is drawn is a stretch of days around what can be seen, whose
 * edges move in steps, so that scrolling a little draws nothing anew.
 */
import type { Days } from "../../address/address";
import type { components } from "../../api/schema";
import { grouped } from "../../loaded/grouped";

export type Day = components["schemas"]["DayView"];
type Answer = Pick<components["schemas"]["AnswerView"], "gates" | "case">;

/** Places in a list, both included. `last` before `first`: none. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Returns the days that the address's window holds. */
export function daysInView(days: readonly Day[], window: Days | null): readonly Day[] {
  if (window === null) return days;
  return days.filter(({ day_number: day }) => day >= window.first && day <= window.last);
}

/** Days are drawn and dropped by so many at a time. */
const STEP = 8;

/**
 * Returns which of `count` columns to draw: those in sight and a step or two on either side.
 *
 * # Units
 * `scrolled`, `shown`, `column`: CSS pixels; `scrolled` from the side where reading begins.
 */
export function drawnColumns(scrolled: number, shown: number, column: number, count: number): Stretch {
  const begin = Math.floor(Math.max(0, scrolled) / column);
  const end = Math.ceil((Math.max(0, scrolled) + Math.max(shown, column)) / column);
  const first = Math.max(0, (Math.floor(begin / STEP) - 1) * STEP);
  const last = Math.min(count, (Math.ceil(end / STEP) + 1) * STEP) - 1;
  return { first: Math.min(first, Math.max(0, last)), last };
}

/** Widens a stretch so that it holds a column, with a step around it. */
export function holding(drawn: Stretch, column: number, count: number): Stretch {
  if (column >= drawn.first && column <= drawn.last) return drawn;
  const first = Math.max(0, (Math.floor(column / STEP) - 1) * STEP);
  return { first, last: Math.min(count - 1, first + (drawn.last - drawn.first) + STEP) };
}

/** Returns a stretch in blocks, which begin at the same days wherever the stretch begins. */
export function blocksOf({ first, last }: Stretch): Stretch[] {
  const begin = Math.floor(first / STEP);
  const blocks = Math.max(0, Math.floor(last / STEP) - begin + 1);
  return Array.from({ length: blocks }, (_, at) => ({
    first: Math.max(first, (begin + at) * STEP),
    last: Math.min(last, (begin + at + 1) * STEP - 1),
  }));
}

/** One month over a stretch of days. */
export interface Month {
  /** Its first day in the stretch, as `2016-09-12`. */
  readonly day: string;
  readonly days: number;
}

export function monthsOf(days: readonly Day[]): Month[] {
  const byMonth = grouped(days, ({ day }) => day.slice(0, 7));
  return [...byMonth.values()].flatMap((of) => (of[0] ? [{ day: of[0].day, days: of.length }] : []));
}

/** Cuts days into tables that fit on paper. */
export function onPaper(count: number, columns: number): Stretch[] {
  const tables = Math.ceil(count / columns);
  return Array.from({ length: tables }, (_, table) => ({
    first: table * columns,
    last: Math.min(count, (table + 1) * columns) - 1,
  }));
}

/** Something marked on the axis. */
export interface Mark {
  readonly is: "end" | "decision";
  /** The day's number; `null`: no day of the agreement. */
  readonly day: number | null;
  /** The instant, as the server writes it; `null`: it names none. */
  readonly at: string | null;
  /** What the server says of it; for a decision, the report. */
  readonly says: string;
}

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})/;

/** Returns ends (declared, of the text, the last that is known) and decisions that set a clock back, each once. */
export function marksOf(days: readonly Day[], { gates, case: terms }: Answer): Mark[] {
  const horizons = gates.flatMap((gate) => gate.horizons.map(({ at, what }) => ({ at, says: what })));
  const known = new Set(horizons.map(({ at }) => at));
  const declared = terms.ends.map((says) => ({ at: INSTANT.exec(says)?.[0] ?? null, says }));
  const ends = [...horizons, ...declared.filter(({ at }) => at === null || !known.has(at))];
  const unlike = [...new Map(ends.map((end) => [`${end.at} ${end.says}`, end])).values()];
  return [
    ...unlike.map((end): Mark => ({ is: "end", day: dayOf(days, end.at), ...end })),
    ...decisionsOf(gates),
  ];
}

function decisionsOf(gates: Answer["gates"]): Mark[] {
  const clocks = gates.flatMap((gate) => gate.needs.flatMap((need) => need.clock));
  const resets = clocks.flatMap(({ day_number: day, reset_by: report }) => (report ? [{ day, report }] : []));
  const unlike = [...new Map(resets.map((reset) => [`${reset.day} ${reset.report}`, reset])).values()];
  return unlike.map(({ day, report }) => ({ is: "decision", day, at: null, says: report }));
}

/** Returns the number of the day in which an instant lies. */
function dayOf(days: readonly Day[], at: string | null): number | null {
  if (at === null) return null;
  const instant = Date.parse(at);
  const day = days.find(({ starts, ends }) => Date.parse(starts) <= instant && instant < Date.parse(ends));
  return day?.day_number ?? null;
}
