/** What is counted fast, by bins and by steps, is what is counted plainly, row by row. */
import { describe, expect, it } from "vitest";
import { bytesOf, type Row } from "../../../tests/made/points";
import { numbersFrom, rowsFrom } from "../../../tests/made/random";
import type { Days } from "../../address/address";
import { type Points, readPoints } from "../../api/points";
import { type Shows, showsOf } from "../brush/shows";
import { binsOf } from "./bins";
import { Count } from "./count";
import { Levels } from "./levels";
import { discCounts, hasAny, spotCounts, tallyOf } from "./tally";

const ALL_SHOWN = { acts: [], classes: [] };

function touches({ days: [first, last] }: Row, window: Days | null): boolean {
  if (window === null) return true;
  if (first === null && last === null) return false;
  return (
    (first ?? Number.NEGATIVE_INFINITY) <= window.last && window.first <= (last ?? Number.POSITIVE_INFINITY)
  );
}

/** Counts plainly: rows in view by place, uncertainty, class and act. */
function plainly(rows: readonly Row[], window: Days | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows.filter((one) => touches(one, window))) {
    const key = `${row.at} ${row.class} ${row.act}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Names what the bins count in the same words. */
function byName(points: Points, bins: ReturnType<typeof binsOf>, count: Count): Map<string, number> {
  const { west, south, uncertaintyKm, binsFrom } = bins.spots;
  const counts = new Map<string, number>();
  for (let bin = 0; bin < bins.count; bin++) {
    const spot = binsFrom.findLastIndex((from) => from <= bin);
    const at = bin < bins.unplaced ? null : [west[spot], south[spot], uncertaintyKm[spot]];
    const words = `${points.classes[bins.class[bin] ?? 0]} ${points.acts[bins.act[bin] ?? 0]}`;
    const n = count.ofBin[bin] ?? 0;
    if (n > 0) counts.set(`${at} ${words}`, n);
  }
  return counts;
}

function sorted(counts: Map<string, number>) {
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}

describe("the counts of a window of days", () => {
  it.each([1, 2, 3])("are those of its rows, whichever way the window came (%i)", (seed) => {
    const rows = rowsFrom(seed, 400, 20);
    const points = readPoints(bytesOf(rows));
    const bins = binsOf(points);
    const count = new Count(points, bins);
    const random = numbersFrom(seed);
    expect(sorted(byName(points, bins, count))).toEqual(sorted(plainly(rows, null)));
    for (let turn = 0; turn < 60; turn++) {
      const first = random(30);
      const window = random(8) === 0 ? null : { first, last: first + random(12) };
      count.turnTo(window);
      expect(sorted(byName(points, bins, count))).toEqual(sorted(plainly(rows, window)));
    }
  });

  it("leave out an incident without a day unless all days are in view, and tell of it", () => {
    const rows: Row[] = [{ days: [null, null], at: [371, 362, 13], act: "shelling", class: "minor" }];
    const points = readPoints(bytesOf(rows));
    const bins = binsOf(points);
    const count = new Count(points, bins);
    const tally = () => tallyOf(bins, count, showsOf(points, ALL_SHOWN));
    expect(tally()).toMatchObject({ placed: 1, undated: 1 });
    count.turnTo({ first: 0, last: 99_999 });
    expect(tally()).toMatchObject({ placed: 0, undated: 1 });
    count.turnTo(null);
    expect(tally()).toMatchObject({ placed: 1, undated: 1 });
  });

  it("are none where there are no incidents", () => {
    const points = readPoints(bytesOf([]));
    const bins = binsOf(points);
    const count = new Count(points, bins);
    count.turnTo({ first: 3, last: 4 });
    expect(tallyOf(bins, count, showsOf(points, ALL_SHOWN))).toMatchObject({ placed: 0, unplaced: 0 });
    expect(new Levels(bins.spots).at(1000).count).toBe(0);
  });
});

describe("what is taken off", () => {
  const rows = rowsFrom(5, 300, 10);
  const points = readPoints(bytesOf(rows));
  const bins = binsOf(points);
  const count = new Count(points, bins);
  const without = { acts: ["shelling"], classes: ["minor", "grave"] };
  const shows: Shows = showsOf(points, without);
  const kept = rows.filter((row) => !without.acts.includes(row.act) && !without.classes.includes(row.class));

  it("is neither drawn nor counted among what has no place", () => {
    const tally = tallyOf(bins, count, shows);
    expect(tally.placed).toBe(kept.filter((row) => row.at !== null).length);
    expect(tally.unplaced).toBe(kept.filter((row) => row.at === null).length);
    expect(tally.undated).toBe(kept.filter(({ days: [a, b] }) => a === null && b === null).length);
  });

  it("keeps its own number in the legend", () => {
    const tally = tallyOf(bins, count, shows);
    const grave = rows.filter((row) => row.class === "grave" && row.act !== "shelling").length;
    expect(tally.classes[points.classes.indexOf("grave")]).toBe(grave);
    const shelling = rows.filter((row) => row.act === "shelling" && !/minor|grave/.test(row.class)).length;
    expect(tally.acts[points.acts.indexOf("shelling")]).toBe(shelling);
  });

  it("is in no disc", () => {
    const counts = spotCounts(bins, count, shows);
    const { west, south, uncertaintyKm } = bins.spots;
    const classes = points.classes.length;
    for (let spot = 0; spot < bins.spots.count; spot++) {
      const at = `${west[spot]},${south[spot]},${uncertaintyKm[spot]}`;
      const here = kept.filter((row) => String(row.at) === at);
      const plain = points.classes.map((word) => here.filter((row) => row.class === word).length);
      expect([...counts.subarray(spot * classes, (spot + 1) * classes)]).toEqual(plain);
      expect(hasAny(counts, spot, classes)).toBe(here.length > 0);
    }
  });
});

describe("discs of cells drawn together", () => {
  const points = readPoints(bytesOf(rowsFrom(9, 300, 10)));
  const bins = binsOf(points);
  const levels = new Levels(bins.spots);
  const shows = showsOf(points, ALL_SHOWN);

  it.each([1, 2, 5, 11])("reach as far as every disc in them, with blocks of 2^%i cells", (step) => {
    const level = levels.level(step);
    const exact = levels.level(0);
    const at = (one: typeof level, disc: number) => [
      one.x[disc] ?? 0,
      one.y[disc] ?? 0,
      one.radius[disc] ?? 0,
    ];
    for (let spot = 0; spot < bins.spots.count; spot++) {
      const [x = 0, y = 0, reach = 0] = at(exact, exact.ofSpot[spot] ?? 0);
      const [midX = 0, midY = 0, radius = 0] = at(level, level.ofSpot[spot] ?? 0);
      expect(Math.hypot(x - midX, y - midY) + reach).toBeLessThanOrEqual(radius * (1 + 1e-9));
    }
  });

  it("are one for each spot where there is room for them", () => {
    expect(levels.at(512 * 2 ** 6).count).toBe(bins.spots.count);
  });

  it("are fewer the farther the map is, and never so many that they hide each other", () => {
    const dense: Row[] = Array.from({ length: 3600 }, (_, n) => ({
      days: [0, 0],
      at: [360 + (n % 60), 325 + Math.floor(n / 60), 13],
      act: "shelling",
      class: "minor",
    }));
    const many = new Levels(binsOf(readPoints(bytesOf(dense))).spots);
    const counts = [10, 9, 8, 7, 6, 5, 4, 0].map((zoom) => many.at(512 * 2 ** zoom).count);
    expect(counts[0]).toBe(3600);
    expect([...counts].sort((a, b) => b - a)).toEqual(counts);
    expect(counts.at(-1)).toBeLessThan(600);
  });

  it("have what all their spots have", () => {
    const spots = spotCounts(bins, new Count(points, bins), shows);
    const { ofSpot, count } = levels.level(1);
    const classes = points.classes.length;
    const drawn = discCounts(ofSpot, count, spots, classes);
    const plain = new Uint32Array(count * classes);
    spots.forEach((n, at) => {
      const to = (ofSpot[Math.floor(at / classes)] ?? 0) * classes + (at % classes);
      plain[to] = (plain[to] ?? 0) + n;
    });
    expect([...drawn]).toEqual([...plain]);
    expect(drawn.reduce((a, b) => a + b)).toBe(spots.reduce((a, b) => a + b));
  });
});
