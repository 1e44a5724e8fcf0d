/**
 * One line of the grid over a stretch of days: a promise's head, a row of standing, or several areas in one.
 *
 * In: the line, the sheet, which days to draw, where the focus and the selection are. Out: a table row, drawn anew only
 * when one of these changes. Invariant: a day without an answer is an empty place with a word, never a sign of standing.
 */
import { useMemo } from "preact/hooks";
import { hrefOfSelection } from "../../address/live";
import { names } from "../../loaded/names";
import { StandingShape } from "../../look/shapes";
import { words } from "../../words/words";
import type { Stretch } from "./days";
import { cellLabel, foldedLabel, noneLabel, whoOf } from "./labels";
import { type Cell, type Fold, type Group, type Line, occurringOn, type Row } from "./rows";
import type { Sheet } from "./sheet";

export interface LineProps {
  readonly line: Line;
  /** Its place among all rows of the table, for screen readers; the first is 1. */
  readonly rowIndex: number;
  readonly sheet: Sheet;
  readonly stretch: Stretch;
  /** The day on which the focus rests in this line, as a place in the days in view; `null`: not in this line. */
  readonly stop: number | null;
  /** The day whose evidence is open, if it is of this line. */
  readonly selected: number | null;
  /** The address but for what is selected. */
  readonly rest: string;
}

export function LineRow(props: LineProps) {
  const { line, rowIndex, sheet, stretch, stop, selected, rest } = props;
  return useMemo(
    () => <DrawnLine {...{ line, rowIndex, sheet, stretch, stop, selected, rest }} />,
    [line, rowIndex, sheet, stretch, stop, selected, rest],
  );
}

function DrawnLine(props: LineProps) {
  const { line, rowIndex, sheet, stretch } = props;
  if (line.is === "head") return <Head {...line} rowIndex={rowIndex} columns={stretch} stop={props.stop} />;
  const days = sheet.days.slice(stretch.first, stretch.last + 1);
  return (
    <tr aria-rowindex={rowIndex}>
      <th scope="row" class="row-head">
        {line.is === "row" ? <RowName {...line} /> : <FoldedName {...line} />}
      </th>
      <Pad />
      {days.map((day, at) => (
        <Place key={day.day_number} {...props} line={line} column={stretch.first + at} />
      ))}
      <Pad />
    </tr>
  );
}

/** Stands for the days before or after those that are drawn. */
function Pad() {
  return <td class="pad" aria-hidden="true" />;
}

interface HeadProps {
  readonly group: Group;
  readonly fold: Fold;
  readonly rowIndex: number;
  readonly columns: Stretch;
  readonly stop: number | null;
}

function Head({ group, fold, rowIndex, columns, stop }: HeadProps) {
  const say = words.value.calendar;
  return (
    <tr aria-rowindex={rowIndex} class="promise">
      <th scope="rowgroup" colSpan={columns.last - columns.first + 4}>
        <div class="promise-name">
          <bdi>{names.value.provision(group.provision)}</bdi>{" "}
          {fold !== "none" && (
            <button
              type="button"
              aria-expanded={fold === "unfolded"}
              data-fold={group.provision}
              data-line={`head ${group.provision}`}
              tabIndex={stop === null ? -1 : 0}
            >
              {fold === "unfolded" ? say.fold : say.unfold(group.areas)}
            </button>
          )}
          {group.rows.length === 0 && <p class="soft">{say.noRows}</p>}
        </div>
      </th>
    </tr>
  );
}

function RowName({ row, namesArea }: Extract<Line, { is: "row" }>) {
  const party = <bdi>{names.value.group(row.party)}</bdi>;
  if (!namesArea) return <span class="row-name">{party}</span>;
  return (
    <span class="row-name">
      <bdi>{names.value.area(row.area)}</bdi> <span class="soft">{party}</span>
    </span>
  );
}

function FoldedName({ party, rows }: Extract<Line, { is: "folded" }>) {
  return (
    <span class="row-name">
      <bdi>{names.value.group(party)}</bdi>{" "}
      <span class="soft">{words.value.calendar.areas(rows.length)}</span>
    </span>
  );
}

type PlaceProps = LineProps & {
  readonly line: Exclude<Line, { is: "head" }>;
  /** Its place in the days in view. */
  readonly column: number;
};

function Place(props: PlaceProps) {
  const { line, sheet, column, stop, selected } = props;
  const day = sheet.days[column]?.day_number ?? 0;
  const dayName = sheet.dayNames[column] ?? "";
  const place = {
    "data-line": line.key,
    "data-day": day,
    tabIndex: stop === column ? 0 : -1,
    "aria-current": selected === day ? ("true" as const) : undefined,
  };
  return (
    <td aria-colindex={column + 2} class={dayClass(sheet, day)}>
      {line.is === "row" ? (
        <OneCell {...props} line={line} place={place} day={day} dayName={dayName} />
      ) : (
        <SeveralCells rows={line.rows} sheet={sheet} place={place} day={day} dayName={dayName} />
      )}
    </td>
  );
}

/** Marks the column of a day on which an end lies, so that it can be followed down. */
function dayClass({ marks }: Sheet, day: number): string | undefined {
  return marks.some((mark) => mark.is === "end" && mark.day === day) ? "ends-here" : undefined;
}

interface DrawnPlace {
  readonly place: object;
  readonly day: number;
  readonly dayName: string;
}

function OneCell({
  line: { row, namesArea },
  sheet,
  rest,
  place,
  day,
  dayName,
}: DrawnPlace & LineProps & { readonly line: Extract<Line, { is: "row" }> }) {
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
      <StandingShape of={cell.standing} />
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

interface SeveralProps extends DrawnPlace {
  readonly rows: readonly Row[];
  readonly sheet: Sheet;
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
        <span key={standing} class={`mini cell is-${standing}`}>
          <StandingShape of={standing} />
        </span>
      ))}
    </button>
  );
}
