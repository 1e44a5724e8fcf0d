/**
 * The heads of the columns: months, days, and the signs of what lies on a day.
 *
 * In: the sheet and which days are drawn. Out: two table rows that stay in sight, and a list that says the marks in full.
 */
import { useMemo } from "preact/hooks";
import { ClockShape } from "../../look/shapes";
import { formats, words } from "../../words/words";
import { type Day, type Mark, monthsOf, type Stretch } from "./days";
import type { Sheet } from "./sheet";

export interface HeadsProps {
  readonly sheet: Sheet;
  readonly stretch: Stretch;
}

export function Heads({ sheet, stretch }: HeadsProps) {
  return useMemo(() => <DrawnHeads sheet={sheet} stretch={stretch} />, [sheet, stretch]);
}

function DrawnHeads({ sheet, stretch: { first, last } }: HeadsProps) {
  const days = sheet.days.slice(first, last + 1);
  return (
    <thead>
      <tr aria-rowindex={1} class="months">
        <th scope="col" rowSpan={2} class="row-head corner">
          {words.value.calendar.promise}
        </th>
        <td class="pad" aria-hidden="true" />
        {monthsOf(days).map((month) => (
          <th key={month.day} scope="colgroup" colSpan={month.days}>
            <span class="month">{formats.value.month(month.day)}</span>
          </th>
        ))}
        <td class="pad" aria-hidden="true" />
      </tr>
      <tr aria-rowindex={2} class="days">
        <td class="pad" aria-hidden="true" />
        {days.map((day, at) => (
          <DayHead
            key={day.day_number}
            day={day}
            name={sheet.dayNames[first + at] ?? ""}
            column={first + at}
            marks={sheet.marks.filter((mark) => mark.day === day.day_number)}
          />
        ))}
        <td class="pad" aria-hidden="true" />
      </tr>
    </thead>
  );
}

interface DayHeadProps {
  readonly day: Day;
  readonly name: string;
  readonly column: number;
  readonly marks: readonly Mark[];
}

function DayHead({ day, name, column, marks }: DayHeadProps) {
  const kinds = [...new Set(marks.map((mark) => mark.is))];
  return (
    <th scope="col" aria-colindex={column + 2} class={kinds.includes("end") ? "ends-here" : undefined}>
      <span aria-hidden="true" class="weekday">
        {formats.value.weekday(day.day)}
      </span>
      <span aria-hidden="true">{formats.value.dayOfMonth(day.day)}</span>
      <span class="heard">{name}</span>
      {kinds.map((is) => (
        <MarkSign key={is} is={is} />
      ))}
    </th>
  );
}

/** The sign of a mark, with its word for who does not see it. */
function MarkSign({ is }: Pick<Mark, "is">) {
  const say = words.value.calendar;
  return (
    <span class="mark-sign">
      <MarkShape is={is} />
      <span class="heard">{is === "end" ? say.end : say.decision}</span>
    </span>
  );
}

export function MarkShape({ is }: Pick<Mark, "is">) {
  if (is === "decision") return <ClockShape of="reset" />;
  return (
    <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d="M2 8h8M6.5 4.500L10 8l-3.500 3.500M13.5 2v12"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
      />
    </svg>
  );
}

/** Everything that is marked, in words, with its day. */
export function Marks({ sheet: { marks, days, dayNames } }: { readonly sheet: Sheet }) {
  const say = words.value.calendar;
  if (marks.length === 0) return null;
  const nameOf = (mark: Mark) =>
    dayNames[days.findIndex((day) => day.day_number === mark.day)] ?? say.outside;
  return (
    <ul class="marks soft" aria-label={say.marks}>
      {marks.map((mark) => (
        <li key={`${mark.is} ${mark.day} ${mark.at} ${mark.says}`}>
          <MarkShape is={mark.is} /> <strong>{mark.is === "end" ? say.markEnd : say.decision}</strong> (
          {nameOf(mark)}
          ): <MarkSentence mark={mark} />
        </li>
      ))}
    </ul>
  );
}

function MarkSentence({ mark }: { readonly mark: Mark }) {
  if (mark.is === "decision") return <>{words.value.calendar.markDecision(mark.says)}</>;
  return (
    <>
      {mark.at !== null && <>{formats.value.instant(mark.at)}. </>}
      <bdi lang="en">{mark.says}</bdi>
    </>
  );
}
