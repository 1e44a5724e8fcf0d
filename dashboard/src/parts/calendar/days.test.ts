/** The day axis: what is drawn of very many days, months, sheets of paper, and what is marked on which day. */
import { describe, expect, it } from "vitest";
import type { components } from "../../api/schema";
import { type Day, daysInView, drawnColumns, holding, marksOf, monthsOf, onPaper } from "./days";

/** Days from 7 in the evening, as in Damascus. */
function days(first: string, count: number): Day[] {
  const at = (n: number) =>
    new Date(Date.parse(`${first}T00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, n) => ({
    day_number: n,
    day: at(n),
    starts: `${at(n)}T19:00+03:00`,
    ends: `${at(n + 1)}T19:00+03:00`,
  }));
}

describe("the window of days", () => {
  it("is all of them, or those that the address names", () => {
    const all = days("2016-09-12", 22);
    expect(daysInView(all, null)).toHaveLength(22);
    expect(daysInView(all, { first: 5, last: 900 }).map((day) => day.day_number)[0]).toBe(5);
    expect(daysInView(all, { first: 30, last: 40 })).toEqual([]);
  });

  it("draws what is in sight and a little beside it, of a thousand days", () => {
    const { first, last } = drawnColumns(16_000, 900, 33, 1000);
    const inSight = [Math.floor(16_000 / 33), Math.ceil(16_900 / 33)];
    expect(first).toBeLessThan(inSight[0] ?? 0);
    expect(last).toBeGreaterThan(inSight[1] ?? 0);
    expect(last - first).toBeLessThan(60);
  });

  it("does not change while a few pixels are scrolled", () => {
    const stretches = Array.from({ length: 30 }, (_, px) =>
      JSON.stringify(drawnColumns(5_000 + px, 900, 33, 1000)),
    );
    expect(new Set(stretches).size).toBeLessThanOrEqual(2);
  });

  it("holds every day in sight at every place, and never leaves the days there are", () => {
    for (let scrolled = 0; scrolled <= 33 * 1000; scrolled += 97) {
      const { first, last } = drawnColumns(scrolled, 700, 33, 1000);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThan(1000);
      expect(first).toBeLessThanOrEqual(Math.min(999, Math.floor(scrolled / 33)));
      expect(last).toBeGreaterThanOrEqual(Math.min(999, Math.ceil((scrolled + 700) / 33) - 1));
    }
  });

  it("draws few days whole, and none where there are none", () => {
    expect(drawnColumns(0, 900, 33, 22)).toEqual({ first: 0, last: 21 });
    expect(drawnColumns(0, 0, 33, 0)).toEqual({ first: 0, last: -1 });
    expect(drawnColumns(99_999, 900, 33, 22).last).toBe(21);
  });

  it("moves to a day that the keyboard asks for", () => {
    const drawn = { first: 0, last: 39 };
    expect(holding(drawn, 20, 1000)).toBe(drawn);
    const end = holding(drawn, 999, 1000);
    expect(end.last).toBe(999);
    expect(end.first).toBeLessThan(999);
    expect(end.last - end.first).toBeLessThan(60);
  });
});

describe("heads and sheets", () => {
  it("names each month over its days", () => {
    expect(monthsOf(days("2016-09-28", 5))).toEqual([
      { day: "2016-09-28", days: 3 },
      { day: "2016-10-01", days: 2 },
    ]);
  });

  it("cuts days into sheets and leaves none out", () => {
    expect(onPaper(50, 22)).toEqual([
      { first: 0, last: 21 },
      { first: 22, last: 43 },
      { first: 44, last: 49 },
    ]);
    expect(onPaper(0, 22)).toEqual([]);
  });
});

describe("marks on days", () => {
  type Given = Parameters<typeof marksOf>[1];
  const clock = (resetBy: string | null): components["schemas"]["ClockDayView"] => ({
    day: "2016-09-14",
    day_number: 2,
    incidents: [],
    reset_by: resetBy,
    run: 0,
    state: "broken",
  });
  const answer = (ends: string[], horizons: { at: string; what: string }[], resets: (string | null)[] = []) =>
    ({
      case: { ends },
      gates: [{ horizons, needs: resets.map((reset) => ({ clock: [clock(reset)] })) }],
    }) as unknown as Given;
  const all = days("2016-09-12", 8);

  it("lie on the day that holds the instant, whose hours are the agreement's", () => {
    const at = "2016-09-18T23:59+03:00";
    expect(marksOf(all, answer([], [{ at, what: "declared over" }]))).toEqual([
      { is: "end", day: 6, at, says: "declared over" },
    ]);
    expect(marksOf(all, answer([], [{ at: "2016-09-18T12:00+03:00", what: "x" }]))[0]?.day).toBe(5);
  });

  it("say an end once, whether gate or terms tell of it", () => {
    const at = "2016-09-18T23:59+03:00";
    const marks = marksOf(
      all,
      answer([`An army declared an end at ${at}: said so`], [{ at, what: "declared" }]),
    );
    expect(marks.map((mark) => mark.says)).toEqual(["declared"]);
  });

  it("are told without a day where nobody gave one, or it is none of the agreement's", () => {
    const marks = marksOf(
      all,
      answer(["ended, hour not known"], [{ at: "2017-01-01T00:00+03:00", what: "late" }]),
    );
    expect(marks.map(({ day, says }) => [day, says])).toEqual([
      [null, "late"],
      [null, "ended, hour not known"],
    ]);
  });

  it("hold decisions that set a clock back, each once", () => {
    const marks = marksOf(all, answer([], [], ["s1", "s1", null]));
    expect(marks).toEqual([{ is: "decision", day: 2, at: null, says: "s1" }]);
  });
});
