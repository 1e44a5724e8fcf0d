/**
 * How a window of days moves: by an edge, as a whole, between two days, step by step while it is played.
 *
 * In: a window and the last day of the agreement. Out: a window. Pure. Invariant: a window is never empty and never leaves
 * the days of the agreement, 0 to the last.
 */
import type { Days } from "../../address/address";

/** Returns the window within days 0 to `last`; all of them where none is chosen. */
export function within(days: Days | null, last: number): Days {
  if (days === null) return { first: 0, last };
  const clamp = (day: number) => Math.min(Math.max(day, 0), last);
  return { first: clamp(days.first), last: clamp(days.last) };
}

/** Returns the window moved by so many days, as far as there is room; its length stays. */
export function movedBy({ first, last }: Days, by: number, lastDay: number): Days {
  const room = Math.min(Math.max(by, -first), lastDay - last);
  return { first: first + room, last: last + room };
}

/** Returns the window with one edge on another day. An edge that meets the other takes it along. */
export function withEdge(days: Days, edge: keyof Days, day: number, lastDay: number): Days {
  const at = Math.min(Math.max(day, 0), lastDay);
  return edge === "first"
    ? { first: at, last: Math.max(at, days.last) }
    : { first: Math.min(at, days.first), last: at };
}

/** Returns the window between two days, whichever comes first. */
export function between(one: number, other: number, lastDay: number): Days {
  return within({ first: Math.min(one, other), last: Math.max(one, other) }, lastDay);
}

/** Returns the window one step on; from the end it begins again. */
export function played(days: Days, lastDay: number): Days {
  const length = days.last - days.first;
  return days.last >= lastDay ? { first: 0, last: length } : movedBy(days, 1, lastDay);
}
