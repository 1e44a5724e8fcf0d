/**
 * The chart of days: a lane for each class, all on one scale, on a canvas.
 *
 * In: {@link ChartSpec}. Out: a drawing in a host element, and where days lie in it. Bars on lanes and a row of dates are
 * all there is, so it is drawn here: a library of charts would weigh more than all else that is fetched with the map, base
 * map and MapLibre apart. Invariant: classes stand in lanes of their own and are never stacked: no height is a sum over
 * classes. Invariant: a day with an incident is seen, however few there are beside the tallest. Invariant: days before the
 * agreement lie on another ground.
 */
import type { DiscPainter } from "../../look/disc";
import type { DayCounts, DrawnDays } from "./day_counts";
import type { Mark } from "./marks";

export interface ChartSpec {
  readonly counts: DayCounts;
  /** The classes that have a lane, the topmost first: number and word. */
  readonly lanes: readonly Lane[];
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

export interface Lane {
  readonly class: number;
  readonly word: string;
}

/** The same as the height of a name in brush.css. */
const LANE_PX = 34;
const TALLEST_PX = 27;
const LOWEST_PX = 1.5;
const WIDEST_PX = 48;
const EDGED_PX = 4;
const AXIS_PX = 26;
const NAME_PX = 76;
/** Days between two names on the axis. */
const STEPS = [1, 2, 7, 14, 28, 91, 182, 364, 728, 1820, 3640, 18_200, 36_400];

export class Chart {
  /** What lies over the bars: pointers are heard there, and the window is put there. */
  readonly over = document.createElement("div");
  private readonly canvas = document.createElement("canvas");
  private readonly height: number;

  constructor(
    host: HTMLElement,
    private readonly width: number,
    private readonly spec: ChartSpec,
  ) {
    this.height = spec.lanes.length * LANE_PX;
    this.over.className = "brush-over";
    this.over.style.blockSize = `${this.height}px`;
    this.canvas.setAttribute("aria-hidden", "true");
    host.append(this.canvas, this.over);
    this.draw();
  }

  /** Returns where days begin and end, in pixels from the left. */
  span(first: number, last: number): { readonly left: number; readonly right: number } {
    const edges = [this.edge(first), this.edge(last + 1)];
    return { left: Math.min(...edges), right: Math.max(...edges) };
  }

  /** Returns the day at so many pixels from the left. */
  dayAt(px: number): number {
    const { counts, direction } = this.spec;
    const onwards = direction === "rtl" ? this.width - px : px;
    return counts.days.first + Math.floor((onwards / this.width) * lengthOf(counts.days));
  }

  remove(): void {
    this.canvas.remove();
    this.over.remove();
  }

  /** Returns where a day begins. */
  private edge(day: number): number {
    const { counts, direction } = this.spec;
    const onwards = ((day - counts.days.first) / lengthOf(counts.days)) * this.width;
    return direction === "rtl" ? this.width - onwards : onwards;
  }

  private draw(): void {
    const canvas = this.canvas.getContext("2d");
    if (canvas === null) return;
    const unit = window.devicePixelRatio;
    const height = this.height + AXIS_PX;
    this.canvas.width = Math.round(this.width * unit);
    this.canvas.height = Math.round(height * unit);
    this.canvas.style.inlineSize = `${this.width}px`;
    this.canvas.style.blockSize = `${height}px`;
    canvas.scale(unit, unit);
    this.drawGround(canvas);
    this.spec.lanes.forEach((lane, n) => {
      this.drawLane(canvas, lane, (n + 1) * LANE_PX - 0.5);
    });
    this.drawAxis(canvas);
    this.drawMarks(canvas);
  }

  /** Puts days before the agreement on another ground. */
  private drawGround(canvas: CanvasRenderingContext2D): void {
    const { counts, colours } = this.spec;
    if (counts.days.first >= 0) return;
    const { left, right } = this.span(counts.days.first, -1);
    canvas.globalAlpha = 0.4;
    canvas.fillStyle = colours.ground;
    canvas.fillRect(left, 0, right - left, this.height);
    canvas.globalAlpha = 1;
  }

  private drawLane(canvas: CanvasRenderingContext2D, lane: Lane, floor: number): void {
    const { counts, painter, colours } = this.spec;
    line(canvas, colours.line, [0, floor], [this.width, floor]);
    const texture = painter.texture(canvas, lane.word);
    canvas.strokeStyle = painter.edge(lane.word);
    counts.byClass[lane.class]?.forEach((n, at) => {
      if (n === 0) return;
      const { left, right } = this.span(counts.days.first + at, counts.days.first + at);
      const width = Math.max(Math.min((right - left) * 0.8, WIDEST_PX), 1);
      const height = Math.max((n / Math.max(counts.most, 1)) * TALLEST_PX, LOWEST_PX);
      const box = [(left + right - width) / 2, floor - height, width, height] as const;
      if (texture !== null) canvas.fillStyle = texture;
      canvas.fillRect(...box);
      // Edges of narrow bars would hide what they are around.
      if (width >= EDGED_PX || painter.isBare(lane.word)) canvas.strokeRect(...box);
    });
  }

  private drawAxis(canvas: CanvasRenderingContext2D): void {
    const { counts, colours, dayName } = this.spec;
    const { first, last } = counts.days;
    const dayPx = this.width / lengthOf(counts.days);
    const step = STEPS.find((days) => days * dayPx >= NAME_PX) ?? lengthOf(counts.days);
    write(canvas, colours.soft, "12px", "center", "top");
    for (let day = Math.ceil(first / step) * step; day <= last; day += step) {
      const { left, right } = this.span(day, day);
      const x = (left + right) / 2;
      line(canvas, colours.line, [x, this.height], [x, this.height + 4]);
      const hasRoom = x >= NAME_PX / 2 && x <= this.width - NAME_PX / 2;
      if (hasRoom) canvas.fillText(dayName(day), x, this.height + 7);
    }
  }

  /** Draws ends as whole lines and decisions as broken ones, each with the number of its line in the list below. */
  private drawMarks(canvas: CanvasRenderingContext2D): void {
    const { marks, colours } = this.spec;
    marks.forEach(({ at, is }, n) => {
      const x = Math.min(Math.max(this.edge(at), 1), this.width - 1);
      canvas.setLineDash(is === "end" ? [] : [4, 3]);
      line(canvas, colours.ink, [x, 0], [x, this.height], 1.5);
      const nearRight = x > this.width - 16;
      write(canvas, colours.ink, "600 11px", nearRight ? "right" : "left", "top");
      canvas.fillText(String(n + 1), x + (nearRight ? -3 : 3), 1);
    });
    canvas.setLineDash([]);
  }
}

function lengthOf({ first, last }: DrawnDays): number {
  return last - first + 1;
}

type Point = readonly [number, number];

function line(canvas: CanvasRenderingContext2D, colour: string, from: Point, to: Point, width = 1): void {
  canvas.strokeStyle = colour;
  canvas.lineWidth = width;
  canvas.beginPath();
  canvas.moveTo(...from);
  canvas.lineTo(...to);
  canvas.stroke();
  canvas.lineWidth = 1;
}

function write(
  canvas: CanvasRenderingContext2D,
  colour: string,
  size: string,
  align: CanvasTextAlign,
  baseline: CanvasTextBaseline,
): void {
  canvas.fillStyle = colour;
  canvas.font = `${size} system-ui, sans-serif`;
  canvas.textAlign = align;
  canvas.textBaseline = baseline;
}
