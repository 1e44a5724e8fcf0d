/**
 * One line of the grid: a promise's head, a row of standing, or several areas in one.
 *
 * In: the line, the sheet, which days to draw, where the focus and the selection are. Out: a row of the grid. Days are
 * drawn in blocks, each anew only when something in it changes, so that scrolling draws only what comes into sight.
 */
import { useMemo } from "preact/hooks";
import { Name } from "../../frame/stranger";
import { names } from "../../loaded/names";
import { words } from "../../words/words";
import { CellSign, type DayLine, dayClass } from "./cells";
import { blocksOf, type Stretch } from "./days";
import type { Line } from "./rows";
import type { Sheet } from "./sheet";

export interface LineProps {
  readonly line: Line;
  /** Its place among all rows of the grid, for screen readers; the first is 1. */
  readonly rowIndex: number;
  readonly sheet: Sheet;
  readonly stretch: Stretch;
  /** Where the focus rests in this line, as a place in the days in view; `null`: not in this line. */
  readonly stop: number | null;
  /** Where the cell lies whose evidence is open; `null`: not in this line. */
  readonly selected: number | null;
  /** The address but for what is selected. */
  readonly rest: string;
}

export function LineRow({ line, rowIndex, sheet, stretch, stop, selected, rest }: LineProps) {
  const { first, last } = stretch;
  return useMemo(
    () =>
      line.is === "head" ? (
        <HeadRow line={line} rowIndex={rowIndex} stop={stop !== null} />
      ) : (
        <DayRow {...{ line, rowIndex, sheet, stretch: { first, last }, stop, selected, rest }} />
      ),
    [line, rowIndex, sheet, first, last, stop, selected, rest],
  );
}

interface HeadRowProps {
  readonly line: Extract<Line, { is: "head" }>;
  readonly rowIndex: number;
  /** Whether Tab leads here. */
  readonly stop: boolean;
}

function HeadRow({ line, rowIndex, stop }: HeadRowProps) {
  return (
    <tr role="row" aria-rowindex={rowIndex} class="line promise">
      <th role="rowheader" scope="rowgroup" aria-colindex={1} class="promise-name">
        <PromiseName line={line} stop={stop} />
      </th>
    </tr>
  );
}

/** The promise's title, and what folds and unfolds its areas. */
function PromiseName({ line: { key, group, fold }, stop }: Omit<HeadRowProps, "rowIndex">) {
  const say = words.value.calendar;
  return (
    <>
      <Name>{names.value.provision(group.provision)}</Name>{" "}
      {fold !== "none" && (
        <button
          type="button"
          aria-expanded={fold === "unfolded"}
          data-fold={group.provision}
          data-line={key}
          tabIndex={stop ? 0 : -1}
        >
          {fold === "unfolded" ? say.fold : say.unfold(group.areas)}
        </button>
      )}
      {group.rows.length === 0 && <p class="soft">{say.noRows}</p>}
    </>
  );
}

type DayRowProps = LineProps & { readonly line: DayLine };

function DayRow({ line, rowIndex, sheet, stretch, stop, selected, rest }: DayRowProps) {
  return (
    <tr role="row" aria-rowindex={rowIndex} class="line">
      <th role="rowheader" scope="row" aria-colindex={1} class="row-head">
        <LineName line={line} />
      </th>
      <DaysBefore />
      {blocksOf(stretch).map(({ first, last }) => (
        <Block
          key={first}
          {...{ line, sheet, first, last, rest }}
          stop={within(stop, first, last)}
          selected={within(selected, first, last)}
        />
      ))}
    </tr>
  );
}

/** Keeps the place of the days before those that are drawn. */
export function DaysBefore() {
  return <td role="presentation" class="before" />;
}

function within(column: number | null, first: number, last: number): number | null {
  return column !== null && column >= first && column <= last ? column : null;
}

interface BlockProps extends Omit<DayRowProps, "stretch" | "rowIndex"> {
  readonly first: number;
  readonly last: number;
}

function Block({ line, sheet, first, last, stop, selected, rest }: BlockProps) {
  return useMemo(
    () => <DrawnBlock {...{ line, sheet, first, last, stop, selected, rest }} />,
    [line, sheet, first, last, stop, selected, rest],
  );
}

function DrawnBlock({ line, sheet, first, last, stop, selected, rest }: BlockProps) {
  const columns = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const placeOf = (column: number) => ({
    "data-line": line.key,
    "data-day": sheet.days[column]?.day_number,
    tabIndex: stop === column ? 0 : -1,
    "aria-current": selected === column ? "true" : undefined,
  });
  return (
    <>
      {columns.map((column) => (
        <td
          key={column}
          role="gridcell"
          aria-colindex={column + 2}
          class={dayClass(sheet, column, sheet.days)}
        >
          <CellSign line={line} sheet={sheet} column={column} rest={rest} place={placeOf(column)} />
        </td>
      ))}
    </>
  );
}

/** Whose line it is: the party, and the area where the promise has several. */
export function LineName({ line }: { readonly line: DayLine }) {
  if (line.is === "folded") {
    return (
      <span>
        <Name>{names.value.group(line.party)}</Name>{" "}
        <span class="soft">{words.value.calendar.areas(line.rows.length)}</span>
      </span>
    );
  }
  const party = <Name>{names.value.group(line.row.party)}</Name>;
  if (!line.namesArea) return party;
  return (
    <span>
      <Name>{names.value.area(line.row.area)}</Name> <span class="soft">{party}</span>
    </span>
  );
}
