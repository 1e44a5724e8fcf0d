/**
 * What the grid draws, made once for an answer: lines, days in view with their names, marks, what changed.
 *
 * In: the answers and the address. Out: a {@link Sheet}, the same object until one of them changes, so that scrolling
 * draws only what comes into sight.
 */
import { computed } from "@preact/signals";
import { address } from "../../address/live";
import { answer, calendar, calendarByDefault } from "../../loaded/answers";
import { valueIn } from "../../loaded/loaded";
import { printing } from "../../look/printing";
import { formats, words } from "../../words/words";
import { type Day, daysInView, type Mark, marksOf } from "./days";
import { type ChangedRows, changedRows, changesIn, groupsOf, type Line, linesOf, type Row } from "./rows";

export interface Sheet {
  readonly lines: readonly Line[];
  /** The days in view. */
  readonly days: readonly Day[];
  /** `12 September 2016, day 0`, for each day in view. */
  readonly dayNames: readonly string[];
  readonly marks: readonly Mark[];
  /** What the default reading has otherwise; empty while that is the one chosen. */
  readonly changed: ChangedRows;
  /** How many cells in view differ; `null`: nothing to compare with. */
  readonly changes: number | null;
}

const terms = computed(() => valueIn(answer.now.value));
const standing = computed(() => valueIn(calendar.now.value));
const byDefault = computed(() => valueIn(calendarByDefault.now.value));
const window = computed(() => address.value.days);
const narrowed = computed(() => address.value.narrowed);
/** On paper nothing can be unfolded, so nothing is folded. */
const unfolded = computed(() =>
  printing.value ? (terms.value?.provisions.map(({ id }) => id) ?? []) : address.value.unfolded,
);

/** What is drawn now; `null`: the answers are not here. */
export const sheet = computed<Sheet | null>(() => {
  if (terms.value === undefined || standing.value === undefined) return null;
  const groups = groupsOf(standing.value.rows, terms.value.provisions, narrowed.value);
  const rows = groups.flatMap((group) => group.rows);
  const changed = byDefault.value ? changedRows(rows, byDefault.value.rows) : new Map();
  const days = daysInView(terms.value.days, window.value);
  return {
    lines: linesOf(groups, unfolded.value),
    days,
    dayNames: days.map(nameOf),
    marks: marksOf(terms.value.days, terms.value),
    changed,
    changes: byDefault.value ? changesIn(changed, new Set(days.map((day) => day.day_number))) : null,
  };
});

function nameOf({ day, day_number: n }: Day): string {
  return words.value.calendar.dayHead(formats.value.day(day), formats.value.number(n));
}

/** Returns the rows that a line stands for. */
export function rowsOf(line: Line): readonly Row[] {
  if (line.is === "row") return [line.row];
  return line.is === "folded" ? line.rows : [];
}

/** Whether the focus may rest on a line. */
export function restsOn(line: Line): boolean {
  return line.is !== "head" || line.fold !== "none";
}

/** Returns the line's row that holds a selected cell, if any. */
export function rowSelected(line: Line, provision: string, party: string, area: string): boolean {
  return rowsOf(line).some((row) => row.provision === provision && row.party === party && row.area === area);
}
