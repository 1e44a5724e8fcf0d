/** Which days can be chosen, which sources are found, and what another reading changes. */
import { describe, expect, it } from "vitest";
import { DEFAULT_READING } from "../../address/address";
import { isPossible, readingOf, sourceOf } from "../../loaded/readings";
import { boundsOf, localDate, plusDays, stepFrom } from "./days";
import { daysThatDiffer, turnedGates } from "./difference";
import { matching } from "./matching";

describe("as known on", () => {
  const bounds = boundsOf("2016-09-12T19:00+03:00", "2026-11-23");

  it("can be any day from the agreement's first to today", () => {
    expect(bounds).toEqual({ first: "2016-09-12", last: "2026-11-23" });
    expect(boundsOf("2030-01-01T00:00+02:00", "2026-11-23")).toEqual({
      first: "2030-01-01",
      last: "2030-01-01",
    });
  });

  it("steps a day at a time over the ends of months and years, and not out of bounds", () => {
    expect(stepFrom("2016-09-30", 1, bounds)).toBe("2016-10-01");
    expect(stepFrom("2017-01-01", -1, bounds)).toBe("2016-12-31");
    expect(stepFrom("2016-09-12", -1, bounds)).toBeNull();
    expect(stepFrom("2026-11-23", 1, bounds)).toBeNull();
  });

  it("comes back to the nearer bound from a day far outside", () => {
    expect(stepFrom("2016-01-01", 1, bounds)).toBe("2016-09-12");
    expect(stepFrom("2016-01-01", -1, bounds)).toBeNull();
    expect(stepFrom("2031-01-01", -1, bounds)).toBe("2026-11-23");
  });

  it("counts days by the calendar, not by hours", () => {
    expect(plusDays("2016-02-28", 1)).toBe("2016-02-29");
    expect(plusDays("2016-03-27", 1)).toBe("2016-03-28");
    expect(localDate(new Date(2026, 10, 3, 23, 59))).toBe("2026-11-03");
  });
});

describe("a source", () => {
  const source = (id: string, name: string, speaks_for: string) => ({
    id,
    name,
    speaks_for,
    grade: "F",
    reports_used: 0,
    reports_unreviewed: 0,
    verifies: false,
  });
  const all = [
    source("sohr", "Syrian Observatory for Human Rights", "no side"),
    source("mod-ru", "Министерство обороны", "Russian Federation"),
    source("alalam", "قناة العالَم", "not known"),
  ];
  const found = (typed: string) => matching(all, typed).map(({ id }) => id);

  it("is found by parts of its name, its id or its side, whatever the case", () => {
    expect(found("")).toEqual(["sohr", "mod-ru", "alalam"]);
    expect(found("OBSERV human")).toEqual(["sohr"]);
    expect(found("mod-")).toEqual(["mod-ru"]);
    expect(found("federation")).toEqual(["mod-ru"]);
    expect(found("observatory federation")).toEqual([]);
  });

  it("is found without accents and vowel signs", () => {
    expect(found("العالم")).toEqual(["alalam"]);
    expect(found("МИНИСТЕРСТВО")).toEqual(["mod-ru"]);
  });
});

describe("a reading", () => {
  it("of one source can be claimed or verified, never corroborated", () => {
    const one = { ...DEFAULT_READING, sources: "one:ap" as const };
    expect(isPossible(one)).toBe(false);
    expect(isPossible({ ...one, strength: "claimed" })).toBe(true);
    expect(isPossible({ ...one, strength: "verified" })).toBe(true);
    expect(isPossible(DEFAULT_READING)).toBe(true);
  });

  it("is the same in an answer and in the address", () => {
    const view = { strength: "claimed", exclusion: "strict", counts: "full", text: "" } as const;
    const read = readingOf({ ...view, sources: "one", source: "ap" });
    expect(read).toEqual({ sources: "one:ap", strength: "claimed", exclusion: "strict", counts: "full" });
    expect(sourceOf(read)).toBe("ap");
    expect(sourceOf(readingOf({ ...view, sources: "independent", source: null }))).toBeNull();
  });
});

describe("what another reading changes", () => {
  const gate = (phase: string, answer: "met" | "not_met" | "undetermined") => ({
    phase,
    name: phase.toUpperCase(),
    answer,
    answer_by_decision: null,
    blockers: [],
    horizons: [],
    needs: [],
    robust: false,
    sentence: "",
    turned_by: [],
    variations_tried: 0,
    variations_with_evidence: 0,
  });
  const row = (party: string, ...standings: ("kept" | "breached" | "undetermined")[]) => ({
    provision: "no-attack",
    party,
    area: "syria",
    cells: standings.map((standing, day_number) => ({ day_number, standing, incidents: 0, reason: "quiet" })),
  });

  it("is each gate that answers otherwise, with both answers", () => {
    const now = [gate("one", "met"), gate("two", "not_met"), gate("three", "met")];
    const was = [gate("one", "undetermined"), gate("two", "not_met")];
    expect(turnedGates(now, was)).toEqual([{ phase: "one", name: "ONE", now: "met", was: "undetermined" }]);
  });

  it("is each day of a promise that stands otherwise, or in one calendar only", () => {
    const was = [row("government", "kept", "undetermined"), row("opposition", "kept")];
    expect(daysThatDiffer(was, was)).toBe(0);
    expect(daysThatDiffer([row("government", "kept", "breached"), row("opposition", "kept")], was)).toBe(1);
    expect(daysThatDiffer([row("government", "kept")], was)).toBe(2);
    expect(
      daysThatDiffer([row("government", "kept", "undetermined", "kept"), row("opposition", "kept")], was),
    ).toBe(1);
  });
});
