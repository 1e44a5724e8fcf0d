/**
 * How many incidents of each class touch each day: what the chart under the map draws.
 *
 * In: points, which of them are shown, the days that are drawn. Out: {@link DayCounts}. Pure; one pass over the rows.
 * Invariant: an incident of several days is counted on each of them, and how many do so is told. Invariant: classes are
 * never added up. Invariant: what touches no drawn day is counted apart, so that every incident is somewhere.
 */
import type { Points } from "../../api/points";
import type { Shows } from "./shows";

/** The days that a chart draws, both included; days before the agreement are negative. */
export interface DrawnDays {
  readonly first: number;
  readonly last: number;
}

export interface DayCounts {
  readonly days: DrawnDays;
  /** By number of the class: by day from the first drawn one. */
  readonly byClass: readonly Uint32Array[];
  /** The most of one class on one day. */
  readonly most: number;
  /** Incidents that touch more than one day; an unknown edge is open. */
  readonly several: number;
  /** Incidents that ended before the first drawn day. */
  readonly earlier: number;
  /** Incidents that began after the last drawn day. */
  readonly later: number;
  /** Incidents of which no account says when they were. */
  readonly undated: number;
}

/** Days before the agreement that are drawn at most. */
export const BEFORE_MAX = 14;

/** Returns the days to draw: those of the agreement, and those before it on which something was reported. */
export function daysToDraw(points: Points, lastDay: number): DrawnDays {
  let first = 0;
  const { values, unknown } = points.firstDay;
  for (const day of values) {
    if (day === unknown) continue;
    first = Math.min(first, day);
    break; // Rows are by first day.
  }
  return { first: Math.max(first, -BEFORE_MAX), last: lastDay };
}

export function countDays(points: Points, shows: Shows, days: DrawnDays): DayCounts {
  const counting = new Counting(points, days);
  for (let row = 0; row < points.count; row++) {
    if (isShown(points, shows, row)) counting.take(row);
  }
  return counting.counts();
}

/** Whether neither the class nor the act of a row was taken off. */
export function isShown(points: Points, shows: Shows, row: number): boolean {
  return shows.classes[points.class[row] ?? 0] === 1 && shows.acts[points.act[row] ?? 0] === 1;
}

class Counting {
  /** By class: steps up where an incident begins, down after it ended. One running sum makes them counts. */
  private readonly steps: readonly Int32Array[];
  private readonly length: number;
  private several = 0;
  private earlier = 0;
  private later = 0;
  private undated = 0;

  constructor(
    private readonly points: Points,
    private readonly days: DrawnDays,
  ) {
    this.length = days.last - days.first + 1;
    this.steps = points.classes.map(() => new Int32Array(this.length + 1));
  }

  take(row: number): void {
    const { firstDay, lastDay } = this.points;
    const first = firstDay.values[row] ?? 0;
    const last = lastDay.values[row] ?? 0;
    const noFirst = first === firstDay.unknown;
    const noLast = last === lastDay.unknown;
    if (noFirst && noLast) this.undated++;
    else if (!noLast && last < this.days.first) this.earlier++;
    else if (!noFirst && first > this.days.last) this.later++;
    else this.put(row, noFirst ? this.days.first : first, noLast ? this.days.last : last);
  }

  private put(row: number, first: number, last: number): void {
    const steps = this.steps[this.points.class[row] ?? 0];
    if (steps === undefined) return;
    const from = Math.max(first - this.days.first, 0);
    const after = Math.min(last - this.days.first, this.length - 1) + 1;
    steps[from] = (steps[from] ?? 0) + 1;
    steps[after] = (steps[after] ?? 0) - 1;
    if (first !== last) this.several++;
  }

  counts(): DayCounts {
    const byClass = this.steps.map((steps) => runningSum(steps, this.length));
    const { days, several, earlier, later, undated } = this;
    return { days, byClass, most: most(byClass), several, earlier, later, undated };
  }
}

function runningSum(steps: Int32Array, length: number): Uint32Array {
  const counts = new Uint32Array(length);
  let now = 0;
  for (let day = 0; day < length; day++) {
    now += steps[day] ?? 0;
    counts[day] = now;
  }
  return counts;
}

function most(byClass: readonly Uint32Array[]): number {
  return byClass.reduce((best, counts) => counts.reduce((a, b) => Math.max(a, b), best), 0);
}
