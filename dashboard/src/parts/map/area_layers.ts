/**
 * The areas of the agreement as layers of the base map: their lines, dashed where they are approximate, and their names.
 *
 * In: areas, the colours of the page. Out: sources and layers of a MapLibre style. Invariant: an approximate line is never
 * drawn like an exact one. Invariant: areas are not filled, since one may lie in another without belonging to it.
 */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Area } from "../../api/areas";
import type { Token } from "../../look/colours";

const APPROXIMATE: ExpressionSpecification = ["get", "approximate"];
const IS_LINE: ExpressionSpecification = [
  "in",
  ["geometry-type"],
  ["literal", ["LineString", "MultiLineString"]],
];

export function areaSources(areas: readonly Area[]): StyleSpecification["sources"] {
  const features = areas.flatMap(({ geometry, name, approximate }): GeoJSON.Feature[] =>
    geometry === null ? [] : [{ type: "Feature", properties: { name, approximate }, geometry }],
  );
  return { areas: { type: "geojson", data: { type: "FeatureCollection", features } } };
}

export function areaLayers(colour: (token: Token) => string): LayerSpecification[] {
  const paint = { "line-color": colour("area"), "line-width": 1.8 };
  const base = { type: "line", source: "areas" } as const;
  return [
    { ...base, id: "areas-exact", filter: ["!", APPROXIMATE], paint },
    { ...base, id: "areas-rough", filter: APPROXIMATE, paint: { ...paint, "line-dasharray": [3, 2] } },
    names("areas-named", ["!", IS_LINE], "point", colour),
    names("lines-named", IS_LINE, "line-center", colour),
  ];
}

function names(
  id: string,
  filter: ExpressionSpecification,
  placement: "point" | "line-center",
  colour: (token: Token) => string,
): LayerSpecification {
  return {
    id,
    type: "symbol",
    source: "areas",
    filter,
    layout: {
      "text-field": ["get", "name"],
      "text-size": 12,
      "text-max-width": 9,
      "symbol-placement": placement,
    },
    paint: {
      "text-color": colour("area"),
      "text-halo-color": colour("land"),
      "text-halo-width": 1.6,
    },
  };
}

/** West, south, east and north of everything that is drawn; `null`: nothing is. */
export type Bounds = readonly [number, number, number, number];

export function boundsOf(
  areas: readonly Area[],
  cells: readonly (readonly [number, number])[],
): Bounds | null {
  const corners = [...areas.flatMap(({ geometry }) => cornersIn(geometry?.coordinates)), ...cells];
  if (corners.length === 0) return null;
  const around = corners.reduce<Bounds>(
    ([west, south, east, north], [x, y]) => [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ],
    [180, 85, -180, -85],
  );
  return around;
}

/** Returns all pairs of numbers, however deep they lie. */
function cornersIn(value: unknown): (readonly [number, number])[] {
  if (!Array.isArray(value)) return [];
  const [x, y]: unknown[] = value;
  return typeof x === "number" && typeof y === "number" ? [[x, y]] : value.flatMap(cornersIn);
}
