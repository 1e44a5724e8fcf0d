/**
 * The chart as a table: each day in view with its incidents by class.
 *
 * In: what is charted, the days in view once they rest. Invariant: a day without a report says so, and is not left out.
 */
import { useSignal } from "@preact/signals";
import { address } from "../../address/live";
import { ClassMark } from "../../look/class_sign";
import { formats, words } from "../../words/words";
import type { Charted } from "./brush";
import { within } from "./days";

/** Longer tables are not read, and slow the page. */
const ROWS_MAX = 400;

export function DayTable({ of }: { readonly of: Charted }) {
  const open = useSignal(false);
  const say = words.value.brush.table;
  return (
    <details
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{say.title}</summary>
      {open.value && <Rows of={of} />}
    </details>
  );
}

function Rows({ of: { counts, classes, days } }: { readonly of: Charted }) {
  const say = words.value.brush;
  const window = address.value.days === null ? counts.days : within(address.value.days, days.last);
  const length = window.last - window.first + 1;
  if (length > ROWS_MAX) return <p>{say.table.tooLong(formats.value.number(ROWS_MAX))}</p>;
  const shown = classes
    .map((word, of) => ({ word, of }))
    .filter(({ of }) => counts.byClass[of]?.some((n) => n > 0));
  const ofDay = (day: number, of: number) => counts.byClass[of]?.[day - counts.days.first] ?? 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too.
    <section class="scroll" tabIndex={0} aria-label={say.chart}>
      <table>
        <caption class="heard">{say.chart}</caption>
        <thead>
          <tr>
            <th scope="col">{say.table.day}</th>
            {shown.reverse().map(({ word }) => (
              <th key={word} scope="col">
                <ClassMark of={word} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length }, (_, n) => window.first + n).map((day) => (
            <tr key={day}>
              <th scope="row">
                {say.day(formats.value.number(day), formats.value.shortDay(days.date(day)))}
              </th>
              {shown.some(({ of }) => ofDay(day, of) > 0) ? (
                shown.map(({ of, word }) => (
                  <td key={word} class="figure">
                    {formats.value.number(ofDay(day, of))}
                  </td>
                ))
              ) : (
                <td colSpan={shown.length} class="soft">
                  {say.table.none}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
