/** Periods, groups and the pair that is proposed. */
import { describe, expect, it } from "vitest";
import { byUnit, type Entry, hostOf, type Ledger, narrowedTo, oddSums, viewOf } from "./ledger";
import { around, daysOf, stretchOf, touches } from "./periods";
import { laidTo, replaced, rivalsOf } from "./rivals";

const MINUTES = 60_000;
const at = (instant: string) => Date.parse(`${instant}Z`) / MINUTES;

function entry(report: string, period: string, over: Partial<Entry> = {}): Entry {
  const plain = { count: 1, count_is: "exact", accused: [], accused_groups: [], breakdown: [] } as const;
  return { report, period, period_text: period, ...plain, sum: "no-parts", ...over } as Entry;
}

function ledger(source: string, unit: string, entries: readonly Entry[]): Ledger {
  return { source, source_name: source, speaks_for: "no side", unit, entries: [...entries] };
}

describe("a period", () => {
  it("lasts until its last day is over", () => {
    expect(stretchOf("2016-09-12/2016-09-13")).toEqual({
      from: at("2016-09-12T00:00"),
      to: at("2016-09-14T00:00"),
    });
    expect(stretchOf("2016-09")).toEqual({ from: at("2016-09-01T00:00"), to: at("2016-10-01T00:00") });
  });

  it("is read by the clock on the wall", () => {
    expect(stretchOf("2016-09-12T19:00+03:00/2016-09-19T23:59+03:00")).toEqual({
      from: at("2016-09-12T19:00"),
      to: at("2016-09-19T23:59"),
    });
  });

  it.each(["", "soon", "2016-13", "2016-02-30", "2016-09-13/2016-09-12", "../2016-09-12", "2016/2017/2018"])(
    "that cannot be read has no stretch: %s",
    (period) => expect(stretchOf(period)).toBeNull(),
  );

  it("touches what it overlaps, and not what begins when it ends", () => {
    const [day, next] = [stretchOf("2016-09-12"), stretchOf("2016-09-13")];
    if (day === null || next === null) throw new Error("both are days");
    expect(touches(day, next)).toBe(false);
    expect(touches(day, day)).toBe(true);
    expect(daysOf(around([day, next]) ?? day)).toEqual(["2016-09-12", "2016-09-13"]);
  });

  it("of a thousand years names no more days than asked", () => {
    expect(daysOf({ from: 0, to: 1440 * 365_000 }, 10)).toHaveLength(10);
  });
});

describe("ledgers", () => {
  const own = [
    ledger("a", "truce violations", [entry("1", "2016-09-12"), entry("2", "2016-09-20"), entry("3", "soon")]),
    ledger("b", "breaches", [entry("4", "2016-09-12", { sum: "does-not-add-up", parts_come_to: 3 })]),
  ];

  it("are narrowed by unit, source and days; what has no stretch stays", () => {
    const view = stretchOf("2016-09-12");
    const all = { unit: null, teller: null };
    expect(narrowedTo(own, all, view)[0]?.entries.map(({ report }) => report)).toEqual(["1", "3"]);
    expect(narrowedTo(own, { unit: "breaches", teller: null }, null).map(({ source }) => source)).toEqual([
      "b",
    ]);
    expect(narrowedTo(own, { unit: "breaches", teller: "a" }, null)).toEqual([]);
  });

  it("are grouped as they come, and odd sums are counted", () => {
    expect([...byUnit(own).keys()]).toEqual(["truce violations", "breaches"]);
    expect(oddSums(own)).toBe(1);
  });

  it("follow the days of the agreement, from its own hour", () => {
    const day = (n: number) => ({
      day_number: n,
      day: "",
      starts: `2016-09-${12 + n}T19:00+03:00`,
      ends: `2016-09-${13 + n}T19:00+03:00`,
    });
    expect(viewOf({ first: 0, last: 1 }, [day(0), day(1)])).toEqual({
      from: at("2016-09-12T19:00"),
      to: at("2016-09-14T19:00"),
    });
    expect(viewOf({ first: 0, last: 9 }, [day(0)])).toBeNull();
  });
});

describe("the pair that is proposed", () => {
  const to = (party: string, report: string, count = 1) =>
    entry(report, "2016-09-12", { accused_groups: [party], count });
  const many = ledger("x", "truce violations", [to("opposition", "1"), to("opposition", "2")]);
  const few = ledger("y", "truce violations", [to("opposition", "3", 9_999)]);
  const same = ledger("x", "shellings", [to("government", "4")]);
  const rival = ledger("z", "breaches", [to("government", "5"), to("government", "6")]);
  const all = [few, many, same, rival];

  it("goes by how many tallies there are, never by their numbers, and takes two sources", () => {
    expect(rivalsOf(all, ["government", "opposition"], []).map(({ source }) => source)).toEqual(["z", "x"]);
    expect(rivalsOf([many, same], ["opposition", "government"], [])).toEqual([many]);
  });

  it("is the reader's where the address names one that there is", () => {
    expect(rivalsOf(all, [], ["y~truce violations", "z~breaches"])).toEqual([few, rival]);
    expect(rivalsOf(all, ["government"], ["nobody~nothing"])).toEqual([rival]);
    expect(replaced([few, rival], 1, "x~shellings")).toEqual(["y~truce violations", "x~shellings"]);
  });

  it("takes a tally laid to several for one that is laid to each", () => {
    const both = ledger("w", "breaches", [entry("7", "2016-09-12", { accused_groups: ["a", "b"] })]);
    expect([laidTo("a", both), laidTo("c", both)]).toEqual([1, 0]);
  });
});

it("only what a browser can follow has a host", () => {
  expect(hostOf("https://example.org/a?b")).toBe("example.org");
  expect(hostOf("javascript:alert(1)")).toBeNull();
  expect(hostOf("no address")).toBeNull();
});
