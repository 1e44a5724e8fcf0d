/**
 * Discs on the map and in its legend: where an incident may have been, in the colour and the hatching of its class.
 *
 * In: the classes that share a place, the weightiest first, and a radius. Out: a drawing on a canvas around its origin: a
 * disc in as many equal parts as there are classes. Invariant: two classes differ in hatching or edge, not in colour alone.
 * Invariant: a part's size says nothing: parts are equal, whatever their numbers, so that nobody reads shares from them.
 */
import { computed } from "@preact/signals";
import { colourOf, type Token } from "./colours";
import type { IncidentClass } from "./lists";

type Hatching = "cross" | "rising" | "bars" | "dots" | "dashes" | "level";

interface ClassLook {
  /** `null`: the ground is seen through it. */
  readonly fill: Token | null;
  readonly edge: Token;
  readonly hatching: Hatching | null;
  readonly edgePx: number;
  readonly broken?: boolean;
}

const LOOKS: Readonly<Record<IncidentClass, ClassLook>> = {
  grave: { fill: "breached", edge: "breached-edge", hatching: "cross", edgePx: 2 },
  minor: { fill: "breached", edge: "breached-edge", hatching: "rising", edgePx: 1.2 },
  contested: { fill: "contested", edge: "contested-edge", hatching: "bars", edgePx: 1.2 },
  undetermined: { fill: "undetermined-edge", edge: "undetermined-edge", hatching: "dots", edgePx: 1.2 },
  pending: { fill: "undetermined-edge", edge: "undetermined-edge", hatching: "dashes", edgePx: 1.2 },
  "no-violation": { fill: "kept", edge: "kept-edge", hatching: null, edgePx: 1.2 },
  "not-an-incident": { fill: null, edge: "kept-edge", hatching: null, edgePx: 1.4, broken: true },
  beside: { fill: "mark", edge: "mark", hatching: "level", edgePx: 1.2 },
  "not-applicable": { fill: null, edge: "edge", hatching: null, edgePx: 1.2 },
};

/** How much of the ground a disc hides. */
const FILL_ALPHA = 0.24;
const HATCH_ALPHA = 0.75;
const BAR_ALPHA = 0.5;
/** Side of the square that a hatching repeats. */
const TILE_PX = 7;
const FULL_TURN = 2 * Math.PI;

/** Paints discs in the colours of now. */
export const discPainter = computed(() => new DiscPainter(colourOf.value));

interface Paint {
  readonly fill: string | null;
  readonly hatching: CanvasPattern | null;
  readonly edge: string;
  readonly edgePx: number;
  readonly dash: readonly number[];
}

export class DiscPainter {
  private readonly paints = new Map<string, Paint>();

  constructor(private readonly colour: (token: Token) => string) {}

  /** Paints a disc around the origin of the canvas, whose unit is a CSS pixel. */
  paint(canvas: CanvasRenderingContext2D, classes: readonly string[], radius: number): void {
    const part = FULL_TURN / classes.length;
    classes.forEach((word, n) => {
      this.paintPart(canvas, this.paintOf(canvas, word), radius, n * part, (n + 1) * part);
    });
  }

  /** Paints one part; angles turn clockwise from the top. */
  private paintPart(
    canvas: CanvasRenderingContext2D,
    paint: Paint,
    radius: number,
    from: number,
    to: number,
  ) {
    const inner = Math.max(radius - paint.edgePx / 2, 0.5);
    canvas.beginPath();
    if (to - from < FULL_TURN) canvas.moveTo(0, 0);
    canvas.arc(0, 0, inner, from - FULL_TURN / 4, to - FULL_TURN / 4);
    canvas.closePath();
    fill(canvas, paint.fill, FILL_ALPHA);
    fill(canvas, paint.hatching, HATCH_ALPHA);
    canvas.setLineDash(paint.dash);
    canvas.lineWidth = paint.edgePx;
    canvas.strokeStyle = paint.edge;
    canvas.stroke();
  }

  /** Returns the fill of a bar: the class's colour and hatching. */
  texture(canvas: CanvasRenderingContext2D, word: string): CanvasPattern | null {
    return tiled(canvas, (drawing, side) => {
      const paint = this.paintOf(canvas, word);
      drawing.rect(0, 0, side, side);
      fill(drawing, paint.fill, BAR_ALPHA);
      drawing.strokeStyle = paint.edge;
      drawing.fillStyle = paint.edge;
      const { hatching } = lookOf(word);
      if (hatching !== null) HATCHINGS[hatching](drawing, side);
    });
  }

