/**
 * What a cell says to who does not see it: one sentence each, with what the default reading has instead.
 *
 * In: a line, a day, what changed. Out: sentences in the reader's language. Invariant: all that sign, frame and bar say
 * to the eye is said here.
 */
import type { Changed } from "../../loaded/changed";
import { names } from "../../loaded/names";
import { isolated } from "../../words/shortened";
import { formats, words } from "../../words/words";
import type { Cell, Occurring, Row } from "./rows";

/** Says where one promise stands for one party, area and day. `changed`: what the default reading has otherwise. */
export function cellLabel(
  who: string,
  dayName: string,
  cell: Cell,
  changed: Changed<Cell> | undefined,
): string {
  const { calendar: say, standing } = words.value;
  return [
    say.cell(who, dayName, standing.labels[cell.standing]),
    reasonOf(cell),
    cell.incidents > 0 ? say.rests(cell.incidents) : "",
    typeof cell.coverage === "number" ? say.couldBeSeen(formats.value.share(cell.coverage)) : "",
    changedLabel(changed, cell.day_number),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** Says that there is no answer for the day. */
export function noneLabel(who: string, dayName: string): string {
  return words.value.calendar.cellNone(who, dayName);
}

/** Says what occurs among folded areas on a day. */
export function foldedLabel(
  who: string,
  dayName: string,
  { standings, none }: Occurring,
  changed: boolean,
): string {
  const { calendar: say, standing } = words.value;
  const found = standings.map(([is, areas]) => say.standingIn(standing.labels[is], say.areas(areas)));
  const all = none > 0 ? [...found, say.noneIn(say.areas(none))] : found;
  const sentence = say.cell(who, dayName, formats.value.list(all));
  return [sentence, ...(changed ? [say.someChanged] : []), say.opens].join(" ");
}

/** Names the party of a row, and its area where the promise has several. */
export function whoOf(row: Row, namesArea: boolean): string {
  const party = isolated(names.value.group(row.party));
  return namesArea ? words.value.calendar.inArea(party, isolated(names.value.area(row.area))) : party;
}

/** Returns the reason's sentence; a reason that the page does not know is not made up. */
function reasonOf({ reason }: Cell): string {
  const known: Readonly<Record<string, string>> = words.value.reasons;
  return Object.hasOwn(known, reason) ? (known[reason] ?? "") : "";
}

function changedLabel(changed: Changed<Cell> | undefined, day: number): string {
  const { calendar: say, standing } = words.value;
  const was = changed?.get(String(day));
  if (was === undefined) return "";
  return was === null ? say.byDefaultNone : say.byDefaultWas(standing.labels[was.standing]);
}
