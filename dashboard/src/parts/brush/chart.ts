/**
 * The chart of days: a lane for each class, all on one scale, drawn by uPlot.
 *
 * In: {@link ChartSpec}. Out: a drawing in a host element, and where days lie in it. Invariant: classes stand in lanes of
 * their own and are never stacked: no height is a sum over classes. Invariant: a day with an incident is seen, however few
 * there are beside the tallest. Invariant: days before the agreement lie on another ground.
 */
import "uplot/dist/uPlot.min.css";
import uPlot from "uplot";
import type { DiscPainter } from "../../look/disc";
import type { DayCounts, DrawnDays } from "./day_counts";
import type { Mark } from "./marks";

export interface ChartSpec {
  readonly counts: DayCounts;
  /** The classes that have a lane, the topmost first: number and word. */
  readonly lanes: readonly { readonly class: number; readonly word: string }[];
  readonly marks: readonly Mark[];
  readonly painter: DiscPainter;
  readonly colours: {
    readonly ink: string;
    readonly soft: string;
    readonly line: string;
    readonly ground: string;
  };
  readonly direction: "ltr" | "rtl";
  /** A day's name on the axis. */
  dayName(day: number): string;
}

export const LANE_PX = 34;
const AXIS_PX = 30;
/** Room above the tallest bar of a lane, as a part of it. */
const HEADROOM = 1.25;
const NAME_PX = 76;
/** Days between two names on the axis. */
const STEPS = [1, 2, 7, 14, 28, 91, 182, 364, 728, 1820, 3640];

/** Bars have an edge of one pixel, so that the lowest can still be seen. */
const BARS = uPlot.paths.bars?.({ size: [0.8, 64, 1] });

export class Chart {
  private readonly plot: uPlot;

  /** Draws into `host`. Where days lie is known once it is `ready`. */
  constructor(host: HTMLElement, width: number, spec: ChartSpec, ready: (chart: Chart) => void) {
    const options = optionsOf(spec, width);
    const hooks = { ...options.hooks, ready: [() => ready(this)] };
    this.plot = new uPlot({ ...options, hooks }, dataOf(spec), host);
  }

  /** What lies over the plotting area: the window is put there. */
  get over(): HTMLElement {
    return this.plot.over;
  }

  /** Returns where days begin and end, in pixels from the left of the plotting area. */
  span(first: number, last: number): { readonly left: number; readonly right: number } {
    const edges = [first - 0.5, last + 0.5].map((day) => this.plot.valToPos(day, "x"));
    return { left: Math.min(...edges), right: Math.max(...edges) };
  }

  /** Returns the day at so many pixels from the left of the plotting area. */
  dayAt(px: number): number {
    return Math.round(this.plot.posToVal(px, "x"));
  }

  remove(): void {
    this.plot.destroy();
  }
}

function dataOf({ counts, lanes }: ChartSpec): uPlot.AlignedData {
  const days = Array.from(
    { length: counts.days.last - counts.days.first + 1 },
    (_, n) => counts.days.first + n,
  );
  // A day without an incident has no bar, not one of no height.
  const bars = lanes.map((lane) => Array.from(counts.byClass[lane.class] ?? [], (n) => (n === 0 ? null : n)));
  return [days, ...bars];
}

function optionsOf(spec: ChartSpec, width: number): uPlot.Options {
  const { days } = spec.counts;
  const x: uPlot.Scale = {
    time: false,
    range: [days.first - 0.5, days.last + 0.5],
    dir: spec.direction === "rtl" ? -1 : 1,
  };
  return {
    width,
    height: Math.max(spec.lanes.length, 1) * LANE_PX + AXIS_PX,
    padding: [4, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x, ...Object.fromEntries(spec.lanes.map((_, n) => [`lane${n}`, laneScale(spec, n)])) },
    axes: [axisOf(spec, width)],
    series: [{}, ...spec.lanes.map(({ word }, n) => seriesOf(spec, word, n))],
    hooks: { drawClear: [(plot) => drawGround(plot, spec)], draw: [(plot) => drawMarks(plot, spec)] },
  };
}

/** A scale on which a lane's zero lies on the lane's floor; all have as many incidents to the pixel. */
function laneScale({ counts, lanes }: ChartSpec, lane: number): uPlot.Scale {
  const tall = Math.max(counts.most, 1) * HEADROOM;
  const below = lanes.length - 1 - lane;
  return { range: [-below * tall, (lane + 1) * tall] };
}

function seriesOf({ painter }: ChartSpec, word: string, lane: number): uPlot.Series {
  return {
    scale: `lane${lane}`,
    width: 1,
    stroke: (plot) => painter.edge(plot.ctx, word),
    fill: (plot) => painter.texture(plot.ctx, word, window.devicePixelRatio) ?? "transparent",
    fillTo: 0,
    ...(BARS && { paths: BARS }),
    points: { show: false },
  };
}

function axisOf({ colours, counts, dayName }: ChartSpec, width: number): uPlot.Axis {
  return {
    stroke: colours.soft,
    font: "12px system-ui, sans-serif",
    size: AXIS_PX,
    space: NAME_PX,
    incrs: STEPS,
    grid: { show: false },
    ticks: { stroke: colours.line, width: 1, size: 4 },
    values: (_, days) => days.map((day) => (hasRoom(counts.days, width, day) ? dayName(day) : null)),
  };
}

/** Whether a day's name would not be cut off at either end. */
function hasRoom({ first, last }: DrawnDays, width: number, day: number): boolean {
  const x = ((day - first + 0.5) / (last - first + 1)) * width;
  return Number.isInteger(day) && x >= NAME_PX / 2 && x <= width - NAME_PX / 2;
}

/** Puts days before the agreement on another ground, and a floor under each lane. */
function drawGround(plot: uPlot, { lanes, colours, counts }: ChartSpec): void {
  const { ctx, bbox } = plot;
  ctx.save();
  if (counts.days.first < 0) {
    const edges = [counts.days.first - 0.5, -0.5].map((day) => plot.valToPos(day, "x", true));
    const left = Math.min(...edges);
    ctx.fillStyle = colours.ground;
    ctx.globalAlpha = 0.4;
    ctx.fillRect(left, bbox.top, Math.max(...edges) - left, bbox.height);
    ctx.globalAlpha = 1;
  }
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = window.devicePixelRatio;
  lanes.forEach((_, n) => {
    const floor = Math.round(plot.valToPos(0, `lane${n}`, true));
    ctx.beginPath();
    ctx.moveTo(bbox.left, floor);
    ctx.lineTo(bbox.left + bbox.width, floor);
    ctx.stroke();
  });
  ctx.restore();
}

/** Draws ends as whole lines and decisions as broken ones, each with the number of its line in the list below. */
function drawMarks(plot: uPlot, { marks, colours }: ChartSpec): void {
  const { ctx, bbox } = plot;
  const unit = window.devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colours.ink;
  ctx.fillStyle = colours.ink;
  ctx.lineWidth = 1.5 * unit;
  ctx.font = `600 ${11 * unit}px system-ui, sans-serif`;
  ctx.textBaseline = "top";
  marks.forEach(({ at, is }, n) => {
    const x = plot.valToPos(at - 0.5, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) return;
    ctx.setLineDash(is === "end" ? [] : [4 * unit, 3 * unit]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const nearRight = x > bbox.left + bbox.width - 16 * unit;
    ctx.textAlign = nearRight ? "right" : "left";
    ctx.fillText(String(n + 1), x + (nearRight ? -3 : 3) * unit, bbox.top);
  });
  ctx.restore();
}
