// Makes the base map of the page from world-atlas: land, borders, those in dispute apart, and where names stand.
//
// In: world-atlas/countries-50m.json (Natural Earth 4.1.0, public domain) and disputed.json beside this file. Out:
// src/parts/map/base_map.generated.json, TopoJSON with the objects `land`, `borders` and `names`. Read next: README.md.
// Invariant: every line of the list in disputed.json is found, or this fails. Invariant: a border is either in dispute
// by the list or not; none is drawn twice.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { feature, merge, mesh } from "topojson-client";
import { topology } from "topojson-server";
import {
  filter,
  filterAttachedWeight,
  presimplify,
  simplify,
  sphericalRingArea,
  sphericalTriangleArea,
} from "topojson-simplify";

/** @typedef {[number, number]} Position */
/** @typedef {import("geojson").FeatureCollection} Features */
/** @typedef {{ id: string, between: [string, string], within?: [number, number, number, number] }} Dispute */
/** @typedef {import("topojson-specification").GeometryCollection<{ name: string }>} Countries */

/** Corners that stand out by less than this are cut: about 8 square kilometres, well below what 1:50 million shows. */
const CORNER_MIN_STERADIANS = 2e-7;
/** Steps in each direction: about 800 m at the equator. */
const QUANTISATION = 5e4;
/** The coasts of the far north and south have a third of all corners and no case: there 80 square kilometres. */
const POLEWARD = { north: 58, south: -45, less: 0.05 };
/** No case lies in it, and it would be a tenth of the file. */
const LEFT_OUT = new Set(["Antarctica"]);
/** What has no number in ISO 3166 but a code that Unicode knows. */
const CODES = new Map([["Kosovo", "XK"]]);

