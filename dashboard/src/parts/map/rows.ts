/**
 * Which rows of the points a list shows, and where they stand in the server's own list.
 *
 * In: points, a window of days, a place, what is shown. Out: {@link Listed}. Pure. The server lists incidents in the order
 * of the points, so that the k-th row of those that it is asked for is the k-th of its list: by that a page finds the names
 * behind columns that have none. Invariant: what touches a window is decided as the server does.
 */
import type { Days, Place } from "../../address/address";
import type { Points } from "../../api/points";
import { isShown } from "../brush/day_counts";
import type { Shows } from "../brush/shows";
import { isPlaced } from "./bins";

/** What the server is asked for: all incidents, of these days, at this place. */
export interface Asked {
  readonly days: Days | null;
  readonly place: Place | null;
}

/** Which of them are listed. */
export type Which = "at-place" | "without-place" | "without-day";

export interface Listed {
  readonly asked: Asked;
  /** How long the server's list must be. */
  readonly found: number;
  /** Rows of the points that are listed, in order. */
  readonly rows: readonly number[];
  /** Where each of them stands in the server's list. */
  readonly ranks: readonly number[];
}

export function listed(points: Points, shows: Shows, which: Which, asked: Asked): Listed {
  const rows: number[] = [];
  const ranks: number[] = [];
  let found = 0;
  for (let row = 0; row < points.count; row++) {
    if (!touches(points, row, asked.days) || !isAt(points, row, asked.place)) continue;
    if (isWanted(points, row, which) && isShown(points, shows, row)) {
      rows.push(row);
      ranks.push(found);
    }
    found++;
  }
  return { asked, found, rows, ranks };
}

/** Whether an incident may have been on these days; one whose days nobody knows is only among all. */
function touches({ firstDay, lastDay }: Points, row: number, days: Days | null): boolean {
  if (days === null) return true;
  const first = firstDay.values[row] ?? 0;
  const last = lastDay.values[row] ?? 0;
  const noFirst = first === firstDay.unknown;
  const noLast = last === lastDay.unknown;
  if (noFirst && noLast) return false;
  return (noFirst || first <= days.last) && (noLast || days.first <= last);
}

function isAt({ west, south }: Points, row: number, place: Place | null): boolean {
  return place === null || (west.values[row] === place.west && south.values[row] === place.south);
}

function isWanted(points: Points, row: number, which: Which): boolean {
  if (which === "at-place") return true;
  if (which === "without-place") return !isPlaced(points, row);
  const { firstDay, lastDay } = points;
  return firstDay.values[row] === firstDay.unknown && lastDay.values[row] === lastDay.unknown;
}

/** So many entries of the server's list, from a rank on. */
export interface Range {
  readonly after: number;
  readonly limit: number;
}

/** Entries between two wanted ones that are fetched rather than asked around. */
const GAP_MAX = 20;

/** Returns few ranges of the server's list with all these ranks, which rise. None is longer than `limitMax`. */
export function rangesOf(ranks: readonly number[], limitMax: number): readonly Range[] {
  const ranges: { after: number; limit: number }[] = [];
  for (const rank of ranks) {
    const open = ranges.at(-1);
    const length = open === undefined ? 0 : rank - open.after + 1;
    const fits = open !== undefined && length <= limitMax && length - open.limit <= GAP_MAX;
    if (fits) open.limit = length;
    else ranges.push({ after: rank, limit: 1 });
  }
  return ranges;
}
