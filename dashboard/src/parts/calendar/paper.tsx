/**
 * The calendar on paper: every row laid open, as many days to a table as a sheet is wide, nothing behind a scrollbar.
 *
 * In: the sheet, with no line folded. Out: tables below each other.
 */
import { restOfAddress } from "../../address/live";
import { Name } from "../../frame/stranger";
import { names } from "../../loaded/names";
import { formats, words } from "../../words/words";
import { CellSign, dayClass } from "./cells";
import { monthsOf, onPaper, type Stretch } from "./days";
import { DayHead } from "./heads";
import { LineName } from "./lines";
import type { Line } from "./rows";
import type { Sheet } from "./sheet";

/** How many days stand side by side on a sheet. */
const COLUMNS = 22;

interface PaperProps {
  readonly sheet: Sheet;
}

export function PaperGrid({ sheet }: PaperProps) {
  return (
    <>
      {onPaper(sheet.days.length, COLUMNS).map((stretch) => (
        <PaperTable key={stretch.first} sheet={sheet} stretch={stretch} />
      ))}
    </>
  );
}

interface TableProps extends PaperProps {
  readonly stretch: Stretch;
}

function PaperTable({ sheet, stretch: { first, last } }: TableProps) {
  const columns = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (
    <table class="paper">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {words.value.calendar.promise}
          </th>
          {monthsOf(sheet.days.slice(first, last + 1)).map((month) => (
            <th key={month.day} scope="colgroup" colSpan={month.days}>
              {formats.value.month(month.day)}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" class={`day ${dayClass(sheet, column, sheet.days) ?? ""}`}>
              <DayHead sheet={sheet} column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.lines.map((line) => (
          <PaperRow key={line.key} line={line} sheet={sheet} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends PaperProps {
  readonly line: Line;
  readonly columns: readonly number[];
}

function PaperRow({ line, sheet, columns }: RowProps) {
  if (line.is === "head") return <PaperHead line={line} span={columns.length + 1} />;
  const rest = restOfAddress.value;
  return (
    <tr>
      <th scope="row">
        <LineName line={line} />
      </th>
      {columns.map((column) => (
        <td key={column} class={dayClass(sheet, column, sheet.days)}>
          <CellSign line={line} sheet={sheet} column={column} rest={rest} place={{}} />
        </td>
      ))}
    </tr>
  );
}

function PaperHead({
  line: { group },
  span,
}: {
  readonly line: Extract<Line, { is: "head" }>;
  readonly span: number;
}) {
  return (
    <tr class="promise">
      <th scope="rowgroup" colSpan={span}>
        <Name>{names.value.provision(group.provision)}</Name>
        {group.rows.length === 0 && <p class="soft">{words.value.calendar.noRows}</p>}
      </th>
    </tr>
  );
}
