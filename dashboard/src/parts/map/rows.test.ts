/** The rows of a list stand where the server's own list has them. */
import { describe, expect, it } from "vitest";
import { bytesOf, type Row } from "../../../tests/made/points";
import { rowsFrom } from "../../../tests/made/random";
import { readPoints } from "../../api/points";
import { showsOf } from "../brush/shows";
import { listed, rangesOf } from "./rows";

const rows: Row[] = [
  { days: [null, null], at: [371, 362, 13], act: "shelling", class: "minor" },
  { days: [0, 0], at: null, act: "aid-denied", class: "undetermined" },
  { days: [1, 3], at: [371, 362, 13], act: "shelling", class: "grave" },
  { days: [2, 2], at: [371, 362, 33], act: "air-strike", class: "grave" },
  { days: [2, null], at: [370, 362, 13], act: "shelling", class: "minor" },
];
const points = readPoints(bytesOf(rows));
const all = showsOf(points, { acts: [], classes: [] });
const here = { west: 371, south: 362 };

describe("a list", () => {
  it("of a place holds what may have been there on these days", () => {
    const found = listed(points, all, "at-place", { days: { first: 2, last: 2 }, place: here });
    expect(found).toMatchObject({ found: 2, rows: [2, 3], ranks: [0, 1] });
  });

  it("keeps the server's ranks where some are taken off", () => {
    const shows = showsOf(points, { acts: ["shelling"], classes: [] });
    expect(listed(points, shows, "at-place", { days: null, place: here })).toMatchObject({
      found: 3,
      rows: [3],
      ranks: [2],
    });
  });

  it("of what has no place, and of what has no day", () => {
    const asked = { days: null, place: null };
    expect(listed(points, all, "without-place", asked)).toMatchObject({ found: 5, rows: [1] });
    expect(listed(points, all, "without-day", asked)).toMatchObject({ found: 5, rows: [0] });
  });
});

describe("ranges of the server's list", () => {
  it("hold every rank that is wanted, and none is too long", () => {
    const shown = readPoints(bytesOf(rowsFrom(3, 900, 10)));
    const { ranks } = listed(shown, showsOf(shown, { acts: [], classes: ["grave"] }), "without-place", {
      days: null,
      place: null,
    });
    const ranges = rangesOf(ranks, 50);
    const covered = new Set(
      ranges.flatMap(({ after, limit }) => Array.from({ length: limit }, (_, n) => after + n)),
    );
    expect(ranks.filter((rank) => !covered.has(rank))).toEqual([]);
    expect(ranges.every(({ limit }) => limit <= 50)).toBe(true);
    expect(ranges.length).toBeLessThan(ranks.length / 4);
  });

  it("are short where the wanted stand far apart", () => {
    expect(rangesOf([0, 5000], 500)).toEqual([
      { after: 0, limit: 1 },
      { after: 5000, limit: 1 },
    ]);
    expect(rangesOf([], 500)).toEqual([]);
  });
});