  /** Returns the colour of a class's edge. */
  edge(canvas: CanvasRenderingContext2D, word: string): string {
    return this.paintOf(canvas, word).edge;
  }

  private paintOf(canvas: CanvasRenderingContext2D, word: string): Paint {
    const known = this.paints.get(word);
    if (known !== undefined) return known;
    const look = lookOf(word);
    const paint = {
      fill: look.fill === null ? null : this.colour(look.fill),
      hatching: look.hatching === null ? null : hatching(canvas, look.hatching, this.colour(look.edge)),
      edge: this.colour(look.edge),
      edgePx: look.edgePx,
      dash: look.broken ? [3, 2.5] : [],
    };
    this.paints.set(word, paint);
    return paint;
  }
}

/** Whether the page knows a class; a newer server's word is drawn as undetermined, and named by itself. */
export function isClass(word: string): word is IncidentClass {
  return word in LOOKS;
}

function lookOf(word: string): ClassLook {
  return isClass(word) ? LOOKS[word] : LOOKS.undetermined;
}

function fill(canvas: CanvasRenderingContext2D, style: string | CanvasPattern | null, alpha: number): void {
  if (style === null) return;
  canvas.globalAlpha = alpha;
  canvas.fillStyle = style;
  canvas.fill();
  canvas.globalAlpha = 1;
}

function hatching(canvas: CanvasRenderingContext2D, which: Hatching, colour: string): CanvasPattern | null {
  return tiled(canvas, (drawing, side) => {
    drawing.strokeStyle = colour;
    drawing.fillStyle = colour;
    HATCHINGS[which](drawing, side);
  });
}

/** Makes a pattern of a tile, as fine as the screen, for a canvas whose unit is a CSS pixel. */
function tiled(
  canvas: CanvasRenderingContext2D,
  draw: (drawing: CanvasRenderingContext2D, side: number) => void,
): CanvasPattern | null {
  const tile = document.createElement("canvas");
  tile.width = Math.round(TILE_PX * window.devicePixelRatio);
  tile.height = tile.width;
  const drawing = tile.getContext("2d");
  if (drawing === null) return null;
  drawing.scale(tile.width / TILE_PX, tile.width / TILE_PX);
  drawing.lineWidth = 1;
  draw(drawing, TILE_PX);
  const pattern = canvas.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(TILE_PX / tile.width));
  return pattern;
}

/** Draws lines, each from and to in parts of the tile. */
function lines(drawing: CanvasRenderingContext2D, side: number, all: readonly (readonly number[])[]): void {
  drawing.beginPath();
  for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of all) {
    drawing.moveTo(x1 * side, y1 * side);
    drawing.lineTo(x2 * side, y2 * side);
  }
  drawing.stroke();
}

/** Diagonals run over the corners, so that the tiles join. */
const RISING = [
  [-0.5, 0.5, 0.5, -0.5],
  [-0.5, 1.5, 1.5, -0.5],
  [0.5, 1.5, 1.5, 0.5],
] as const;
const FALLING = RISING.map(([x1, y1, x2, y2]) => [x1, 1 - y1, x2, 1 - y2] as const);

const HATCHINGS: Readonly<Record<Hatching, (drawing: CanvasRenderingContext2D, side: number) => void>> = {
  cross: (drawing, side) => lines(drawing, side, [...RISING, ...FALLING]),
  rising: (drawing, side) => lines(drawing, side, RISING),
  bars: (drawing, side) => {
    drawing.lineWidth = side / 3;
    lines(drawing, side, [[0.5, 0, 0.5, 1]]);
  },
  dots: (drawing, side) => {
    drawing.beginPath();
    drawing.arc(side / 2, side / 2, side / 6, 0, FULL_TURN);
    drawing.fill();
  },
  dashes: (drawing, side) => lines(drawing, side, [[0.1, 0.5, 0.6, 0.5]]),
  level: (drawing, side) => lines(drawing, side, [[0, 0.5, 1, 0.5]]),
};
