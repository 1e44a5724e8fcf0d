/**
 * Levels: where discs would lie too close to be told apart, those of neighbouring cells are drawn as one around them all.
 *
 * In: spots, and how large a cell is on the screen. Out: a {@link Level} with its discs and which disc each spot is in; each
 * level is made when first asked for. Pure. Invariant: a disc reaches at least as far as every disc in it, so that no place
 * looks better known than it is. Invariant: which level is drawn depends on how near the map is, not on where it looks, so
 * that nothing jumps while it is moved.
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
  /** How much of the square the middles of all discs take up. */
  readonly extent: { readonly x: number; readonly y: number };
}

/** About so many discs can be told apart in a picture of 1,000 by 500 pixels. */
const DISCS_MAX = 600;
const PICTURE_PX = 1000 * 500;
const COARSEST = 11;
/** Columns of the grid around the whole earth. */
const CELLS_ROUND = 3600;

export class Levels {
  private readonly made: Level[] = [];

  constructor(private readonly spots: Spots) {}

  /** Returns the finest level whose discs can be told apart where the whole earth is so many pixels wide. */
  at(world: number): Level {
    for (let step = 0; step < COARSEST; step++) {
      const level = this.level(step);
      if (level.count * shareInPicture(level, world) <= DISCS_MAX) return level;
    }
    return this.level(COARSEST);
  }

  /** Returns the level that draws blocks of 2^step by 2^step cells together. */
  level(step: number): Level {
    const made = this.made[step] ?? levelOf(this.spots, step);
    this.made[step] = made;
    return made;
  }
}

/** Returns which part of all discs a picture holds, were they spread evenly. */
function shareInPicture({ extent }: Level, world: number): number {
  return Math.min(PICTURE_PX / (extent.x * world * (extent.y * world)), 1);
}

function levelOf(spots: Spots, step: number): Level {
  const keys = new Float64Array(spots.count);
  for (let spot = 0; spot < spots.count; spot++) {
    const west = ((spots.west[spot] ?? 0) + CELLS_ROUND / 2) >> step;
    const south = ((spots.south[spot] ?? 0) + CELLS_ROUND / 4) >> step;
    keys[spot] = ((south << 12) | west) * 65_536 + (spots.uncertaintyKm[spot] ?? 0);
  }
  const blocks = numbered(keys);
  return around(spots, blocks.of, blocks.keys.length);
}

/** Returns for each block the disc around all discs in it. */
function around(spots: Spots, ofSpot: Uint32Array, count: number): Level {
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
    const [toEast, toSouth] = [
      (box.east[block] ?? 0) - (x[block] ?? 0),
      (box.south[block] ?? 0) - (y[block] ?? 0),
    ];
    radius[block] = reach + Math.hypot(toEast, toSouth);
  });
  return { count, x, y, radius, ofSpot, extent: { x: extentOf(x), y: extentOf(y) } };
}

/** Returns how far values lie apart, and a cell. */
function extentOf(values: Float64Array): number {
  const [least, most] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [1, 0]);
  return Math.max(most - least, 0) + 1 / CELLS_ROUND;
}

/** Returns where the middle of a spot's cell lies, and how far its disc reaches. */
export function discOf(spots: Spots, spot: number): { x: number; y: number; reach: number } {
  const longitude = ((spots.west[spot] ?? 0) + 0.5) / 10;
  const latitude = ((spots.south[spot] ?? 0) + 0.5) / 10;
  const reach = mercatorLength((spots.uncertaintyKm[spot] ?? 0) * 1000, latitude);
  return { x: mercatorX(longitude), y: mercatorY(latitude), reach };
}

function middle(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => (value + (other[at] ?? 0)) / 2);
}
