/**
 * What is in view, told apart: how many incidents of each class each disc has, of each class and act there are, and how
 * many have no place or no day.
 *
 * In: bins, their counts, what is shown. Out: {@link Tally}, and counts by disc. Pure; one pass over the bins each.
 * Invariant: what the reader took off is in no number here, but in the legend's own, so that he sees what he took off.
 */
import type { Shows } from "../brush/shows";
import type { Bins } from "./bins";
import type { Count } from "./count";

export interface Tally {
  /** Incidents in view by number of the class, those of acts taken off left out. */
  readonly classes: Uint32Array;
  /** Incidents in view by number of the act, those of classes taken off left out. */
  readonly acts: Uint32Array;
  /** Incidents drawn. */
  readonly placed: number;
  /** Incidents in view without a published place. */
  readonly unplaced: number;
  /** Incidents of which no account says when they were, in view or not. */
  readonly undated: number;
}

export function tallyOf(bins: Bins, count: Count, shows: Shows): Tally {
  const acts = shows.acts.length;
  const table = new Uint32Array(shows.classes.length * acts);
  const inView = byWord(bins, count.ofBin, acts, 0, bins.count, table);
  const unplaced = shown(byWord(bins, count.ofBin, acts, 0, bins.unplaced, table.slice().fill(0)), shows);
  const undated = count.hasUndated
    ? shown(byWord(bins, count.undated, acts, 0, bins.count, table.slice().fill(0)), shows)
    : 0;
  return { ...margins(inView, shows), placed: shown(inView, shows) - unplaced, unplaced, undated };
}

/** Counts some bins into a table of classes and acts. */
function byWord(
  bins: Bins,
  counts: Uint32Array,
  acts: number,
  from: number,
  to: number,
  table: Uint32Array,
): Uint32Array {
  for (let bin = from; bin < to; bin++) {
    const word = (bins.class[bin] ?? 0) * acts + (bins.act[bin] ?? 0);
    table[word] = (table[word] ?? 0) + (counts[bin] ?? 0);
  }
  return table;
}

/** Adds up what is shown of a table. */
function shown(table: Uint32Array, { classes, acts }: Shows): number {
  return table.reduce((sum, n, word) => {
    const isShown = classes[Math.floor(word / acts.length)] && acts[word % acts.length];
    return isShown ? sum + n : sum;
  }, 0);
}

/** The sums of a table by class and by act, each without what is taken off of the other. */
function margins(table: Uint32Array, shows: Shows): Pick<Tally, "classes" | "acts"> {
  const classes = new Uint32Array(shows.classes.length);
  const acts = new Uint32Array(shows.acts.length);
  table.forEach((n, word) => {
    const of = Math.floor(word / acts.length);
    const act = word % acts.length;
    if (shows.acts[act]) classes[of] = (classes[of] ?? 0) + n;
    if (shows.classes[of]) acts[act] = (acts[act] ?? 0) + n;
  });
  return { classes, acts };
}

/** Counts by spot: the n-th class of a spot stands at `spot * classes + n`. */
export function spotCounts(bins: Bins, count: Count, shows: Shows): Uint32Array {
  const classes = shows.classes.length;
  const counts = new Uint32Array(bins.spots.count * classes);
  const { binsFrom } = bins.spots;
  let spot = 0;
  for (let bin = bins.unplaced; bin < bins.count; bin++) {
    if (bin === binsFrom[spot + 1]) spot++;
    const of = bins.class[bin] ?? 0;
    const n = count.ofBin[bin] ?? 0;
    if (n === 0 || !shows.classes[of] || !shows.acts[bins.act[bin] ?? 0]) continue;
    counts[spot * classes + of] = (counts[spot * classes + of] ?? 0) + n;
  }
  return counts;
}

/** Counts by disc, from those by spot: each disc has what its spots have. */
export function discCounts(
  ofSpot: Uint32Array,
  discs: number,
  spots: Uint32Array,
  classes: number,
): Uint32Array {
  const counts = new Uint32Array(discs * classes);
  for (let spot = 0; spot < ofSpot.length; spot++) {
    const from = spot * classes;
    const to = (ofSpot[spot] ?? 0) * classes;
    for (let of = 0; of < classes; of++) {
      counts[to + of] = (counts[to + of] ?? 0) + (spots[from + of] ?? 0);
    }
  }
  return counts;
}

/** Whether a spot or disc has anything in view. */
export function hasAny(counts: Uint32Array, at: number, classes: number): boolean {
  const end = (at + 1) * classes;
  for (let n = at * classes; n < end; n++) if (counts[n] !== 0) return true;
  return false;
}
