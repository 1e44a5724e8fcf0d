/**
 * Numbers of the evidence: people as ranges, dates of a span, places in a list.
 *
 * In: what the server says. Out: what to draw. Pure. Invariant: what nobody states is not zero, and an edge of a span that
 * is not known is not made up.
 */
import type { NumbersView } from "../../loaded/evidence";

export type Range =
  | { readonly is: "not-stated" }
  | { readonly is: "one"; readonly n: number }
  | { readonly is: "range"; readonly careful: number; readonly full: number };

export function rangeOf({ careful, full }: NumbersView): Range {
  const low = careful ?? full ?? null;
  const high = full ?? careful ?? null;
  if (low === null || high === null) return { is: "not-stated" };
  return low === high ? { is: "one", n: low } : { is: "range", careful: low, full: high };
}

/** The first and the last date of a span; `null`: that edge is not known. */
export interface Dates {
  readonly first: string | null;
  readonly last: string | null;
}

const CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Returns the dates of a span, whose end is the first instant after it, as written in the agreement's zone. */
export function datesOf(starts: string | null | undefined, ends: string | null | undefined): Dates {
  return { first: dateOf(starts, 0), last: dateOf(ends, -1) };
}

function dateOf(instant: string | null | undefined, ms: number): string | null {
  const clock = CLOCK.exec(instant ?? "")?.[0];
  return clock === undefined ? null : new Date(Date.parse(`${clock}Z`) + ms).toISOString().slice(0, 10);
}

/** Where an incident stands in a page of the list, and what is beside it. */
export interface Beside {
  /** Its place in the whole list; the first is 1. */
  readonly at: number;
  readonly before: string | null;
  readonly next: string | null;
}

/** Returns what is beside an incident in the page that is listed; `null`: it is not in it. */
export function besideIn(ids: readonly string[], after: number, id: string): Beside | null {
  const at = ids.indexOf(id);
  if (at < 0) return null;
  return { at: after + at + 1, before: ids[at - 1] ?? null, next: ids[at + 1] ?? null };
}

/** Where the pages before and after begin; `null`: there is none. */
export interface Pages {
  readonly from: number;
  readonly to: number;
  readonly before: number | null;
  readonly next: number | null;
}

/** Returns the pages around the one that passes over `after` of `found`. */
export function pagesOf(found: number, after: number, shown: number, page: number): Pages {
  return {
    from: shown === 0 ? 0 : after + 1,
    to: shown === 0 ? 0 : after + shown,
    before: after > 0 ? Math.max(0, Math.min(after, found) - page) : null,
    next: after + shown < found && shown > 0 ? after + shown : null,
  };
}
