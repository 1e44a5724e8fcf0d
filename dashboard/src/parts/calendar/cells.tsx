/**
 * What stands in one place of the calendar: a standing that opens its evidence, several in one, or that there is none.
 *
 * In: the line, the day, what goes on the element that takes the focus. Out: a link, a button or a word. Invariant: a day
 * without an answer is an empty place with a word, never a sign of standing.
 */
import { hrefOfSelection } from "../../address/live";
import { printing } from "../../look/printing";
import { StandingShape } from "../../look/shapes";
import { cellLabel, foldedLabel, noneLabel, whoOf } from "./labels";
import { type Cell, type Line, occurringOn, type Row } from "./rows";
import type { Sheet } from "./sheet";

/** A line that has days. */
export type DayLine = Exclude<Line, { is: "head" }>;

export interface CellProps {
  readonly line: DayLine;
  readonly sheet: Sheet;
  /** The place in the days in view. */
  readonly column: number;
  /** The address but for what is selected. */
  readonly rest: string;
  /** Attributes of the element that takes the focus. */
  readonly place: object;
}

export function CellSign({ line, sheet, column, rest, place }: CellProps) {
  const day = sheet.days[column]?.day_number ?? 0;
  const at = { sheet, rest, place, day, dayName: sheet.dayNames[column] ?? "" };
  return line.is === "row" ? (
    <OneCell {...at} row={line.row} namesArea={line.namesArea} />
  ) : (
    <SeveralCells {...at} rows={line.rows} />
  );
}

interface At {
  readonly sheet: Sheet;
  readonly rest: string;
  readonly place: object;
  readonly day: number;
  readonly dayName: string;
}

interface OneProps extends At {
  readonly row: Row;
  readonly namesArea: boolean;
}

function OneCell({ row, namesArea, sheet, rest, place, day, dayName }: OneProps) {
  const cell = row.cells.get(day);
  const who = whoOf(row, namesArea);
  if (cell === undefined) return <NoCell place={place} label={noneLabel(who, dayName)} />;
  const changed = sheet.changed.get(row.key);
  const { provision, party, area } = row;
  return (
    <a
      {...place}
      class={`cell is-${cell.standing}${changed?.has(String(day)) ? " changed" : ""}`}
      href={hrefOfSelection(rest, { is: "cell", provision, party, area, day })}
      aria-label={cellLabel(who, dayName, cell, changed)}
    >
      {printing.value && <StandingShape of={cell.standing} />}
      <Seen share={cell.coverage} />
    </a>
  );
}

function NoCell({ place, label }: { readonly place: object; readonly label: string }) {
  return (
    <span {...place} class="no-cell" role="img" aria-label={label}>
      ·
    </span>
  );
}

/** A bar as long as the share that could have been seen, in five steps; nothing where that is not known. */
function Seen({ share }: { readonly share: Cell["coverage"] }) {
  if (typeof share !== "number") return null;
  return <span class={`seen seen-${Math.round(Math.max(0, Math.min(1, share)) * 4)}`} />;
}

interface SeveralProps extends At {
  readonly rows: readonly Row[];
}

function SeveralCells({ rows, sheet, place, day, dayName }: SeveralProps) {
  const occurring = occurringOn(rows, day);
  const party = rows[0] ? whoOf(rows[0], false) : "";
  if (occurring.standings.length === 0) return <NoCell place={place} label={noneLabel(party, dayName)} />;
  const changed = rows.some((row) => sheet.changed.get(row.key)?.has(String(day)));
  return (
    <button
      type="button"
      {...place}
      class={`cell several${changed ? " changed" : ""}`}
      aria-label={foldedLabel(party, dayName, occurring, changed)}
    >
      {occurring.standings.map(([standing]) => (
        <span key={standing} class={`mini cell is-${standing}`} />
      ))}
    </button>
  );
}

/** The class of a day's column: an end that lies on it can be followed down. */
export function dayClass({ marks }: Sheet, column: number, days: Sheet["days"]): string | undefined {
  const day = days[column]?.day_number;
  return marks.some((mark) => mark.is === "end" && mark.day === day) ? "ends-here" : undefined;
}
