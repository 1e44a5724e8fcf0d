/**
 * Plays the days: moves the window by a day, so many times a second.
 *
 * In: the days in view. Out: moves of the window. Invariant: nothing moves by itself unless it was asked to, and never
 * where the device asks for less motion: there the days move a press at a time. Invariant: it stops at the last day.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { formats, words } from "../../words/words";
import type { AgreementDays } from "./agreement_days";
import { movedBy, played, within } from "./days";
import { daysShown, moveTo, rest } from "./window";

const SPEEDS = [1, 2, 4, 8] as const;
const FIRST_SPEED = 2;

export function Player({ days }: { readonly days: AgreementDays }) {
  const say = words.value.brush;
  const speed = useSignal<number>(FIRST_SPEED);
  const playing = usePlaying(days.last, speed.value);
  const step = (by: number) => {
    moveTo(movedBy(startOf(days.last), by, days.last), "held");
    rest();
  };
  return (
    <div class="brush-player on-screen">
      <button type="button" onClick={() => step(-1)} aria-label={say.back} title={say.back}>
        <Sign path="M10 3L5 8l5 5" />
      </button>
      {!lessMotion() && (
        <button type="button" aria-pressed={playing.value} onClick={() => playing.turn()}>
          {playing.value ? say.pause : say.play}
        </button>
      )}
      <button type="button" onClick={() => step(1)} aria-label={say.on} title={say.on}>
        <Sign path="M6 3l5 5-5 5" />
      </button>
      {!lessMotion() && (
        <label>
          {say.speed}{" "}
          <select
            value={speed.value}
            onChange={(event) => {
              speed.value = Number(event.currentTarget.value);
            }}
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {formats.value.number(one)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function usePlaying(last: number, speed: number) {
  const playing = useSignal(false);
  useEffect(() => {
    if (!playing.value) return;
    const timer = setInterval(() => {
      const days = within(daysShown.peek(), last);
      if (days.last >= last) playing.value = false;
      else moveTo(played(days, last), "held");
    }, 1000 / speed);
    return () => {
      clearInterval(timer);
      rest();
    };
  }, [playing, playing.value, last, speed]);
  const turn = () => {
    if (!playing.peek()) moveTo(fromStart(startOf(last), last), "held");
    playing.value = !playing.peek();
  };
  return { value: playing.value, turn };
}

/** The window that is played: the one in view; of all days the first. */
function startOf(last: number) {
  return daysShown.peek() === null ? { first: 0, last: 0 } : within(daysShown.peek(), last);
}

/** At the end it begins again. */
function fromStart(days: { first: number; last: number }, last: number) {
  return days.last >= last ? { first: 0, last: days.last - days.first } : days;
}

function lessMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function Sign({ path }: { readonly path: string }) {
  return (
    <svg class="shape brush-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}
