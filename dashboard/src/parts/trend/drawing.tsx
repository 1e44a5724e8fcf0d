/**
 * One series drawn: a bar a day, the means of 7 and 28 days, the day on which the truce begins, and what is compared.
 *
 * In: a series and where its days lie. Out: a drawing for the eye; the same stands in tables below it, for everybody.
 * Invariant: nothing is told by colour alone: the means differ in their strokes, and what cannot be compared has a broken
 * edge. Invariant: no text stands in the drawing, so that a narrow page does not shrink it.
 */
import { formats, words } from "../../words/words";
import { gapped, type Series, type Span, topOf } from "./series";

const WIDTH = 640;
const HEIGHT = 120;
/** More days than these are drawn as means only: single days would be thinner than a hair. */
const BARS_MAX = 500;

export interface DrawingProps {
  readonly of: Series;
  readonly over: Span;
}

export function Drawing({ of, over }: DrawingProps) {
  const say = words.value.trend;
  const top = topOf(of);
  const x = (day: number) => (Math.min(over.days, Math.max(0, day)) / over.days) * WIDTH;
  const y = (value: number) => HEIGHT * (1 - Math.min(1, value / top));
  const line = (means: readonly (number | null)[]) =>
    gapped(means).map((run) => run.map(([day, mean]) => `${x(day + 0.5)} ${y(mean)}`).join("L"));
  return (
    <div class="trend-plot">
      <p class="soft trend-top">
        <bdi>{say.highest(formats.value.figure(top))}</bdi>
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <Compared of={of} over={over} x={x} />
        {of.daily.length <= BARS_MAX && (
          <path
            class="trend-days"
            d={of.daily.map((n, day) => (n > 0 ? `M${x(day + 0.5)} ${HEIGHT}V${y(n)}` : "")).join("")}
          />
        )}
        {line(of.mean_7).map((d) => (
          <path key={d} class="trend-mean-7" d={`M${d}`} />
        ))}
        {line(of.mean_28).map((d) => (
          <path key={d} class="trend-mean-28" d={`M${d}`} />
        ))}
        <path class="trend-axis" d={`M0 ${HEIGHT}H${WIDTH}`} />
        {over.start >= 0 && over.start < over.days && (
          <path class="trend-start" d={`M${x(over.start)} 0V${HEIGHT}`} />
        )}
      </svg>
      <p class="soft trend-foot">
        <bdi>{formats.value.day(over.first)}</bdi>
        <bdi>{formats.value.day(over.last)}</bdi>
      </p>
    </div>
  );
}

interface ComparedProps extends DrawingProps {
  readonly x: (day: number) => number;
}

/** The days before the start and from it on that are compared: the longest of the windows. */
function Compared({ of, over, x }: ComparedProps) {
  const window = of.windows.at(-1);
  if (window === undefined) return null;
  const [from, to] = [x(over.start - window.days), x(over.start + window.days)];
  if (to <= from) return null;
  const known = window.figures != null;
  return (
    <rect
      class={known ? "trend-band" : "trend-band trend-band-open"}
      x={from}
      y="1"
      width={to - from}
      height={HEIGHT - 2}
    />
  );
}

/** What each mark of the drawings means, drawn as it is there. */
export function Marks() {
  const say = words.value.trend.marks;
  const marks = [
    ["trend-days", "M4 14V8M9 14V3M14 14V10M19 14V6", say.day],
    ["trend-mean-7", "M0 8H24", say.mean7],
    ["trend-mean-28", "M0 8H24", say.mean28],
    ["trend-start", "M12 0V16", say.start],
  ] as const;
  return (
    <ul class="trend-marks">
      {marks.map(([look, d, word]) => (
        <li key={look}>
          <svg viewBox="0 0 24 16" aria-hidden="true">
            <path class={look} d={d} />
          </svg>
          {word}
        </li>
      ))}
      {(["trend-band", "trend-band trend-band-open"] as const).map((look, at) => (
        <li key={look}>
          <svg viewBox="0 0 24 16" aria-hidden="true">
            <rect class={look} x="1" y="1" width="22" height="14" />
          </svg>
          {at === 0 ? say.band : say.bandOpen}
        </li>
      ))}
    </ul>
  );
}
