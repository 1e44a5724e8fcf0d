/**
 * The areas of an agreement: the GeoJSON of `/areas`, as far as a map and a list need it.
 *
 * In: the answer, of which the server's description says no more than that it is a FeatureCollection. Out: {@link Area}s.
 * Invariant: an area that is not drawn is in the list all the same, with why: an undefined one is a part of the agreement.
 */

export interface Area {
  readonly id: string;
  /** A text of strangers. */
  readonly name: string;
  /** Whether it is drawn only roughly. */
  readonly approximate: boolean;
  /** Why it has no line; `null`: it has one, or holds everywhere. */
  readonly undefined: string | null;
  /** `null`: not drawn. */
  readonly geometry: AreaGeometry | null;
}

export type AreaGeometry = Extract<
  GeoJSON.Geometry,
  { type: "Polygon" | "MultiPolygon" | "LineString" | "MultiLineString" }
>;

const DRAWN: readonly string[] = ["Polygon", "MultiPolygon", "LineString", "MultiLineString"];

/** Returns the areas in an answer; `null`: it is no FeatureCollection of areas. */
export function readAreas(answer: unknown): readonly Area[] | null {
  const features = member(answer, "features");
  if (!Array.isArray(features)) return null;
  const areas = features.map(areaIn);
  return areas.every((area) => area !== null) ? areas : null;
}

function areaIn(feature: unknown): Area | null {
  const said = member(feature, "properties");
  const id = member(said, "id");
  const name = member(said, "name");
  const why = member(said, "undefined");
  const geometry = member(feature, "geometry");
  if (typeof id !== "string" || typeof name !== "string") return null;
  if (geometry !== null && !isDrawn(geometry)) return null;
  return {
    id,
    name,
    approximate: member(said, "approximate") === true,
    undefined: typeof why === "string" ? why : null,
    geometry,
  };
}

function isDrawn(geometry: unknown): geometry is AreaGeometry {
  const type = member(geometry, "type");
  return (
    typeof type === "string" &&
    DRAWN.includes(type) &&
    isCorners(member(geometry, "coordinates"), DEPTH[type])
  );
}

/** How deep the pairs of numbers lie. */
const DEPTH: Readonly<Record<string, number>> = {
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

function isCorners(value: unknown, depth = 0): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.every((inner) => isCorners(inner, depth - 1));
  return value.length >= 2 && value.every((n) => typeof n === "number" && Number.isFinite(n));
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
