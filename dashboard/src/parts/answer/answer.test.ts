/** What a line of the answer leads to, and how the variations that turn it are told. */
import { describe, expect, it } from "vitest";
import { DEFAULT_READING } from "../../address/address";
import { byStanding } from "./last_day";
import { restingOf, tellingDay } from "./resting";
import { nameOfTurn, turnedByAnswer } from "./turned";

const about = { phase: "talks", provision: "no-attack" };
const day = { day: "2016-09-17", day_number: 5, run: 0, state: "broken" as const };
const cell = (standing: "kept" | "breached" | "undetermined" | "contested", day_number = 5) => ({
  day_number,
  standing,
  incidents: 0,
  reason: "quiet",
});
const row = (party: string, area: string, cells: ReturnType<typeof cell>[], provision = "no-attack") => ({
  provision,
  party,
  area,
  cells,
});

describe("a day of a clock", () => {
  it("leads to its incident where it rests on one alone", () => {
    const rows = [row("government", "syria", [cell("breached")])];
    expect(restingOf({ ...day, incidents: ["i101"] }, about, rows)).toEqual({
      is: "incident",
      incident: "i101",
    });
  });

  it("leads to the promise that may break it where it rests on many or on none", () => {
    const rows = [
      row("opposition", "syria", [cell("kept"), cell("breached", 6)]),
      row("government", "syria", [cell("contested")]),
      row("third", "syria", [cell("undetermined")]),
      row("third", "syria", [cell("breached")], "aid"),
    ];
    for (const incidents of [["i1", "i2"], []]) {
      expect(restingOf({ ...day, incidents }, about, rows)).toEqual({
        is: "cell",
        provision: "no-attack",
        party: "government",
        area: "syria",
        day: 5,
      });
    }
  });

  it("leads to the whole gate as long as the calendar is not here", () => {
    expect(restingOf({ ...day, incidents: [] }, about, [])).toEqual({ is: "gate", phase: "talks" });
  });
});

describe("a blocker", () => {
  const need = (...states: ("met" | "broken" | "may-be-broken" | "unknown")[]) => ({
    provision: "no-attack",
    best_run: 0,
    compared: [],
    consecutive: true,
    days_needed: 7,
    detail: "",
    measure: "",
    state: "unknown" as const,
    clock: states.map((state, day_number) => ({ day: "", day_number, run: 0, state, incidents: [] })),
  });

  it("is shown by the first broken day, else one that may be, else one that cannot be said", () => {
    expect(tellingDay(need("met", "unknown", "may-be-broken", "broken"))?.day_number).toBe(3);
    expect(tellingDay(need("met", "unknown", "may-be-broken"))?.day_number).toBe(2);
    expect(tellingDay(need("met", "unknown"))?.day_number).toBe(1);
    expect(tellingDay(need("met"))).toBeUndefined();
  });
});

describe("the variations that turn an answer", () => {
  const view = (source: string | null, varied: string, answer: "met" | "undetermined") => ({
    answer,
    varied,
    reading: {
      sources: source === null ? ("all" as const) : ("one" as const),
      source,
      strength: source === null ? ("corroborated" as const) : ("claimed" as const),
      exclusion: "strict" as const,
      counts: "careful" as const,
      text: "",
    },
  });

  it("stand by the answer they give, each with its reading", () => {
    const groups = turnedByAnswer(
      [view("snhr", "", "met"), view(null, "reduced = none", "undetermined"), view("ap", "", "met")],
      DEFAULT_READING,
    );
    expect(groups.map(({ answer, turns }) => [answer, turns.map((turn) => turn.reading.sources)])).toEqual([
      ["met", ["one:snhr", "one:ap"]],
      ["undetermined", ["all"]],
    ]);
  });

  it("lead nowhere where only a clock or an assumption differs from what is chosen", () => {
    const [group] = turnedByAnswer(
      [view(null, "reduced = none", "met"), view("ap", "", "met")],
      DEFAULT_READING,
    );
    expect(group?.turns.map((turn) => turn.leads)).toEqual([false, true]);
  });

  it("have each a name of their own", () => {
    const [group] = turnedByAnswer(
      [view("ap", "", "met"), view("ap", "reduced = none", "met")],
      DEFAULT_READING,
    );
    expect(new Set(group?.turns.map(nameOfTurn)).size).toBe(2);
  });
});

describe("the promises of a case without a phase", () => {
  it("are told by standing, and who has no row on the day is in no group", () => {
    const rows = [
      row("government", "north", [cell("breached")]),
      row("government", "south", [cell("kept", 4)]),
      row("opposition", "north", [cell("breached")]),
      row("opposition", "south", [cell("undetermined")]),
      row("opposition", "south", [cell("kept")], "aid"),
    ];
    const told = byStanding(rows, "no-attack", 5).map(([standing, who]) => [
      standing,
      who.map(({ party, area }) => `${party} ${area}`),
    ]);
    expect(told).toEqual([
      ["breached", ["government north", "opposition north"]],
      ["undetermined", ["opposition south"]],
    ]);
  });
});
