/**
 * What the map's part shows now: points, binned once; counted for the window in view; without what was taken off.
 *
 * In: points, the window, the address. Out: {@link scene}, which canvas, legend, lists and table draw from. Invariant: one
 * scene, so that no two of them ever show different counts. Invariant: a step of the window bins nothing anew.
 */
import { computed } from "@preact/signals";
import { address } from "../../address/live";
import type { Points } from "../../api/points";
import { valueIn } from "../../loaded/loaded";
import { points } from "../../loaded/points";
import { type Shows, showsOf } from "../brush/shows";
import { daysShown } from "../brush/window";
import { type Bins, binsOf } from "./bins";
import { Count } from "./count";
import { Levels } from "./levels";
import { spotCounts, type Tally, tallyOf } from "./tally";

/** Made once for an answer. */
interface Model {
  readonly points: Points;
  readonly bins: Bins;
  /** Changed in place by each scene: read it only through the newest. */
  readonly count: Count;
  readonly levels: Levels;
}

export interface Scene extends Model {
  readonly shows: Shows;
  readonly tally: Tally;
  /** Incidents in view by spot and class, as `spotCounts` has them. */
  readonly counts: Uint32Array;
}

const model = computed<Model | null>(() => {
  const read = valueIn(points.now.value);
  return read === undefined ? null : modelOf(read);
});

/** Points, and which of them are shown, whatever days are in view. */
export const shownPoints = computed<{ readonly points: Points; readonly shows: Shows } | null>(() => {
  const read = valueIn(points.now.value);
  return read === undefined ? null : { points: read, shows: showsOf(read, address.value.without) };
});

/** `null`: there are no points yet, or none can be had. */
export const scene = computed<Scene | null>(() => {
  const made = model.value;
  const shown = shownPoints.value?.shows ?? null;
  if (made === null || shown === null) return null;
  made.count.turnTo(daysShown.value);
  const { bins, count } = made;
  return {
    ...made,
    shows: shown,
    tally: tallyOf(bins, count, shown),
    counts: spotCounts(bins, count, shown),
  };
});

/** Bins points, and says how long it took to whoever measures the page. */
function modelOf(read: Points): Model {
  const start = performance.now();
  const bins = binsOf(read);
  const made = { points: read, bins, count: new Count(read, bins), levels: new Levels(bins.spots) };
  performance.measure("incidents binned", { start });
  return made;
}
