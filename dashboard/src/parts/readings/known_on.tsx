/**
 * As known on: a day by whose end everything must have been published, or the latest.
 *
 * In: the address's date; since when the agreement binds, from the answer. Out: `go({ asKnownOn })`. Invariant: the page
 * says what the date leaves out, reports without a date of publication among it.
 */
import type { TargetedEvent } from "preact";
import { useId } from "preact/hooks";
import { address, go } from "../../address/live";
import type { components } from "../../api/schema";
import { answer } from "../../loaded/answers";
import { valueIn } from "../../loaded/loaded";
import { formats, words } from "../../words/words";
import { type Bounds, boundsOf, localDate, stepFrom } from "./days";

type AnswerView = components["schemas"]["AnswerView"];

export function KnownOn() {
  const say = words.value.readings;
  const known = valueIn(answer.now.value);
  const date = address.value.asKnownOn;
  return (
    <fieldset class="choice known-on">
      <legend>{say.asKnown.legend}</legend>
      <p class="print-only">
        {date === null ? say.asKnownNow : `${say.asKnownOn}: ${formats.value.day(date)}`}
      </p>
      {known && <Controls date={date} known={known} />}
      <p class="soft">
        {say.asKnown.means} {say.asKnown.undated}
      </p>
      <LeftOut />
    </fieldset>
  );
}

/** How many reports the date leaves out, once that is known. */
function LeftOut() {
  const now = answer.now.value;
  if (now.is !== "good" || !now.value.as_known_on) return null;
  return <p>{words.value.readings.asKnown.leftOut(now.value.reports_left_out)}</p>;
}

interface ControlsProps {
  readonly date: string | null;
  readonly known: AnswerView;
}

function Controls({ date, known }: ControlsProps) {
  const say = words.value.readings;
  const bounds = boundsOf(known.case.in_force, localDate(new Date()));
  const from = date ?? known.days.at(-1)?.day ?? bounds.last;
  const field = useId();
  return (
    <div class="known-on-controls on-screen">
      <label for={field}>{say.asKnownOn}</label>
      <DateField id={field} date={date} bounds={bounds} />
      <Step to={stepFrom(from, -1, bounds)}>{say.asKnown.before}</Step>
      <Step to={stepFrom(from, 1, bounds)}>{say.asKnown.after}</Step>
      <button type="button" disabled={date === null} onClick={() => go({ asKnownOn: null })}>
        {say.asKnown.latest}
      </button>
    </div>
  );
}

interface DateFieldProps {
  readonly id: string;
  readonly date: string | null;
  readonly bounds: Bounds;
}

/** Typing passes through years such as 0002: what is out of bounds is not asked for, and said once it is left. */
function DateField({ id, date, bounds }: DateFieldProps) {
  const take = ({ currentTarget: field }: TargetedEvent<HTMLInputElement>) => {
    if (field.value !== "" && field.validity.valid) go({ asKnownOn: field.value });
  };
  const tell = ({ currentTarget: field }: TargetedEvent<HTMLInputElement>) => {
    const { day } = formats.peek();
    const outside = field.validity.rangeUnderflow || field.validity.rangeOverflow;
    field.setCustomValidity(
      outside ? words.peek().readings.asKnown.outside(day(bounds.first), day(bounds.last)) : "",
    );
    field.reportValidity();
    field.setCustomValidity("");
  };
  return (
    <input
      id={id}
      type="date"
      value={date ?? ""}
      min={bounds.first}
      max={bounds.last}
      onChange={take}
      onBlur={tell}
    />
  );
}

interface StepProps {
  /** `null`: there is no further day. */
  readonly to: string | null;
  readonly children: string;
}

function Step({ to, children }: StepProps) {
  return (
    <button type="button" disabled={to === null} onClick={() => go({ asKnownOn: to })}>
      {children}
    </button>
  );
}
