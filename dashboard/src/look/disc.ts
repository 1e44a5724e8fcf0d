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

interface Paint {
  readonly fill: string | null;
  readonly hatching: CanvasPattern | null;
  readonly edge: string;
  readonly edgePx: number;
  readonly dash: readonly number[];
}

type Drawing = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints discs in the colours of now. */
export const discPainter = computed(() => new DiscPainter(colourOf.value));

export class DiscPainter {
  private readonly paints = new Map<string, Paint>();

  constructor(private readonly colour: (token: Token) => string) {}

  /** Paints a disc around the origin of the canvas, whose unit is a CSS pixel: an equal part for each class. */
  paint(canvas: Drawing, classes: readonly string[], radius: number): void {
    const part = FULL_TURN / classes.length;
    classes.forEach((word, n) => {
      const from = n * part - FULL_TURN / 4;
      canvas.beginPath();
      if (classes.length > 1) canvas.moveTo(0, 0);
      canvas.arc(0, 0, radius, from, from + part);
      if (classes.length > 1) canvas.lineTo(0, 0);
      this.fillAndEdge(canvas, word);
    });
  }

  private fillAndEdge(canvas: Drawing, word: string): void {
    const paint = this.paintOf(canvas, word);
    if (paint.fill !== null) {
      canvas.fillStyle = paint.fill;
      canvas.fill();
    }
    if (paint.hatching !== null) {
      canvas.fillStyle = paint.hatching;
      canvas.fill();
    }
    canvas.setLineDash(paint.dash);
    canvas.lineWidth = paint.edgePx;
    canvas.strokeStyle = paint.edge;
    canvas.stroke();
  }

  /** Returns the fill of a bar: the class's colour and hatching. */
  texture(canvas: Drawing, word: string): CanvasPattern | null {
    const { fill, hatching } = lookOf(word);
    return tiled(canvas, (drawing, side) => {
      if (fill !== null) drawing.fillStyle = seeThrough(this.colour(fill), BAR_ALPHA);
      if (fill !== null) drawing.fillRect(0, 0, side, side);
      drawing.strokeStyle = this.edge(word);
      drawing.fillStyle = this.edge(word);
      if (hatching !== null) HATCHINGS[hatching](drawing, side);
    });
  }

  /** Returns the colour of a class's edge. */
  edge(word: string): string {
    return this.colour(lookOf(word).edge);
  }

  /** Whether bars of a class have no ground of their own, so that only an edge shows them. */
  isBare(word: string): boolean {
    return lookOf(word).fill === null;
  }

  private paintOf(canvas: Drawing, word: string): Paint {
    const known = this.paints.get(word);
    if (known !== undefined) return known;
    const look = lookOf(word);
    const paint = {
      fill: look.fill === null ? null : seeThrough(this.colour(look.fill), FILL_ALPHA),
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

/** Returns a colour, given as `rgb(…)`, that lets the ground through. */
function seeThrough(colour: string, alpha: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);
}

/** Makes the hatching of a disc. */
function hatching(canvas: Drawing, which: Hatching, colour: string): CanvasPattern | null {
  return tiled(canvas, (drawing, side) => {
    drawing.globalAlpha = HATCH_ALPHA;
    drawing.strokeStyle = colour;
    drawing.fillStyle = colour;
    HATCHINGS[which](drawing, side);
  });
}

/** Makes a pattern of a tile, as fine as the screen, for a canvas whose unit is a CSS pixel. */
function tiled(
  canvas: Drawing,
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
