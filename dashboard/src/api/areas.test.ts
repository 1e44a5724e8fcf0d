/** Areas are read as far as they can be drawn, and those that cannot are told of all the same. */
import { describe, expect, it } from "vitest";
import { readAreas } from "./areas";

const ring = [
  [36, 33],
  [37, 33],
  [37, 34],
  [36, 33],
];
const feature = (geometry: unknown, said: object = {}) => ({
  type: "Feature",
  geometry,
  properties: { id: "a", name: "A", approximate: true, undefined: null, ...said },
});
const answer = (...features: unknown[]) => ({ type: "FeatureCollection", features });

describe("areas", () => {
  it("are drawn where they have a line, and named with why where they have none", () => {
    const drawn = feature({ type: "Polygon", coordinates: [ring] });
    const open = feature(null, { id: "b", approximate: false, undefined: "never agreed" });
    expect(readAreas(answer(drawn, open))).toEqual([
      { id: "a", name: "A", approximate: true, undefined: null, geometry: drawn.geometry },
      { id: "b", name: "A", approximate: false, undefined: "never agreed", geometry: null },
    ]);
  });

  it.each([
    [null],
    ["<html>"],
    [{ features: {} }],
    [answer(null)],
    [answer(feature({ type: "Polygon", coordinates: ring }))],
    [answer(feature({ type: "Polygon", coordinates: [[["36", 33]]] }))],
    [answer(feature({ type: "Point", coordinates: [36, 33] }))],
    [answer(feature(null, { name: 7 }))],
  ])("are not made of %j", (bytes) => {
    expect(readAreas(bytes)).toBeNull();
  });
});
