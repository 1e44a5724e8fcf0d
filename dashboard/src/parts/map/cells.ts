/**
 * Cells in words and in a table: where each lies, what is in view there, which areas are drawn around its middle.
 *
 * In: a scene, areas. Out: {@link Cell}s from north to south. Pure but for the words. Invariant: a cell's numbers stand by
 * class; they are not added up. Invariant: that an area is drawn around the middle of a cell says nothing of where in the
 * cell an incident was, and is not said to.
 */
import type { Place } from "../../address/address";
import type { Area, AreaGeometry } from "../../api/areas";
import { formats, words } from "../../words/words";
import type { Scene } from "./scene";
import { hasAny } from "./tally";

export interface Cell {
  readonly place: Place;
  /** Uncertainties of the incidents here, rising. */
  readonly kilometres: readonly number[];
  /** Incidents in view by number of the class. */
  readonly classes: Uint32Array;
}

/** Returns the cells in view, at most so many from one on, and how many there are. */
export function cellsOf(scene: Scene, from: number, most: number): { cells: readonly Cell[]; all: number } {
  const { spots } = scene.bins;
  const cells: Cell[] = [];
  let all = 0;
  for (let spot = 0; spot < spots.count; ) {
    const end = endOfCell(scene, spot);
    if (isInView(scene, spot, end)) {
      if (all >= from && cells.length < most) cells.push(cellOf(scene, spot, end));
      all++;
    }
    spot = end;
  }
  return { cells, all };
}

/** Spots of one cell stand side by side. */
function endOfCell({ bins: { spots } }: Scene, spot: number): number {
  let end = spot + 1;
  while (
    end < spots.count &&
    spots.west[end] === spots.west[spot] &&
    spots.south[end] === spots.south[spot]
  ) {
    end++;
  }
  return end;
}

function isInView({ counts, shows }: Scene, from: number, end: number): boolean {
  for (let spot = from; spot < end; spot++) if (hasAny(counts, spot, shows.classes.length)) return true;
  return false;
}

function cellOf(scene: Scene, from: number, end: number): Cell {
  const { west, south, uncertaintyKm } = scene.bins.spots;
  const length = scene.shows.classes.length;
  const classes = new Uint32Array(length);
  const kilometres: number[] = [];
  for (let spot = from; spot < end; spot++) {
    if (!hasAny(scene.counts, spot, length)) continue;
    kilometres.push(uncertaintyKm[spot] ?? 0);
    scene.counts.subarray(spot * length, (spot + 1) * length).forEach((n, of) => {
      classes[of] = (classes[of] ?? 0) + n;
    });
  }
  return { place: { west: west[from] ?? 0, south: south[from] ?? 0 }, kilometres, classes };
}

/** Returns the cell at a place, with what is in view there; `null`: nothing is. */
export function cellAt(scene: Scene, place: Place): Cell | null {
  const { spots } = scene.bins;
  for (let spot = 0; spot < spots.count; spot++) {
    if (spots.west[spot] !== place.west || spots.south[spot] !== place.south) continue;
    const end = endOfCell(scene, spot);
    return isInView(scene, spot, end) ? cellOf(scene, spot, end) : null;
  }
  return null;
}

/** Returns a cell's edges in words: `36.2–36.3° N, 37.1–37.2° E`. */
export function cellName({ west, south }: Place): string {
  const say = words.value.map;
  const latitude = (south >= 0 ? say.north : say.south)(span(south));
  const longitude = (west >= 0 ? say.east : say.west)(span(west));
  return say.cell(latitude, longitude);
}

/** Tenths of a degree from the equator or the first meridian, whichever side. */
function span(edge: number): string {
  const [near, far] = edge >= 0 ? [edge, edge + 1] : [-edge - 1, -edge];
  const degrees = (tenths: number) => formats.value.tenths(tenths / 10);
  // Kept in this order whichever way the page runs.
  return `\u2066${degrees(near)}–${degrees(far)}\u2069`;
}

/** Returns the areas that are drawn around the middle of a cell. */
export function areasAround(areas: readonly Area[], { west, south }: Place): readonly Area[] {
  const [x, y] = [(west + 0.5) / 10, (south + 0.5) / 10];
  return areas.filter(({ geometry }) => geometry !== null && isAround(geometry, x, y));
}

function isAround(geometry: AreaGeometry, x: number, y: number): boolean {
  if (geometry.type === "Polygon") return isIn(geometry.coordinates, x, y);
  return geometry.type === "MultiPolygon" && geometry.coordinates.some((rings) => isIn(rings, x, y));
}

/** Whether a point lies in rings, by how often a line to the east crosses them: holes count themselves out. */
function isIn(rings: readonly GeoJSON.Position[][], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([x1 = 0, y1 = 0], n) => {
      const [x2 = 0, y2 = 0] = ring[(n + 1) % ring.length] ?? [];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    });
  }
  return inside;
}
