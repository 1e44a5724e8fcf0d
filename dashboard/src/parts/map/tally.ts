/**
 * What is in view, told apart: which classes each disc has, how many incidents of each class and act, how many of them
 * have no place or no day.
 *
 * In: bins, their counts, what is shown. Out: {@link Tally} and masks. Pure; one pass over the bins.
 * Invariant: what the reader took off is in no number here, but in the legend's own, so that he sees what he took off.
 */
import type { Shows } from "../brush/shows";
import type { Bins } from "./bins";
import type { Count } from "./count";
import type { Level } from "./levels";

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
  const classes = new Uint32Array(shows.classes.length);
  const acts = new Uint32Array(shows.acts.length);
  for (let bin = 0; bin < bins.count; bin++) {
    const n = count.ofBin[bin] ?? 0;
    if (n === 0) continue;
    const of = bins.class[bin] ?? 0;
    const act = bins.act[bin] ?? 0;
    if (shows.acts[act]) classes[of] = (classes[of] ?? 0) + n;
    if (shows.classes[of]) acts[act] = (acts[act] ?? 0) + n;
  }
  return {
    classes,
    acts,
    placed: sumOf(count.ofBin, bins, shows, bins.unplaced, bins.count),
    unplaced: sumOf(count.ofBin, bins, shows, 0, bins.unplaced),
    undated: sumOf(count.undated, bins, shows, 0, bins.count),
  };
}

/** Adds up what is shown of some bins. */
function sumOf(counts: Uint32Array, bins: Bins, shows: Shows, from: number, to: number): number {
  let sum = 0;
  for (let bin = from; bin < to; bin++) {
    if (counts[bin] !== 0 && isShown(bins, shows, bin)) sum += counts[bin] ?? 0;
  }
  return sum;
}

/** Returns for each spot the classes in view, as bits. */
export function spotMasks(bins: Bins, count: Count, shows: Shows): Uint32Array {
  const masks = new Uint32Array(bins.spots.count);
  for (let spot = 0; spot < masks.length; spot++) {
    const end = bins.spots.binsFrom[spot + 1] ?? 0;
    let mask = 0;
    for (let bin = bins.spots.binsFrom[spot] ?? 0; bin < end; bin++) {
      if (count.ofBin[bin] !== 0 && isShown(bins, shows, bin)) mask |= 1 << (bins.class[bin] ?? 0);
    }
    masks[spot] = mask;
  }
  return masks;
}

/** Returns for each disc of a level the classes in view, as bits. */
export function discMasks(level: Level, ofSpots: Uint32Array): Uint32Array {
  const masks = new Uint32Array(level.count);
  for (let spot = 0; spot < ofSpots.length; spot++) {
    const disc = level.ofSpot[spot] ?? 0;
    masks[disc] = (masks[disc] ?? 0) | (ofSpots[spot] ?? 0);
  }
  return masks;
}

/** Returns how many incidents of each class a spot has in view, by number of the class. */
export function classesAt(bins: Bins, count: Count, shows: Shows, spot: number): Uint32Array {
  const classes = new Uint32Array(shows.classes.length);
  const end = bins.spots.binsFrom[spot + 1] ?? 0;
  for (let bin = bins.spots.binsFrom[spot] ?? 0; bin < end; bin++) {
    const of = bins.class[bin] ?? 0;
    if (isShown(bins, shows, bin)) classes[of] = (classes[of] ?? 0) + (count.ofBin[bin] ?? 0);
  }
  return classes;
}

function isShown(bins: Bins, shows: Shows, bin: number): boolean {
  return shows.classes[bins.class[bin] ?? 0] === 1 && shows.acts[bins.act[bin] ?? 0] === 1;
}
