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
import { classesAt, discMasks, spotMasks, tallyOf } from "./tally";

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
    expect(new Levels(bins.spots).at(10).count).toBe(0);
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
    const masks = spotMasks(bins, count, shows);
    const { west, south, uncertaintyKm } = bins.spots;
    masks.forEach((mask, spot) => {
      const at = `${west[spot]},${south[spot]},${uncertaintyKm[spot]}`;
      const here = kept.filter((row) => String(row.at) === at);
      const bits = new Set(here.map((row) => points.classes.indexOf(row.class)));
      expect(points.classes.map((_, n) => n).filter((n) => mask & (1 << n))).toEqual([...bits].sort());
      const classes = classesAt(bins, count, shows, spot);
      expect(classes.reduce((a, b) => a + b, 0)).toBe(here.length);
    });
  });
});

describe("discs of cells drawn together", () => {
  const points = readPoints(bytesOf(rowsFrom(9, 300, 10)));
  const bins = binsOf(points);
  const levels = new Levels(bins.spots);
  const shows = showsOf(points, ALL_SHOWN);

  it.each([6, 3, 1, 0.01])("reach as far as every disc in them, where a cell is %f pixels", (cellPx) => {
    const level = levels.at(cellPx);
    const exact = levels.at(100);
    for (let spot = 0; spot < bins.spots.count; spot++) {
      const [own = 0, drawn = 0] = [exact.ofSpot[spot], level.ofSpot[spot]];
      const at = (one: typeof level, disc: number) => [
        one.x[disc] ?? 0,
        one.y[disc] ?? 0,
        one.radius[disc] ?? 0,
      ];
      const [x = 0, y = 0, reach = 0] = at(exact, own);
      const [midX = 0, midY = 0, radius = 0] = at(level, drawn);
      expect(Math.hypot(x - midX, y - midY) + reach).toBeLessThanOrEqual(radius * (1 + 1e-9));
    }
  });

  it("are one for each spot where cells are large, and the largest come first", () => {
    const level = levels.at(6);
    expect(level.exact).toBe(true);
    expect(level.count).toBe(bins.spots.count);
    expect([...level.radius]).toEqual([...level.radius].sort((a, b) => b - a));
    expect(levels.at(5.9).exact).toBe(false);
  });

  it("have the classes of all their spots", () => {
    const masks = spotMasks(bins, new Count(points, bins), shows);
    const level = levels.at(1);
    const drawn = discMasks(level, masks);
    const union = (all: Uint32Array) => all.reduce((a, b) => a | b, 0);
    expect(union(drawn)).toBe(union(masks));
    masks.forEach((mask, spot) => {
      expect((drawn[level.ofSpot[spot] ?? 0] ?? 0) & mask).toBe(mask);
    });
  });
});
