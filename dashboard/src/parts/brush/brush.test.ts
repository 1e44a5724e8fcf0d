/** The days under the map: every incident is counted on every day it touches, and a window stays within the days. */
import { describe, expect, it } from "vitest";
import { bytesOf, CLASSES, type Row } from "../../../tests/made/points";
import { rowsFrom } from "../../../tests/made/random";
import { readPoints } from "../../api/points";
import { countDays, daysToDraw } from "./day_counts";
import { between, movedBy, played, withEdge, within } from "./days";
import { showsOf } from "./shows";

const one = (days: Row["days"], of: Row["class"] = "minor"): Row => ({
  days,
  at: null,
  act: "shelling",
  class: of,
});

function counted(rows: readonly Row[], days: { first: number; last: number }, off: readonly string[] = []) {
  const points = readPoints(bytesOf(rows));
  return countDays(points, showsOf(points, { acts: [], classes: off }), days);
}

describe("days", () => {
  it("have an incident of several days each", () => {
    const counts = counted([one([0, 2]), one([1, 1]), one([2, 2], "grave")], { first: 0, last: 3 });
    expect([...(counts.byClass[CLASSES.indexOf("minor")] ?? [])]).toEqual([1, 2, 1, 0]);
    expect([...(counts.byClass[CLASSES.indexOf("grave")] ?? [])]).toEqual([0, 0, 1, 0]);
    expect(counts).toMatchObject({ several: 1, most: 2 });
  });

  it("tell apart what touches none of them", () => {
    const rows = [one([-30, -20]), one([9, 9]), one([null, null]), one([null, 0]), one([3, null])];
    const counts = counted(rows, { first: -2, last: 4 });
    expect(counts).toMatchObject({ earlier: 1, later: 1, undated: 1, several: 2 });
    expect([...(counts.byClass[CLASSES.indexOf("minor")] ?? [])]).toEqual([1, 1, 1, 0, 0, 1, 1]);
  });

  it("leave out what was taken off", () => {
    expect(counted([one([0, 0]), one([0, 0], "grave")], { first: 0, last: 0 }, ["minor"])).toMatchObject({
      most: 1,
      several: 0,
    });
  });

  it("count as a plain count does", () => {
    const rows = rowsFrom(4, 500, 12);
    const days = { first: -5, last: 11 };
    const { byClass } = counted(rows, days);
    for (let day = days.first; day <= days.last; day++) {
      const plain = rows.filter(({ class: of, days: [first, last] }) => {
        const known = first !== null || last !== null;
        return of === "grave" && known && (first ?? -99) <= day && day <= (last ?? 99);
      });
      expect(byClass[CLASSES.indexOf("grave")]?.[day - days.first]).toBe(plain.length);
    }
  });

  it("before the agreement are drawn only as far as something was reported, and not for ever", () => {
    const drawn = (rows: readonly Row[]) => daysToDraw(readPoints(bytesOf(rows)), 21);
    expect(drawn([one([null, null]), one([3, 3])])).toEqual({ first: 0, last: 21 });
    expect(drawn([one([-3, -3])])).toEqual({ first: -3, last: 21 });
    expect(drawn([one([-900, 2])])).toEqual({ first: -14, last: 21 });
  });
});

describe("the window", () => {
  const days = { first: 2, last: 4 };

  it("is all days where none is chosen, and stays within them", () => {
    expect(within(null, 9)).toEqual({ first: 0, last: 9 });
    expect(within({ first: 3, last: 40 }, 9)).toEqual({ first: 3, last: 9 });
    expect(within({ first: 30, last: 40 }, 9)).toEqual({ first: 9, last: 9 });
  });

  it("moves as a whole as far as there is room", () => {
    expect(movedBy(days, 3, 9)).toEqual({ first: 5, last: 7 });
    expect(movedBy(days, 30, 9)).toEqual({ first: 7, last: 9 });
    expect(movedBy(days, -30, 9)).toEqual({ first: 0, last: 2 });
  });

  it("moves by an edge, which takes the other along when they meet", () => {
    expect(withEdge(days, "first", 3, 9)).toEqual({ first: 3, last: 4 });
    expect(withEdge(days, "first", 7, 9)).toEqual({ first: 7, last: 7 });
    expect(withEdge(days, "last", 0, 9)).toEqual({ first: 0, last: 0 });
    expect(withEdge(days, "last", 70, 9)).toEqual({ first: 2, last: 9 });
  });

  it("is drawn from either end", () => {
    expect(between(6, 3, 9)).toEqual({ first: 3, last: 6 });
    expect(between(-4, 12, 9)).toEqual({ first: 0, last: 9 });
  });

  it("is played to the end and begins again, as long as before", () => {
    expect(played(days, 9)).toEqual({ first: 3, last: 5 });
    expect(played({ first: 7, last: 9 }, 9)).toEqual({ first: 0, last: 2 });
  });
});
