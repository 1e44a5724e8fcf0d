/** Places and radii fall where the projection has them. */
import { describe, expect, it } from "vitest";
import { latitudeOf, mercatorLength, mercatorX, mercatorY, worldSize } from "./mercator";

describe("the projection", () => {
  it("has the middle of the earth in the middle, and the edges at the edges", () => {
    expect([mercatorX(0), mercatorY(0)]).toEqual([0.5, 0.5]);
    expect([mercatorX(-180), mercatorX(180)]).toEqual([0, 1]);
    expect(mercatorY(85.051129)).toBeCloseTo(0, 6);
    expect(mercatorY(90)).toBe(mercatorY(85.051129));
  });

  it("comes back from a latitude to it", () => {
    for (const latitude of [-60, 0, 36.2, 71])
      expect(latitudeOf(mercatorY(latitude))).toBeCloseTo(latitude, 9);
  });

  it("knows a pixel of the equator at zoom 0: 78 km", () => {
    expect(1 / (mercatorLength(1, 0) * worldSize(0))).toBeCloseTo(78_271.5, 0);
  });

  it("draws 13 km at Aleppo and zoom 7 as 26 pixels", () => {
    expect(mercatorLength(13_000, 36.2) * worldSize(7)).toBeCloseTo(26.3, 1);
  });

  it("is off by less than 1.5 in 100 at the edge of 50 km, up to 60 degrees", () => {
    const kilometresADegree = 40_075.016686 / 360;
    for (const latitude of [0, 36, 60]) {
      const drawn = mercatorLength(50_000, latitude);
      const edge = mercatorY(latitude) - mercatorY(latitude + 50 / kilometresADegree);
      expect(Math.abs(edge / drawn - 1)).toBeLessThan(0.015);
    }
  });
});
