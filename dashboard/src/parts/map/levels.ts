/**
 * Levels: where cells are smaller than a few pixels, neighbours are drawn as one disc around them.
 *
 * In: spots, and how large a cell is on the screen. Out: {@link Level}s, each with its discs, the largest first, and which
 * disc each spot is in; made when first asked for. Pure. Invariant: a disc reaches at least as far as every disc in it, so
 * that no place looks better known than it is. Invariant: what is in one disc lies less than {@link CELL_PX_MIN} apart.
 */
import type { Spots } from "./bins";
import { mercatorLength, mercatorX, mercatorY } from "./mercator";
import { numbered } from "./numbering";

export interface Level {
  readonly count: number;
  /** Middle and radius, as fractions of the whole earth's square. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
  /** The disc of each spot. */
  readonly ofSpot: Uint32Array;
  /** Whether each disc is one spot. */
  readonly exact: boolean;
}

/** Below this a cell is drawn together with its neighbours. */
export const CELL_PX_MIN = 6;
const FINEST = 0;
const COARSEST = 9;
/** The middle of the largest tenth of a degree, in tenths. */
const HALF = 0.5;

export class Levels {
  private readonly made = new Map<number, Level>();

  constructor(private readonly spots: Spots) {}

  /** Returns the level for cells of this many pixels. */
  at(cellPx: number): Level {
    const halvings = Math.ceil(Math.log2(CELL_PX_MIN / cellPx));
    const step = Math.min(Math.max(halvings, FINEST), COARSEST);
    const level = this.made.get(step) ?? levelOf(this.spots, step);
    this.made.set(step, level);
    return level;
  }
}

/** Draws blocks of 2^step by 2^step cells together. */
function levelOf(spots: Spots, step: number): Level {
  const keys = new Float64Array(spots.count);
  for (let spot = 0; spot < spots.count; spot++) {
    const west = ((spots.west[spot] ?? 0) + 1800) >> step;
    const south = ((spots.south[spot] ?? 0) + 900) >> step;
    keys[spot] = ((south << 12) | west) * 65_536 + (spots.uncertaintyKm[spot] ?? 0);
  }
  const blocks = numbered(keys);
  return largestFirst(around(spots, blocks.of, blocks.keys.length), step === FINEST);
}

type Discs = Omit<Level, "exact">;

/** Returns for each block the disc around all discs in it. */
function around(spots: Spots, ofSpot: Uint32Array, count: number): Discs {
  const box = {
    west: new Float64Array(count).fill(1),
    east: new Float64Array(count),
    north: new Float64Array(count).fill(1),
    south: new Float64Array(count),
  };
  const radius = new Float64Array(count);
  for (let spot = 0; spot < spots.count; spot++) {
    const block = ofSpot[spot] ?? 0;
    const { x, y, reach } = discOf(spots, spot);
    box.west[block] = Math.min(box.west[block] ?? x, x);
    box.east[block] = Math.max(box.east[block] ?? x, x);
    box.north[block] = Math.min(box.north[block] ?? y, y);
    box.south[block] = Math.max(box.south[block] ?? y, y);
    radius[block] = Math.max(radius[block] ?? 0, reach);
  }
  const x = middle(box.west, box.east);
  const y = middle(box.north, box.south);
  radius.forEach((reach, block) => {
    const toCorner = Math.hypot(
      (box.east[block] ?? 0) - (x[block] ?? 0),
      (box.south[block] ?? 0) - (y[block] ?? 0),
    );
    radius[block] = reach + toCorner;
  });
  return { count, x, y, radius, ofSpot };
}

/** Returns where the middle of a spot's cell lies, and how far its disc reaches. */
export function discOf(spots: Spots, spot: number): { x: number; y: number; reach: number } {
  const longitude = ((spots.west[spot] ?? 0) + HALF) / 10;
  const latitude = ((spots.south[spot] ?? 0) + HALF) / 10;
  const reach = mercatorLength((spots.uncertaintyKm[spot] ?? 0) * 1000, latitude);
  return { x: mercatorX(longitude), y: mercatorY(latitude), reach };
}

function middle(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => (value + (other[at] ?? 0)) / 2);
}

/** Puts the largest first, so that smaller ones are drawn upon them. */
function largestFirst(discs: Discs, exact: boolean): Level {
  const order = Uint32Array.from({ length: discs.count }, (_, block) => block).sort(
    (one, other) => (discs.radius[other] ?? 0) - (discs.radius[one] ?? 0) || one - other,
  );
  const place = new Uint32Array(discs.count);
  order.forEach((block, at) => {
    place[block] = at;
  });
  const sorted = (values: Float64Array) => Float64Array.from(order, (block) => values[block] ?? 0);
  return {
    count: discs.count,
    x: sorted(discs.x),
    y: sorted(discs.y),
    radius: sorted(discs.radius),
    ofSpot: discs.ofSpot.map((block) => place[block] ?? 0),
    exact,
  };
}
