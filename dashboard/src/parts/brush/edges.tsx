/**
 * The two edges of the window as sliders, for keys and for screen readers.
 *
 * In: the days in view. Out: moves of the window, which rests by itself. Invariant: an edge says its day and its date.
 */
import type { TargetedEvent, TargetedKeyboardEvent } from "preact";
import type { Days } from "../../address/address";
import { direction, formats, words } from "../../words/words";
import type { AgreementDays } from "./agreement_days";
import { withEdge, within } from "./days";
import { daysShown, moveTo } from "./window";

/** Days that an arrow with Shift moves an edge by. */
const LEAP = 7;

export function Edges({ days }: { readonly days: AgreementDays }) {
  const say = words.value.brush;
  return (
    <div class="brush-edges">
      <Edge edge="first" name={say.first} days={days} />
      <Edge edge="last" name={say.last} days={days} />
    </div>
  );
}

interface EdgeProps {
  readonly edge: keyof Days;
  readonly name: string;
  readonly days: AgreementDays;
}

function Edge({ edge, name, days }: EdgeProps) {
  const window = within(daysShown.value, days.last);
  const day = window[edge];
  const said = words.value.brush.day(formats.value.number(day), formats.value.shortDay(days.date(day)));
  const put = (to: number) => moveTo(withEdge(window, edge, to, days.last), "by-key");
  const move = (event: TargetedEvent<HTMLInputElement>) => put(event.currentTarget.valueAsNumber);
  const leap = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const by = leapOf(event);
    if (by === 0) return;
    event.preventDefault();
    put(day + by);
  };
  return (
    <label class="brush-edge">
      <span class="brush-edge-name">{name}</span>
      <input
        type="range"
        min={0}
        max={days.last}
        value={day}
        aria-valuetext={said}
        onInput={move}
        onKeyDown={leap}
      />
      <span class="brush-edge-day">{said}</span>
    </label>
  );
}

/** Returns by how many days an arrow with Shift moves; 0: it is none. */
function leapOf({ shiftKey, key }: KeyboardEvent): number {
  if (!shiftKey) return 0;
  const onwards = direction.peek() === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === onwards || key === "ArrowUp") return LEAP;
  return key.startsWith("Arrow") ? -LEAP : 0;
}
