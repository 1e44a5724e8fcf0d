/**
 * Where one promise stood on one day, party by party and area by area, grouped by the word for it.
 *
 * In: rows of the calendar. Out: for each standing who stood so, in the terms' order. Pure. Invariant: who has no row on
 * that day is in no group: it is not said that anything was kept.
 */
import type { components } from "../../api/schema";
import { STANDINGS, type Standing } from "../../look/lists";

type Row = components["schemas"]["CalendarRow"];

export interface Stood {
  readonly party: string;
  readonly area: string;
}

/** The standings in the order of the legend; those that nobody had are left out. */
export function byStanding(
  rows: readonly Row[],
  provision: string,
  day: number,
): readonly (readonly [Standing, readonly Stood[]])[] {
  const of = rows.filter((row) => row.provision === provision);
  const stoodSo = (standing: Standing) =>
    of.filter(({ cells }) => cells.some((cell) => cell.day_number === day && cell.standing === standing));
  return STANDINGS.map((standing) => [standing, stoodSo(standing)] as const).filter(
    ([, who]) => who.length > 0,
  );
}
