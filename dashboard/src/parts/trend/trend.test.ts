/** Where days lie, how high a drawing goes, and that a day without a mean is a gap. */
import { expect, it } from "vitest";
import { dayAt, gapped, type Series, spanOf, topOf } from "./series";

const TREND = { first: "2016-02-20", last: "2016-03-10", start: "2016-02-27" };
const span = (of: Partial<typeof TREND> = {}) =>
  spanOf({ ...TREND, ...of, pairs: [], pairs_more: 0, left_out: [], note: "" });

const series = (daily: number[], mean_7: (number | null)[] = []): Series => ({
  daily,
  mean_7,
  mean_28: [],
  windows: [],
});

it("counts days over the end of a leap month", () => {
  expect(span()).toMatchObject({ days: 20, start: 7 });
  expect(dayAt(span(), 9)).toBe("2016-02-29");
  expect(dayAt(span(), 10)).toBe("2016-03-01");
});

it("leaves a start outside the days where it is", () => {
  expect(span({ start: "2016-02-01" }).start).toBe(-19);
  expect(span({ start: "2016-04-01" }).start).toBe(41);
});

it("ends its scale on the next round number, and never on nothing", () => {
  expect([[], [0], [0.3], [1], [1.1], [51]].map((daily) => topOf(series(daily)))).toEqual([
    1, 1, 0.5, 1, 2, 100,
  ]);
  expect(topOf(series([1], [null, 7]))).toBe(10);
});

it("draws no line over days without a mean", () => {
  expect(gapped([null, 1, 2, null, null, 3])).toEqual([
    [
      [1, 1],
      [2, 2],
    ],
    [[5, 3]],
  ]);
  expect(gapped([null])).toEqual([]);
});
