/**
 * How many incidents of each bin are in view, for any window of days.
 *
 * In: points, bins; then one window after another. Out: {@link Count.ofBin}, the counts, changed in place. An incident
 * touches a window if it began by its last day and did not end before its first; so the counts are those that began less
 * those that had ended, and a step of the window only adds and takes away what lies between the old edge and the new one.
 * Invariant: the counts are the same whichever way the window came. Invariant: an unknown edge is open; an incident of
 * which no account says when it was is in view only where all days are.
 */
import type { Days } from "../../address/address";
import type { Points } from "../../api/points";
import type { Bins } from "./bins";

/** Days beyond this stand in no address; what ends later is as if it never ended. */
const DAY_MAX = 99_999;

export class Count {
  /** By bin: the incidents in view. */
  readonly ofBin: Uint32Array;
  /** By bin: the incidents of which no account says when they were. */
  readonly undated: Uint32Array;
  readonly hasUndated: boolean;

  /** Bins of the dated rows by first day and by last day, and where each day begins among them. */
  private readonly begins: ByDay;
  private readonly ends: ByDay;
  private begun = 0;
  private ended = 0;
  private all = false;
  private readonly lastDay: number;

  constructor(points: Points, bins: Bins) {
    const { firstDay, lastDay } = points;
    this.lastDay = Math.min(latest(lastDay), DAY_MAX);
    this.ofBin = new Uint32Array(bins.count);
    this.undated = new Uint32Array(bins.count);
    const first = new Uint32Array(points.count);
    const last = new Uint32Array(points.count);
    let dated = 0;
    const binOf = new Uint32Array(points.count);
    for (let row = 0; row < points.count; row++) {
      const bin = bins.ofRow[row] ?? 0;
      const began = firstDay.values[row] ?? 0;
      const ended = lastDay.values[row] ?? 0;
      if (began === firstDay.unknown && ended === lastDay.unknown) {
        this.undated[bin] = (this.undated[bin] ?? 0) + 1;
        continue;
      }
      first[dated] = began === firstDay.unknown ? 0 : this.slot(began);
      last[dated] = ended === lastDay.unknown ? this.lastDay + 2 : this.slot(ended);
      binOf[dated++] = bin;
    }
    this.hasUndated = dated < points.count;
    const slots = this.lastDay + 3;
    this.begins = byDay(first.subarray(0, dated), binOf, slots);
    this.ends = byDay(last.subarray(0, dated), binOf, slots);
    this.turnTo(null);
  }

  /** Counts for a window; `null`: for all days, known or not. */
  turnTo(days: Days | null): void {
    const { begins, ends } = this;
    const rows = begins.bins.length;
    const begun = days === null ? rows : (begins.from[this.slot(days.last) + 1] ?? rows);
    const ended = days === null ? 0 : (ends.from[this.slot(days.first)] ?? 0);
    walk(this.ofBin, begins.bins, this.begun, begun, 1);
    walk(this.ofBin, ends.bins, this.ended, ended, -1);
    this.begun = begun;
    this.ended = ended;
    this.setAll(days === null);
  }

  private setAll(all: boolean): void {
    if (all === this.all) return;
    this.all = all;
    const by = all ? 1 : -1;
    this.undated.forEach((n, bin) => {
      this.ofBin[bin] = (this.ofBin[bin] ?? 0) + by * n;
    });
  }

  /** Days before the agreement are one slot, and so are those after its last. */
  private slot(day: number): number {
    return Math.min(Math.max(day, -1), this.lastDay + 1) + 1;
  }
}

/** Returns the last day that is known; 0 where it is before the agreement. */
function latest({ values, unknown }: Points["lastDay"]): number {
  let last = 0;
  for (let row = 0; row < values.length; row++) {
    const day = values[row] ?? 0;
    if (day > last && day !== unknown) last = day;
  }
  return last;
}

interface ByDay {
  readonly bins: Uint32Array;
  /** Where each slot of days begins; one entry more than there are slots. */
  readonly from: Uint32Array;
}

/** Sorts bins by slot, by counting. */
function byDay(slotOf: Uint32Array, binOf: Uint32Array, slots: number): ByDay {
  const from = new Uint32Array(slots + 1);
  for (let row = 0; row < slotOf.length; row++) {
    const after = (slotOf[row] ?? 0) + 1;
    from[after] = (from[after] ?? 0) + 1;
  }
  for (let slot = 0; slot < slots; slot++) from[slot + 1] = (from[slot + 1] ?? 0) + (from[slot] ?? 0);
  const next = from.slice();
  const bins = new Uint32Array(slotOf.length);
  for (let row = 0; row < slotOf.length; row++) {
    const slot = slotOf[row] ?? 0;
    const at = next[slot] ?? 0;
    next[slot] = at + 1;
    bins[at] = binOf[row] ?? 0;
  }
  return { bins, from };
}

/** Adds what lies between two places, or takes it away where the way goes back. */
function walk(counts: Uint32Array, bins: Uint32Array, from: number, to: number, by: 1 | -1): void {
  const sign = from <= to ? by : -by;
  const end = Math.max(from, to);
  for (let at = Math.min(from, to); at < end; at++) {
    const bin = bins[at] ?? 0;
    counts[bin] = (counts[bin] ?? 0) + sign;
  }
}
