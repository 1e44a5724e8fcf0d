/**
 * The map's style for MapLibre: sea, land, coasts, borders, those in dispute dashed, areas of the agreement, names.
 *
 * In: base_map.generated.json (made by basemap/make.mjs), areas, the colours of the page, the language. Out: a style
 * without one address in it. Names come from the browser in its own words for each code of ISO 3166, so no name is ours.
 */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Language } from "../../address/address";
import type { Area } from "../../api/areas";
import type { Token } from "../../look/colours";
import { areaLayers, areaSources } from "./area_layers";
import baseMapUrl from "./base_map.generated.json?url";

type Objects = {
  land: GeometryCollection<object> | TopologyLand;
  borders: GeometryCollection<{ disputed?: string }>;
  names: GeometryCollection<{ code: string; size: number }>;
};
type TopologyLand = { type: "MultiPolygon"; arcs: number[][][] };

export interface BaseMap {
  readonly land: GeoJSON.GeoJSON;
  readonly borders: GeoJSON.GeoJSON;
  readonly names: GeoJSON.FeatureCollection<GeoJSON.Geometry, { code: string; size: number }>;
}

export async function fetchBaseMap(signal: AbortSignal): Promise<BaseMap> {
  const answer = await fetch(baseMapUrl, { signal });
  if (!answer.ok) throw new Error(`base map: ${answer.status}`);
  const topology: Topology<Objects> = await answer.json();
  return {
    land: feature(topology, topology.objects.land),
    borders: feature(topology, topology.objects.borders),
    names: feature(topology, topology.objects.names),
  };
}

const DISPUTED: ExpressionSpecification = ["has", "disputed"];

export function styleOf(
  base: BaseMap,
  areas: readonly Area[],
  colour: (token: Token) => string,
  language: Language,
): StyleSpecification {
  const source = (data: GeoJSON.GeoJSON) => ({ type: "geojson", data, tolerance: 0.2 }) as const;
  return {
    version: 8,
    sources: {
      land: source(base.land),
      borders: source(base.borders),
      names: source(named(base.names, language)),
      ...areaSources(areas),
    },
    layers: [...ground(colour), ...lines(colour), countryNames(colour), ...areaLayers(colour)],
  };
}

function ground(colour: (token: Token) => string): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land") } },
    {
      id: "coast",
      type: "line",
      source: "land",
      paint: { "line-color": colour("coast"), "line-width": 0.7 },
    },
  ];
}

function lines(colour: (token: Token) => string): LayerSpecification[] {
  const paint = { "line-color": colour("border"), "line-width": 1.1 };
  return [
    { id: "borders", type: "line", source: "borders", filter: ["!", DISPUTED], paint },
    {
      id: "disputed",
      type: "line",
      source: "borders",
      filter: DISPUTED,
      paint: { ...paint, "line-width": 1.3, "line-dasharray": [2.5, 2] },
    },
  ];
}

/** Small countries are named once there is room for their name. */
function countryNames(colour: (token: Token) => string): LayerSpecification {
  return {
    id: "names",
    type: "symbol",
    source: "names",
    filter: [">=", ["get", "size"], ["step", ["zoom"], 9, 3, 5, 4, 2.4, 5, 1, 6, 0]],
    layout: {
      "text-field": ["get", "name"],
      "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 14],
      "text-max-width": 7,
      "text-padding": 6,
      "symbol-sort-key": ["-", 0, ["get", "size"]],
    },
    paint: {
      "text-color": colour("soft"),
      "text-halo-color": colour("land"),
      "text-halo-width": 1.5,
    },
  };
}

function named(names: BaseMap["names"], language: Language): GeoJSON.GeoJSON {
  const words = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  const name = (code: string) => words.of(new Intl.Locale(`und-${code}`).region ?? code) ?? "";
  return {
    ...names,
    features: names.features.map((one) => ({
      ...one,
      properties: { ...one.properties, name: name(one.properties.code) },
    })),
  };
}
