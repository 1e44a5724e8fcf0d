/**
 * The second way to run a clock: only recorded decisions set it back.
 *
 * In: the days of the need, and for each the days since the start or the last such decision. Out: a strip of figures, the
 * days of decisions marked. Invariant: it says nothing of whether a day was kept: its cells have no colour of standing.
 */
import type { components } from "../../api/schema";
import { Fold, foldAt } from "../../frame/folded";
import { Go } from "../../frame/go";
import { ClockShape } from "../../look/shapes";
import { formats, words } from "../../words/words";
import type { About } from "./resting";

type ClockDay = components["schemas"]["ClockDayView"];

/** More days than these are folded away, as in the strip above. */
const DAYS_SHOWN = 42;

export interface DecisionClockProps {
  readonly days: readonly ClockDay[];
  readonly since: readonly number[];
  readonly about: About;
}

export function DecisionClock({ days, since, about }: DecisionClockProps) {
  const say = words.value.answer.clock;
  const from = days.length - foldAt(days.length, DAYS_SHOWN);
  const drawn = (first: number, end: number) => (
    <ol class="clock-days">
      {days.slice(first, end).map((day, at) => (
        <DecisionDay key={day.day_number} day={day} since={since[first + at] ?? 0} about={about} />
      ))}
    </ol>
  );
  return (
    <>
      <p class="soft">{say.decisions}</p>
      {from > 0 && <Fold summary={say.earlier(from)}>{() => drawn(0, from)}</Fold>}
      {drawn(from, days.length)}
    </>
  );
}

function DecisionDay({
  day,
  since,
  about,
}: {
  readonly day: ClockDay;
  readonly since: number;
  readonly about: About;
}) {
  const say = words.value.answer.clock;
  const label = [
    say.day(formats.value.number(day.day_number), formats.value.shortDay(day.day)),
    day.reset_by ? say.setBack(day.reset_by) : say.since(since),
  ].join(": ");
  return (
    <li>
      <span class="soft" aria-hidden="true">
        {formats.value.number(Number(day.day.slice(-2)))}
      </span>
      <Go
        change={{ selected: { is: "gate", phase: about.phase } }}
        class={`cell${day.reset_by ? " is-reset" : ""}`}
        aria-label={label}
        title={label}
      >
        {day.reset_by && <ClockShape of="reset" />}
        {formats.value.number(since)}
      </Go>
    </li>
  );
}
