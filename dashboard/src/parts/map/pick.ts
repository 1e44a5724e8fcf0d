/**
 * Which place a pointer or a key means.
 *
 * In: a point on the map, what is in view. Out: the cell whose middle is nearest, among those whose disc holds the point or
 * lies a finger's breadth away; `null`: there is none. Pure.
 */
import type { Place } from "../../address/address";
import { discOf } from "./levels";
import type { Scene } from "./scene";
import { hasAny } from "./tally";

/** A finger's breadth. */
const NEAR_PX = 12;

/** Returns the cell at a point, given as a fraction of the whole earth's square of `world` pixels. */
export function pick(
  { bins: { spots }, counts, shows }: Scene,
  x: number,
  y: number,
  world: number,
): Place | null {
  let nearest = Number.POSITIVE_INFINITY;
  let found = -1;
  for (let spot = 0; spot < spots.count; spot++) {
    if (!hasAny(counts, spot, shows.classes.length)) continue;
    const disc = discOf(spots, spot);
    const distance = Math.hypot(disc.x - x, disc.y - y);
    if (distance >= nearest || distance > disc.reach + NEAR_PX / world) continue;
    nearest = distance;
    found = spot;
  }
  return found === -1 ? null : { west: spots.west[found] ?? 0, south: spots.south[found] ?? 0 };
}
