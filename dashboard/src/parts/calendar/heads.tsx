/**
 * The heads of the columns: months, days, and the signs of what lies on a day.
 *
 * In: the sheet and which days are drawn. Out: two rows of the grid that stay in sight.
 */
import { useMemo } from "preact/hooks";
import { formats, words } from "../../words/words";
import { dayClass } from "./cells";
import { blocksOf, monthsOf, type Stretch } from "./days";
import { DaysBefore } from "./lines";
import { MarkShape } from "./marks";
import type { Sheet } from "./sheet";

export interface HeadsProps {
  readonly sheet: Sheet;
  readonly stretch: Stretch;
}

export function Heads({ sheet, stretch: { first, last } }: HeadsProps) {
  return useMemo(() => <DrawnHeads sheet={sheet} stretch={{ first, last }} />, [sheet, first, last]);
}

function DrawnHeads({ sheet, stretch }: HeadsProps) {
  const days = sheet.days.slice(stretch.first, stretch.last + 1);
  return (
    <thead role="rowgroup" class="heads">
      <tr role="row" aria-rowindex={1} class="line months">
        <td role="presentation" class="row-head corner" />
        <DaysBefore />
        {monthsOf(days).map((month) => (
          <Month key={month.day} {...month} />
        ))}
      </tr>
      <tr role="row" aria-rowindex={2} class="line days">
        <th role="columnheader" scope="col" aria-colindex={1} class="row-head corner">
          {words.value.calendar.promise}
        </th>
        <DaysBefore />
        {blocksOf(stretch).map(({ first, last }) => (
          <Block key={first} sheet={sheet} first={first} last={last} />
        ))}
      </tr>
    </thead>
  );
}

/** A month over its days. How wide they are together can only be told to the element itself. */
function Month({ day, days }: { readonly day: string; readonly days: number }) {
  const widen = (element: HTMLElement | null) => element?.style.setProperty("--days", String(days));
  return (
    <th role="columnheader" scope="colgroup" aria-colspan={days} class="month" ref={widen}>
      <span>{formats.value.month(day)}</span>
    </th>
  );
}

function Block({ sheet, first, last }: { readonly sheet: Sheet } & Stretch) {
  return useMemo(() => {
    const columns = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return (
      <>
        {columns.map((column) => (
          <th
            key={column}
            role="columnheader"
            scope="col"
            aria-colindex={column + 2}
            class={dayClass(sheet, column, sheet.days)}
          >
            <DayHead sheet={sheet} column={column} />
          </th>
        ))}
      </>
    );
  }, [sheet, first, last]);
}

/** The day's number under its weekday, and the signs of what lies on it. */
export function DayHead({ sheet, column }: { readonly sheet: Sheet; readonly column: number }) {
  const day = sheet.days[column];
  if (day === undefined) return null;
  const marks = sheet.marks.filter((mark) => mark.day === day.day_number);
  return (
    <>
      <span aria-hidden="true" class="weekday">
        {formats.value.weekday(day.day)}
      </span>
      <span aria-hidden="true">{formats.value.dayOfMonth(day.day)}</span>
      <span class="heard">{sheet.dayNames[column]}</span>
      {[...new Set(marks.map((mark) => mark.is))].map((is) => (
        <span key={is} class="mark-sign">
          <MarkShape is={is} />
          <span class="heard">{words.value.calendar[is]}</span>
        </span>
      ))}
    </>
  );
}
