/**
 * A small strip of days: for each run of like days a form, high or low, full or hollow, so that it reads in grey too.
 *
 * In: runs, and the days of the case. Out: an SVG as wide as its place, with its runs in words. Invariant: kept is low,
 * what breaks is high; nobody looking is hollow, and a day of which nothing is said is blank: neither looks like kept.
 */
import type { ComponentChildren } from "preact";
import type { components } from "../../api/schema";
import type { ClockSign, Standing } from "../../look/lists";
import { formats, words } from "../../words/words";
import type { Run } from "./runs";

type Day = components["schemas"]["DayView"];
export type Sign = Standing | ClockSign;

/** Units of the drawing: a day is one wide; the height is free. */
const HEIGHT = 10;
const LOW = 5;
const MIDDLE = 2;

export interface StripProps {
  readonly runs: readonly Run<Sign>[];
  readonly days: readonly Day[];
  /** What a sign is called. */
  label(sign: Sign): string;
  /** What the strip is of. */
  readonly of: string;
}

export function Strip({ runs, days, label, of }: StripProps) {
  const first = days[0]?.day_number ?? 0;
  const inWords = runs.map((run) => wordsOf(run, days, label));
  const heard = [of, ...inWords].join("; ");
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${Math.max(days.length, 1)} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={heard}
    >
      {runs.map((run, at) => (
        <g key={run.first} class={`is-${run.sign}`}>
          <title>{inWords[at]}</title>
          {formOf(run.sign, run.first - first, run.last - run.first + 1)}
        </g>
      ))}
    </svg>
  );
}

/** One sign alone, for the legend. */
export function StripSign({ of }: { readonly of: Sign }) {
  return (
    <svg class="strip strip-sign" viewBox={`0 0 1 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <g class={`is-${of}`}>{formOf(of, 0, 1)}</g>
    </svg>
  );
}

function formOf(sign: Sign, x: number, width: number): ComponentChildren {
  switch (sign) {
    case "kept":
    case "met":
      return <rect class="strip-full" x={x} y={HEIGHT - LOW} width={width} height={LOW} />;
    case "breached":
    case "broken":
      return <rect class="strip-full" x={x} y={0} width={width} height={HEIGHT} />;
    case "contested":
    case "may-be-broken":
      return (
        <>
          <rect class="strip-hollow" x={x} y={0} width={width} height={HEIGHT} />
          <path class="strip-full" d={halves(x, width)} />
        </>
      );
    case "undetermined":
    case "unknown":
      return <rect class="strip-edge" x={x} y={(HEIGHT - MIDDLE) / 2} width={width} height={MIDDLE} />;
    case "not-monitored":
      return <rect class="strip-hollow strip-broken" x={x} y={0} width={width} height={HEIGHT} />;
    case "reset":
      return null; // Set back is drawn over a day of the clock, and these strips have no room for it.
  }
}

/** Half of each day: over a whole run it would look like a decline. */
function halves(x: number, width: number): string {
  return Array.from({ length: width }, (_, at) => `M${x + at} ${HEIGHT}V0L${x + at + 1} ${HEIGHT}z`).join("");
}

/** "12 September 2016 to 14 September 2016: breached". */
function wordsOf(
  { first, last, sign }: Run<Sign>,
  days: readonly Day[],
  label: (sign: Sign) => string,
): string {
  const say = words.value.compare;
  const dayOf = (number: number) => {
    const found = days.find(({ day_number }) => day_number === number);
    return found ? formats.value.shortDay(found.day) : formats.value.number(number);
  };
  const when = first === last ? dayOf(first) : say.span(dayOf(first), dayOf(last));
  return say.run(when, label(sign));
}
