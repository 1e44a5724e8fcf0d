/**
 * Bins: incidents that nothing on the map tells apart, counted once instead of drawn one by one.
 *
 * In: points. Out: {@link Bins}: a bin for each cell, uncertainty, class and act that occur together; bins that share cell
 * and uncertainty stand side by side and are one *spot*, which is one disc. Pure. Made once for an answer. Read next:
 * `count.ts`, which counts the bins for a window of days.
 * Invariant: every row is in one bin, those without a published place in the first ones.
 */
import type { Points } from "../../api/points";
import { type Numbered, numbered } from "./numbering";

export interface Bins {
  /** The bin of each row. */
  readonly ofRow: Uint32Array;
  readonly count: number;
  /** By bin. */
  readonly class: Uint8Array;
  readonly act: Uint8Array;
  /** How many bins, from the first one on, have no published place. */
  readonly unplaced: number;
  readonly spots: Spots;
}

/** Discs, from north to south and from west to east; of one cell the smaller first. */
export interface Spots {
  readonly count: number;
  /** South-western corner, in tenths of degrees. */
  readonly west: Int16Array;
  readonly south: Int16Array;
  readonly uncertaintyKm: Uint16Array;
  /** The first bin of each spot; one entry more than there are spots. */
  readonly binsFrom: Uint32Array;
}

/** Columns and rows of the grid of cells. */
const CELLS_ROUND = 3600;
const CELLS_UP = 1800;

export function binsOf(points: Points): Bins {
  const words = points.classes.length * points.acts.length;
  const cells = numbered(cellKeys(points));
  const reaches = numbered(new Float64Array(points.uncertaintyKm.values));
  const discs = numbered(discKeys(points, cells.of, reaches));
  const keys = new Float64Array(points.count);
  for (let row = 0; row < points.count; row++) {
    const word = (points.class[row] ?? 0) * points.acts.length + (points.act[row] ?? 0);
    keys[row] = (discs.of[row] ?? 0) * words + word;
  }
  const bins = numbered(keys);
  const { disc, class: of, act } = taken(bins.keys, words, points.acts.length);
  const hasUnplaced = cells.keys[0] === 0;
  const unplaced = hasUnplaced ? lengthOfFirst(disc) : 0;
  const placed = discs.keys.subarray(hasUnplaced ? 1 : 0);
  return {
    ofRow: bins.of,
    count: bins.keys.length,
    class: of,
    act,
    unplaced,
    spots: spotsOf(cells.keys, reaches.keys, placed, disc, unplaced),
  };
}

/** Takes the keys of bins apart. */
function taken(keys: Float64Array, words: number, acts: number) {
  const disc = new Uint32Array(keys.length);
  const of = new Uint8Array(keys.length);
  const act = new Uint8Array(keys.length);
  for (let bin = 0; bin < keys.length; bin++) {
    const key = keys[bin] ?? 0;
    disc[bin] = Math.floor(key / words);
    of[bin] = Math.floor((key % words) / acts);
    act[bin] = key % acts;
  }
  return { disc, class: of, act };
}

/** A cell's key: 0 where no place is published, else by row from the north and column from the west. */
function cellKeys(points: Points): Float64Array {
  const keys = new Float64Array(points.count);
  for (let row = 0; row < points.count; row++) {
    if (!isPlaced(points, row)) continue;
    const fromNorth = CELLS_UP / 2 - 1 - (points.south.values[row] ?? 0);
    const fromWest = (points.west.values[row] ?? 0) + CELLS_ROUND / 2;
    keys[row] = fromNorth * CELLS_ROUND + fromWest + 1;
  }
  return keys;
}

/** Whether a place is published; one without its uncertainty would say more than is known, and counts as none. */
export function isPlaced({ west, south, uncertaintyKm }: Points, row: number): boolean {
  return (
    west.values[row] !== west.unknown &&
    south.values[row] !== south.unknown &&
    uncertaintyKm.values[row] !== uncertaintyKm.unknown
  );
}

function discKeys(points: Points, cell: Uint32Array, reaches: Numbered): Float64Array {
  const keys = new Float64Array(points.count);
  for (let row = 0; row < points.count; row++) {
    const reach = isPlaced(points, row) ? (reaches.of[row] ?? 0) : 0;
    keys[row] = (cell[row] ?? 0) * reaches.keys.length + reach;
  }
  return keys;
}

/** Returns how many of the rising numbers are the first one. */
function lengthOfFirst(rising: Uint32Array): number {
  const next = rising.findIndex((number) => number !== rising[0]);
  return next === -1 ? rising.length : next;
}

function spotsOf(
  cells: Float64Array,
  reaches: Float64Array,
  discs: Float64Array,
  ofBin: Uint32Array,
  unplaced: number,
): Spots {
  const count = discs.length;
  const spots = {
    count,
    west: new Int16Array(count),
    south: new Int16Array(count),
    uncertaintyKm: new Uint16Array(count),
    binsFrom: new Uint32Array(count + 1),
  };
  discs.forEach((key, spot) => {
    const cell = (cells[Math.floor(key / reaches.length)] ?? 1) - 1;
    spots.west[spot] = (cell % CELLS_ROUND) - CELLS_ROUND / 2;
    spots.south[spot] = CELLS_UP / 2 - 1 - Math.floor(cell / CELLS_ROUND);
    spots.uncertaintyKm[spot] = reaches[key % reaches.length] ?? 0;
  });
  let spot = 0;
  for (let bin = unplaced; bin < ofBin.length; bin++) {
    if (bin === unplaced || ofBin[bin] !== ofBin[bin - 1]) spots.binsFrom[spot++] = bin;
  }
  spots.binsFrom[count] = ofBin.length;
  return spots;
}
