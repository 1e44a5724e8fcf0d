/** Small strips: days that stand alike are one run, and a day without a standing is in none. */
import { describe, expect, it } from "vitest";
import { runsOf } from "./runs";

const days = (...signs: (string | null)[]) =>
  signs.flatMap((sign, day) => (sign === null ? [] : [{ day, sign }]));

describe("runs of days", () => {
  it("join days in a row that stand alike", () => {
    expect(runsOf(days("kept", "kept", "breached", "kept"))).toEqual([
      { first: 0, last: 1, sign: "kept" },
      { first: 2, last: 2, sign: "breached" },
      { first: 3, last: 3, sign: "kept" },
    ]);
  });

  it("do not reach over a day of which nothing is said", () => {
    expect(runsOf(days("kept", null, "kept"))).toEqual([
      { first: 0, last: 0, sign: "kept" },
      { first: 2, last: 2, sign: "kept" },
    ]);
  });

  it("are none where nothing is said", () => {
    expect(runsOf([])).toEqual([]);
  });
});
