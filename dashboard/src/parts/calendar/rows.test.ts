/** The rows of the calendar: in the terms' order, folded without a verdict, and marked where a reading changes them. */
import { describe, expect, it } from "vitest";
import type { components } from "../../api/schema";
import type { Standing } from "../../look/lists";
import { changedRows, changesIn, groupsOf, linesOf, occurringOn, type Row } from "./rows";

type Given = components["schemas"]["CalendarRow"];

function given(provision: string, party: string, area: string, standings: readonly Standing[]): Given {
  const cells = standings.map((standing, day) => ({ day_number: day, standing, reason: "", incidents: 0 }));
  return { provision, party, area, cells };
}

const EVERYTHING = { provision: null, party: null };
const AREAS = ["madaya", "zabadani", "foua", "daraya"];
const provisions = [
  { id: "no-attack", areas: ["syria"], binds: ["government", "opposition"] },
  { id: "access", areas: AREAS, binds: ["government", "opposition"] },
  { id: "flights", areas: ["sky"], binds: ["government"] },
];
const rows = [
  ...["opposition", "government"].flatMap((party) =>
    AREAS.toSorted().map((area) => given("access", party, area, ["kept"])),
  ),
  given("no-attack", "opposition", "syria", ["kept", "contested"]),
  given("no-attack", "government", "syria", ["breached", "kept"]),
];

const shown = (only: Parameters<typeof groupsOf>[2], unfolded: readonly string[] = []) =>
  linesOf(groupsOf(rows, provisions, only), unfolded).map((line) => {
    if (line.is === "head") return `${line.group.provision} ${line.fold}`;
    return line.is === "row" ? `${line.row.party} ${line.row.area}` : `${line.party} ×${line.rows.length}`;
  });

describe("the lines", () => {
  it("stand in the order of the terms, a promise without a row among them", () => {
    expect(shown(EVERYTHING)).toEqual([
      "no-attack none",
      "government syria",
      "opposition syria",
      "access folded",
      "government ×4",
      "opposition ×4",
      "flights none",
    ]);
  });

  it("lay open the areas one by one, party by party, as the terms list them", () => {
    const open = shown(EVERYTHING, ["access"]);
    expect(open.slice(3, 8)).toEqual([
      "access unfolded",
      "government madaya",
      "government zabadani",
      "government foua",
      "government daraya",
    ]);
  });

  it("follow what the reader narrows: a promise alone is not folded, a party leaves what it does not owe", () => {
    expect(shown({ provision: "access", party: "opposition" })).toHaveLength(5);
    expect(shown({ provision: null, party: "opposition" })).not.toContain("flights none");
  });

  it("keep a provision that the terms do not list", () => {
    const strange = [given("unheard-of", "nobody", "nowhere", ["kept"])];
    expect(groupsOf(strange, provisions, EVERYTHING).at(-1)?.provision).toBe("unheard-of");
    expect(groupsOf(strange, provisions, { provision: null, party: "nobody" })).toHaveLength(1);
  });
});

describe("a folded line", () => {
  const folded = (standings: readonly (readonly Standing[])[]): readonly Row[] =>
    groupsOf(
      standings.map((of, at) => given("access", "government", AREAS[at] ?? "", of)),
      provisions,
      { provision: "access", party: null },
    ).flatMap((group) => group.rows);

  it("says every standing that occurs, in the order of the legend, and never which is worst", () => {
    const four = folded([["breached"], ["kept"], ["not-monitored"], ["kept"]]);
    expect(occurringOn(four, 0)).toEqual({
      standings: [
        ["kept", 2],
        ["breached", 1],
        ["not-monitored", 1],
      ],
      none: 0,
    });
  });

  it("counts areas without an answer apart, since silence is not peace", () => {
    expect(occurringOn(folded([["kept"], []]), 0)).toEqual({ standings: [["kept", 1]], none: 1 });
    expect(occurringOn(folded([[], []]), 0)).toEqual({ standings: [], none: 2 });
  });
});

describe("what another reading changes", () => {
  const chosen = groupsOf(rows, provisions, { provision: "no-attack", party: null }).flatMap(
    (group) => group.rows,
  );
  const byDefault = [
    given("no-attack", "opposition", "syria", ["kept", "undetermined"]),
    given("no-attack", "government", "syria", ["breached"]),
  ];

  it("is known by row and day, with what it was", () => {
    const [government, opposition] = chosen.map((row) => changedRows(chosen, byDefault).get(row.key));
    expect([...(government ?? [])]).toEqual([["1", null]]);
    expect(opposition?.get("1")?.standing).toBe("undetermined");
    expect(opposition?.has("0")).toBe(false);
  });

  it("is counted in the days in view only", () => {
    const changed = changedRows(chosen, byDefault);
    expect(changesIn(changed, new Set([0, 1]))).toBe(2);
    expect(changesIn(changed, new Set([0]))).toBe(0);
  });
});