const exact = readAtlas();
const atlas = simpler(exact);
const countries = countriesOf(atlas);
const disputes = /** @type {Dispute[]} */ (
  JSON.parse(readFileSync(new URL("disputed.json", import.meta.url), "utf8"))
);
const map = topology({ land: land(), borders: borders(), names: names() }, QUANTISATION);
delete map.bbox;
const text = JSON.stringify(map);
writeFileSync(new URL("../src/parts/map/base_map.generated.json", import.meta.url), text);
const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`;
console.log(
  `base map: ${kb(text.length)}, ${kb(gzipSync(text, { level: 9 }).length)} gzipped, ${disputes.length} lines in dispute`,
);

function readAtlas() {
  const path = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const whole = JSON.parse(readFileSync(path, "utf8"));
  const kept = whole.objects.countries.geometries.filter(
    (/** @type {{properties: {name: string}}} */ one) => !LEFT_OUT.has(one.properties.name),
  );
  whole.objects = { countries: { type: "GeometryCollection", geometries: kept } };
  return whole;
}

/** The same with fewer corners, and without islands of which no corner would be left. */
function simpler(/** @type {ReturnType<typeof readAtlas>} */ whole) {
  const less = simplify(presimplify(structuredClone(whole), cornerSize), CORNER_MIN_STERADIANS);
  return filter(
    less,
    filterAttachedWeight(less, CORNER_MIN_STERADIANS, (ring) => sphericalRingArea(ring, false)),
  );
}

/** How far a corner stands out, less near the poles. */
function cornerSize(/** @type {[[number, number], [number, number], [number, number]]} */ corner) {
  const [, [, latitude]] = corner;
  const poleward = latitude > POLEWARD.north || latitude < POLEWARD.south;
  return sphericalTriangleArea(corner) * (poleward ? POLEWARD.less : 1);
}

function countriesOf(/** @type {typeof atlas} */ from) {
  return /** @type {Countries} */ (from.objects["countries"]);
}

/**
 * All land as one shape, without the borders in it.
 * @returns {import("geojson").Feature}
 */
function land() {
  const polygons = /** @type {import("topojson-specification").Polygon[]} */ (countries.geometries);
  return { type: "Feature", properties: {}, geometry: merge(atlas, polygons) };
}

/**
 * The lines between countries; those in dispute carry the id of their entry in the list.
 * @returns {Features}
 */
function borders() {
  /** @type {Position[][]} */
  let open = linesBetween(() => true);
  const features = [];
  for (const dispute of disputes) {
    const lines = linesBetween((a, b) => isBetween(dispute, a, b)).flatMap((line) =>
      inside(line, dispute.within),
    );
    if (lines.length === 0) throw new Error(`disputed.json: no line is found for ${dispute.id}`);
    open = without(open, lines);
    features.push(border(lines, { disputed: dispute.id }));
  }
  return { type: "FeatureCollection", features: [border(open, {}), ...features] };
}

/**
 * @param {Position[][]} coordinates
 * @param {Record<string, string>} properties
 * @returns {import("geojson").Feature}
 */
function border(coordinates, properties) {
  return { type: "Feature", properties, geometry: { type: "MultiLineString", coordinates } };
}

/** @param {(a: string, b: string) => boolean} wanted */
function linesBetween(wanted) {
  const between = mesh(atlas, countries, (a, b) => a !== b && wanted(nameOf(a), nameOf(b)));
  return /** @type {Position[][]} */ (between.coordinates);
}

function nameOf(/** @type {any} */ country) {
  return String(country.properties.name);
}

function isBetween(
  /** @type {Dispute} */ { between: [one, other] },
  /** @type {string} */ a,
  /** @type {string} */ b,
) {
  const is = (/** @type {string} */ wanted, /** @type {string} */ name) => wanted === "*" || wanted === name;
  return (is(one, a) && is(other, b)) || (is(one, b) && is(other, a));
}

/**
 * The stretches of a line whose edges lie in a box (west, south, east, north).
 * @param {Position[]} line
 * @param {Dispute["within"]} box
 * @returns {Position[][]}
 */
function inside(line, box) {
  if (box === undefined) return [line];
  const [west, south, east, north] = box;
  const isIn = (/** @type {Position} */ [x, y]) => x >= west && x <= east && y >= south && y <= north;
  return stretches(line, (from, to) => isIn(from) && isIn(to));
}

/**
 * The lines without the edges that others have.
 * @param {Position[][]} lines
 * @param {Position[][]} others
 */
function without(lines, others) {
  const edge = (/** @type {Position} */ a, /** @type {Position} */ b) =>
    [a.join(), b.join()].sort().join(" ");
  const gone = new Set(
    others.flatMap((line) => line.slice(1).map((to, at) => edge(/** @type {Position} */ (line[at]), to))),
  );
  return lines.flatMap((line) => stretches(line, (from, to) => !gone.has(edge(from, to))));
}

/**
 * The longest runs of edges that are wanted.
 * @param {Position[]} line
 * @param {(from: Position, to: Position) => boolean} wanted
 */
function stretches(line, wanted) {
  /** @type {Position[][]} */
  const runs = [];
  /** @type {Position[]} */
  let run = [];
  line.slice(1).forEach((to, at) => {
    const from = /** @type {Position} */ (line[at]);
    if (wanted(from, to)) run = run.length === 0 ? [from, to] : [...run, to];
    else run = close(runs, run);
  });
  close(runs, run);
  return runs;
}

function close(/** @type {Position[][]} */ runs, /** @type {Position[]} */ run) {
  if (run.length > 0) runs.push(run);
  return /** @type {Position[]} */ ([]);
}

/**
 * A point in each country that has a code, where its name can stand, with the size that says when.
 * @returns {Features}
 */
function names() {
  const features = countriesOf(exact).geometries.flatMap((country) => {
    const code = country.id === undefined ? CODES.get(nameOf(country)) : String(country.id);
    return code === undefined ? [] : [nameAt(code, largestRing(country))];
  });
  return { type: "FeatureCollection", features };
}

/**
 * @param {string} code
 * @param {Position[]} ring
 * @returns {import("geojson").Feature}
 */
function nameAt(code, ring) {
  const size = Math.round(Math.sqrt(Math.abs(areaOf(ring))) * 10) / 10;
  return {
    type: "Feature",
    properties: { code, size },
    geometry: { type: "Point", coordinates: middleOf(ring) },
  };
}

/**
 * @param {Countries["geometries"][number]} country
 * @returns {Position[]}
 */
function largestRing(country) {
  const whole = feature(exact, country);
  if (whole.type !== "Feature") throw new Error("a country of several features");
  const { geometry } = whole;
  if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon")
    throw new Error("a country without an area");
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.map(([outer]) => /** @type {Position[]} */ (outer ?? []));
  return rings.reduce((best, ring) => (Math.abs(areaOf(ring)) > Math.abs(areaOf(best)) ? ring : best), []);
}

/** Square degrees, narrowed by latitude. */
function areaOf(/** @type {Position[]} */ ring) {
  const narrow = Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180);
  let twice = 0;
  ring.slice(1).forEach(([x, y], at) => {
    const [x0, y0] = /** @type {Position} */ (ring[at]);
    twice += x0 * y - x * y0;
  });
  return (twice / 2) * narrow;
}

/** The middle of the widest stretch of land on one of nine latitudes: always inside, whatever the shape. */
function middleOf(/** @type {Position[]} */ ring) {
  const ys = ring.map(([, y]) => y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const rows = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7].map((part) => low + (high - low) * part);
  const widest = rows.flatMap((y) => spans(ring, y)).sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (widest === undefined) throw new Error("a ring without a middle");
  return [(widest.from + widest.to) / 2, widest.y];
}

function spans(/** @type {Position[]} */ ring, /** @type {number} */ y) {
  const xs = ring.slice(1).flatMap(([x1, y1], at) => {
    const [x0, y0] = /** @type {Position} */ (ring[at]);
    return y0 <= y === y1 <= y ? [] : [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)];
  });
  xs.sort((a, b) => a - b);
  return xs.flatMap((from, at) => (at % 2 === 0 ? [{ y, from, to: xs[at + 1] ?? from }] : []));
}
