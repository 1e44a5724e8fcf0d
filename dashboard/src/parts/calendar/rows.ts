/**
 * The rows of the calendar in the order of the terms, and which of them are folded into one line.
 *
 * In: rows of standing, the provisions, what the reader narrowed and laid open. Out: {@link Line}s, as they are drawn.
 * Pure. Invariant: a folded line says which standings occur among its areas and in how many, and weighs none of them
 * against another: there is no worst and no mean. Invariant: a provision without a row is a line too.
 */
import type { components } from "../../api/schema";
import { type Changed, changedAgainst } from "../../loaded/changed";
import { grouped } from "../../loaded/grouped";
import { STANDINGS, type Standing } from "../../look/lists";

export type Cell = components["schemas"]["CellView"];
type GivenRow = components["schemas"]["CalendarRow"];
type Provision = Pick<components["schemas"]["ProvisionView"], "id" | "areas" | "binds">;

/** One provision, party and area over all days. */
export interface Row {
  readonly key: string;
  readonly provision: string;
  readonly party: string;
  readonly area: string;
  /** By the day's number. */
  readonly cells: ReadonlyMap<number, Cell>;
}

/** One provision with its rows. */
export interface Group {
  readonly provision: string;
  readonly rows: readonly Row[];
  /** How many areas there are at most for one party. */
  readonly areas: number;
}

export type Line =
  | { readonly is: "head"; readonly key: string; readonly group: Group; readonly fold: Fold }
  | { readonly is: "row"; readonly key: string; readonly row: Row; readonly namesArea: boolean }
  | { readonly is: "folded"; readonly key: string; readonly party: string; readonly rows: readonly Row[] };

/** Whether a provision's areas are in one line, one by one, or too few to be folded. */
export type Fold = "folded" | "unfolded" | "none";

/** What the rows are narrowed to; `null`: to nothing. */
export interface Only {
  readonly provision: string | null;
  readonly party: string | null;
}

/** So many areas of one party are folded into one line. */
const FOLDED_FROM = 4;

/** Groups rows by provision; provisions, parties and areas in the order of the terms. */
export function groupsOf(rows: readonly GivenRow[], provisions: readonly Provision[], only: Only): Group[] {
  const byProvision = grouped(rows, (row) => row.provision);
  const rowsOf = (id: string) => byProvision.get(id) ?? [];
  const parties = ({ id, binds }: Provision) => [...binds, ...rowsOf(id).map((row) => row.party)];
  return inOrder([...byProvision.keys()], provisions)
    .filter((one) => isWanted(only.provision, [one.id]) && isWanted(only.party, parties(one)))
    .map((one) => groupOf(one, rowsOf(one.id), only.party));
}

/** The provisions of the terms, then those that only the rows know. */
function inOrder(ids: readonly string[], provisions: readonly Provision[]): readonly Provision[] {
  const known = new Set(provisions.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  return [...provisions, ...unknown.map((id) => ({ id, areas: [], binds: [] }))];
}

function isWanted(wanted: string | null, among: readonly string[]): boolean {
  return wanted === null || among.includes(wanted);
}

function groupOf({ id, areas, binds }: Provision, given: readonly GivenRow[], party: string | null): Group {
  const rows = given
    .filter((row) => party === null || row.party === party)
    .toSorted(
      (a, b) =>
        placeIn(binds, a.party) - placeIn(binds, b.party) || placeIn(areas, a.area) - placeIn(areas, b.area),
    )
    .map(rowOf);
  const counts = [...grouped(rows, (row) => row.party).values()].map((of) => of.length);
  return { provision: id, rows, areas: Math.max(0, ...counts) };
}

/** What a list does not hold comes after it. */
function placeIn(list: readonly string[], one: string): number {
  const at = list.indexOf(one);
  return at < 0 ? list.length : at;
}

function rowOf({ provision, party, area, cells }: GivenRow): Row {
  const key = JSON.stringify([provision, party, area]);
  return { key, provision, party, area, cells: new Map(cells.map((cell) => [cell.day_number, cell])) };
}

/** Returns the lines to draw: a head for each provision, then its rows or one folded line a party. */
export function linesOf(groups: readonly Group[], unfolded: readonly string[]): Line[] {
  return groups.flatMap((group) => {
    const fold = foldOf(group, unfolded, groups.length === 1);
    const head: Line = { is: "head", key: `head ${group.provision}`, group, fold };
    return [head, ...(fold === "folded" ? foldedLines(group) : rowLines(group))];
  });
}

/** A provision that stands alone is never folded: there is room. */
function foldOf(group: Group, unfolded: readonly string[], alone: boolean): Fold {
  if (group.areas < FOLDED_FROM || alone) return "none";
  return unfolded.includes(group.provision) ? "unfolded" : "folded";
}

function rowLines(group: Group): Line[] {
  return group.rows.map((row) => ({ is: "row", key: row.key, row, namesArea: group.areas > 1 }));
}

function foldedLines(group: Group): Line[] {
  return [...grouped(group.rows, (row) => row.party)].map(([party, rows]) => ({
    is: "folded",
    key: JSON.stringify([group.provision, party]),
    party,
    rows,
  }));
}

/** What occurs on one day among folded rows. */
export interface Occurring {
  /** Every standing that occurs, in the order of the legend, with how many areas stand so. */
  readonly standings: readonly (readonly [Standing, number])[];
  /** How many areas have no answer for the day. */
  readonly none: number;
}

export function occurringOn(rows: readonly Row[], day: number): Occurring {
  const found = rows.map((row) => row.cells.get(day)?.standing);
  const count = (of: Standing | undefined) => found.filter((standing) => standing === of).length;
  const standings = STANDINGS.map((standing) => [standing, count(standing)] as const);
  return { standings: standings.filter(([, areas]) => areas > 0), none: count(undefined) };
}

/** For each row, the days that the default reading has otherwise. */
export type ChangedRows = ReadonlyMap<string, Changed<Cell>>;

/** Compares rows under two readings; cells that stand alike look alike and are no change. */
export function changedRows(rows: readonly Row[], byDefault: readonly GivenRow[]): ChangedRows {
  const before = new Map(byDefault.map((row) => rowOf(row)).map((row) => [row.key, row]));
  return new Map(rows.map((row) => [row.key, changedIn(row, before.get(row.key))]));
}

function changedIn(row: Row, before: Row | undefined): Changed<Cell> {
  const cells = before === undefined ? [] : [...before.cells.values()];
  const same = (one: Cell, other: Cell) => one.standing === other.standing;
  return changedAgainst([...row.cells.values()], cells, (cell) => String(cell.day_number), same);
}

/** Returns how many cells of these days differ. */
export function changesIn(changed: ChangedRows, days: ReadonlySet<number>): number {
  const inView = (of: Changed<Cell>) => [...of.keys()].filter((day) => days.has(Number(day))).length;
  return [...changed.values()].reduce((sum, of) => sum + inView(of), 0);
}
