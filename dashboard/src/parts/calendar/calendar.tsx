/**
 * The calendar: where each promise stands, by party and area, day by day, in colour and shape together.
 *
 * In: rows of standing under the chosen reading, and under the default one for marking what changed; the address's `days`
 * and what it narrows. Out: `go({ selected: { is: "cell", … } })`. Invariant: a day without a row is shown as having none,
 * never as kept.
 */
import "./calendar.css";
import type { components } from "../../api/schema";
import { Go } from "../../frame/go";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Shown } from "../../frame/shown";
import { answer, calendar } from "../../loaded/answers";
import { printing } from "../../look/printing";
import { formats, words } from "../../words/words";
import { Filters } from "./filters";
import { Grid } from "./grid";
import { Legend } from "./legend";
import { Marks } from "./marks";
import { PaperGrid } from "./paper";
import { type Sheet, sheet } from "./sheet";

type AnswerView = components["schemas"]["AnswerView"];
type CalendarView = components["schemas"]["CalendarView"];

export function Calendar(_: PartProps) {
  return (
    <Part id="calendar" title={words.value.calendar.title}>
      <Shown of={answer}>
        {(terms) => (
          <Shown of={calendar}>{(standing) => <Standing terms={terms} standing={standing} />}</Shown>
        )}
      </Shown>
    </Part>
  );
}

interface StandingProps {
  readonly terms: AnswerView;
  readonly standing: CalendarView;
}

function Standing({ terms, standing }: StandingProps) {
  const say = words.value.calendar;
  if (standing.rows.length === 0) return <p>{say.empty}</p>;
  return (
    <>
      <Filters terms={terms} />
      <Legend />
      <Days terms={terms} />
    </>
  );
}

function Days({ terms }: Pick<StandingProps, "terms">) {
  const drawn = sheet.value;
  const say = words.value.calendar;
  if (drawn === null) return null;
  const { changes, days } = drawn;
  const [first] = terms.days;
  return (
    <>
      <InView sheet={drawn} all={terms.days.length} />
      {changes !== null && <p>{changes === 0 ? say.noChanges : say.changes(changes)}</p>}
      {days.length > 0 && (printing.value ? <PaperGrid sheet={drawn} /> : <Grid sheet={drawn} />)}
      <Marks sheet={drawn} />
      {first && <p class="soft">{say.dayBegins(formats.value.time(first.starts), terms.case.timezone)}</p>}
    </>
  );
}

function InView({ sheet: { days }, all }: { readonly sheet: Sheet; readonly all: number }) {
  const { calendar: say, frame } = words.value;
  const [first, last] = [days[0], days.at(-1)];
  return (
    <p class="soft">
      {first && last
        ? say.inView(formats.value.day(first.day), formats.value.day(last.day), frame.days(days.length))
        : say.noDays}{" "}
      {days.length < all && <Go change={{ days: null }}>{say.allDays}</Go>}
    </p>
  );
}
