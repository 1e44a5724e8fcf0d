/**
 * A chart of one ledger: each tally a line over the whole of its period, as high as its number.
 *
 * In: a ledger, the stretch of days that both charts show. Out: a drawing for the eye; the same stands in the table below
 * it, for everybody. Invariant: a chart has one ledger, one unit and its own scale, which begins at zero and is written
 * beside it: two ledgers are never on one scale. Invariant: "at least" and "more than" are open at the top.
 */
import { formats } from "../../words/words";
import type { Entry, Ledger } from "./ledger";
import { daysOf, type Stretch, stretchOf, touches } from "./periods";

const WIDTH = 640;
const HEIGHT = 120;
const TOP = 28;
const FOOT = 18;

export interface ChartProps {
  readonly of: Ledger;
  readonly over: Stretch;
}

export function Chart({ of, over }: ChartProps) {
  const drawn = of.entries.flatMap((entry) => {
    const stretch = stretchOf(entry.period);
    return stretch !== null && touches(stretch, over) ? [{ entry, stretch }] : [];
  });
  const most = Math.max(1, ...drawn.map(({ entry }) => entry.count));
  const high = (count: number) => TOP + (HEIGHT - TOP) * (1 - count / most);
  return (
    <svg class="ledger-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} aria-hidden="true">
      <Scale most={most} over={over} />
      {drawn.map(({ entry, stretch }) => (
        <Line
          key={entry.report}
          entry={entry}
          from={x(stretch.from, over)}
          to={x(stretch.to, over)}
          y={high(entry.count)}
        />
      ))}
    </svg>
  );
}

/** From the first day at the start to the last at the end; in Arabic the drawing is turned as a whole. */
function x(minute: number, over: Stretch): number {
  const share = (minute - over.from) / (over.to - over.from);
  return Math.min(1, Math.max(0, share)) * WIDTH;
}

interface LineProps {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

function Line({ entry, from, to, y }: LineProps) {
  const end = Math.max(to, from + 3);
  const isOpen = entry.count_is === "at-least" || entry.count_is === "more-than";
  return (
    <g class="tally-line">
      <path d={`M${from} ${y}H${end}`} />
      <path class="tally-ends" d={`M${from} ${y - 3}V${y + 3}M${end} ${y - 3}V${y + 3}`} />
      {isOpen && <path d={`M${(from + end) / 2 - 4} ${y - 4}l4 -5l4 5`} fill="none" />}
      <text x={(from + end) / 2} y={y - (isOpen ? 12 : 4)}>
        {formats.value.number(entry.count)}
      </text>
    </g>
  );
}

/** How many days are named below a chart at most. */
const NAMED = 8;

function Scale({ most, over }: { readonly most: number; readonly over: Stretch }) {
  const days = daysOf(over);
  const step = Math.max(1, Math.ceil(days.length / NAMED));
  const width = WIDTH / days.length;
  return (
    <g class="chart-scale">
      <path d={`M0 ${HEIGHT}H${WIDTH}M0 ${TOP}H${WIDTH}`} />
      <text class="scale-most" x="0" y="12">
        {formats.value.number(most)}
      </text>
      {days.map((day, n) =>
        n % step === 0 ? (
          <text key={day} x={n * width} y={HEIGHT + FOOT - 4}>
            {n === 0 ? formats.value.shortDay(day) : formats.value.dayOfMonth(day)}
          </text>
        ) : null,
      )}
    </g>
  );
}
