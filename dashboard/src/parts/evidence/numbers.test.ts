/** Numbers of the evidence: ranges that invent nothing, dates whose ends are the first instant after, walking a list. */
import { describe, expect, it } from "vitest";
import { besideIn, datesOf, pagesOf, rangeOf } from "./numbers";

describe("people", () => {
  it("are a range where accounts differ, one number where they agree", () => {
    expect(rangeOf({ careful: 35, full: 45 })).toEqual({ is: "range", careful: 35, full: 45 });
    expect(rangeOf({ careful: 9, full: 9 })).toEqual({ is: "one", n: 9 });
  });

  it("are not stated where no account states them, and zero only where one says zero", () => {
    expect(rangeOf({ careful: null, full: null })).toEqual({ is: "not-stated" });
    expect(rangeOf({})).toEqual({ is: "not-stated" });
    expect(rangeOf({ careful: 0, full: 0 })).toEqual({ is: "one", n: 0 });
    expect(rangeOf({ careful: 0, full: 12 })).toEqual({ is: "range", careful: 0, full: 12 });
  });

  it("are what is stated where only one count has a number", () => {
    expect(rangeOf({ careful: null, full: 7 })).toEqual({ is: "one", n: 7 });
    expect(rangeOf({ careful: 7, full: null })).toEqual({ is: "one", n: 7 });
  });
});

describe("dates", () => {
  it("end on the last day of the span, not on the instant after it", () => {
    expect(datesOf("2016-09-05T00:00+03:00", "2016-09-06T00:00+03:00")).toEqual({
      first: "2016-09-05",
      last: "2016-09-05",
    });
    expect(datesOf("2016-09-12T19:00+03:00", "2016-09-19T19:01+03:00").last).toBe("2016-09-19");
    expect(datesOf("2016-12-31T23:00+03:00", "2017-01-01T00:00+03:00").last).toBe("2016-12-31");
  });

  it("stay unknown where an edge is", () => {
    expect(datesOf(null, "2016-09-06T00:00+03:00")).toEqual({ first: null, last: "2016-09-05" });
    expect(datesOf(undefined, null)).toEqual({ first: null, last: null });
    expect(datesOf("some day", "later")).toEqual({ first: null, last: null });
  });
});

describe("walking the list", () => {
  const ids = ["a", "b", "c"];

  it("knows what is beside an incident, and its place in the whole list", () => {
    expect(besideIn(ids, 40, "b")).toEqual({ at: 42, before: "a", next: "c" });
    expect(besideIn(ids, 0, "a")).toEqual({ at: 1, before: null, next: "b" });
    expect(besideIn(ids, 0, "c")).toEqual({ at: 3, before: "b", next: null });
  });

  it("says nothing of an incident that is not listed", () => {
    expect(besideIn(ids, 0, "z")).toBeNull();
    expect(besideIn([], 0, "a")).toBeNull();
  });

  it("turns pages to both ends and no further", () => {
    expect(pagesOf(142, 0, 20, 20)).toEqual({ from: 1, to: 20, before: null, next: 20 });
    expect(pagesOf(142, 140, 2, 20)).toEqual({ from: 141, to: 142, before: 120, next: null });
    expect(pagesOf(142, 5, 20, 20)).toEqual({ from: 6, to: 25, before: 0, next: 25 });
    expect(pagesOf(20, 0, 20, 20).next).toBeNull();
  });

  it("leads back from a page that an address names and the list does not have", () => {
    expect(pagesOf(10, 500, 0, 20)).toEqual({ from: 0, to: 0, before: 0, next: null });
  });
});
