/**
 * One picture of the incidents: every disc in view, where the camera has it, with numbers where there is room.
 *
 * In: a scene, a camera, the manner of drawing. Out: a drawing on a canvas, the largest discs first. Invariant: a disc is as large as its uncertainty on the ground, or as
 * {@link RADIUS_PX_MIN} where that could not be seen. Invariant: parts of a disc are equal; none is as large as its number.
 */
import type { Place } from "../../address/address";
import type { DiscPainter } from "../../look/disc";
import { Copies } from "./copies";
import type { Level } from "./levels";
import { mercatorX, mercatorY, worldSize } from "./mercator";
import { NUMBERED_PX, Numbers, placeOfNumber } from "./numbers";
import type { Scene } from "./scene";
import { discCounts } from "./tally";

/** Where the map looks: its middle as a fraction of the whole earth's square, its zoom, its size in pixels. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

export interface Manner {
  readonly painter: DiscPainter;
  readonly ink: string;
  readonly halo: string;
  number(n: number): string;
}

/** A disc on the screen. */
interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Incidents by number of the class. */
  readonly counts: Uint32Array;
  /** The numbers of the classes that it has, the weightiest first. */
  readonly classes: readonly number[];
}

const RADIUS_PX_MIN = 2.5;

export class Picture {
  private counted: {
    readonly spots: Uint32Array;
    readonly level: Level;
    readonly discs: Uint32Array;
  } | null = null;
  private readonly copies: Copies;

  constructor(
    private readonly canvas: CanvasRenderingContext2D,
    private readonly manner: Manner,
    private readonly scale: number,
  ) {
    this.copies = new Copies(canvas, manner.painter, scale);
  }

  draw(scene: Scene, camera: Camera, chosen: Place | null): void {
    const { canvas, scale } = this;
    canvas.setTransform(scale, 0, 0, scale, 0, 0);
    canvas.clearRect(0, 0, camera.width, camera.height);
    const world = worldSize(camera.zoom);
    const discs = this.discsIn(scene, camera, world);
    this.copies.beginFrame();
    for (const { classes, x, y, radius } of discs) {
      this.copies.draw(
        classes.map((of) => scene.points.classes[of] ?? ""),
        x,
        y,
        radius,
      );
    }
    canvas.setLineDash([]);
    this.number(camera, discs);
    if (chosen !== null) this.frame(chosen, camera, world);
  }

  private discsIn(scene: Scene, camera: Camera, world: number): readonly Drawn[] {
    const level = scene.levels.at(world);
    const counts = this.countsOf(scene, level);
    const words = scene.shows.classes.length;
    const discs: Drawn[] = [];
    for (let disc = 0; disc < level.count; disc++) {
      const radius = Math.max((level.radius[disc] ?? 0) * world, RADIUS_PX_MIN);
      const x = ((level.x[disc] ?? 0) - camera.x) * world + camera.width / 2;
      const y = ((level.y[disc] ?? 0) - camera.y) * world + camera.height / 2;
      if (x + radius < 0 || y + radius < 0 || x - radius > camera.width || y - radius > camera.height)
        continue;
      const own = counts.subarray(disc * words, (disc + 1) * words);
      const classes = classesIn(own);
      if (classes.length > 0) discs.push({ x, y, radius, counts: own, classes });
    }
    return discs.sort((one, other) => other.radius - one.radius);
  }

  /** The counts of a level hold until the scene changes; they do not when the map moves. */
  private countsOf(scene: Scene, level: Level): Uint32Array {
    if (this.counted?.spots !== scene.counts || this.counted.level !== level) {
      const discs = discCounts(level.ofSpot, level.count, scene.counts, scene.shows.classes.length);
      this.counted = { spots: scene.counts, level, discs };
    }
    return this.counted.discs;
  }

  private number(camera: Camera, discs: readonly Drawn[]): void {
    const numbers = new Numbers(this.canvas, camera.width, camera.height, this.manner);
    const inner = innerOnes(discs);
    for (const disc of discs) {
      if (disc.radius < NUMBERED_PX) continue;
      const within = inner.get(disc) ?? 0;
      disc.classes.forEach((of, n) => {
        const count = disc.counts[of] ?? 0;
        const { x, y } = placeOfNumber(n, disc.classes.length, disc.radius, within);
        if (count > 1) numbers.write(this.manner.number(count), disc.x + x, disc.y + y);
      });
    }
  }

  /** Frames the chosen cell. */
  private frame({ west, south }: Place, camera: Camera, world: number): void {
    const x = (tenths: number) => (mercatorX(tenths / 10) - camera.x) * world + camera.width / 2;
    const y = (tenths: number) => (mercatorY(tenths / 10) - camera.y) * world + camera.height / 2;
    const [left, top] = [x(west), y(south + 1)];
    const [width, height] = [Math.max(x(west + 1) - left, 6), Math.max(y(south) - top, 6)];
    for (const [style, line] of [
      [this.manner.halo, 5],
      [this.manner.ink, 2],
    ] as const) {
      this.canvas.strokeStyle = style;
      this.canvas.lineWidth = line;
      this.canvas.strokeRect(left, top, width, height);
    }
  }
}

/** Returns the numbers of the classes that occur, the weightiest first. */
function classesIn(counts: Uint32Array): number[] {
  const classes: number[] = [];
  for (let of = counts.length - 1; of >= 0; of--) if (counts[of] !== 0) classes.push(of);
  return classes;
}

/** Returns for discs around the same middle as a smaller one how far that reaches. The larger come first. */
function innerOnes(discs: readonly Drawn[]): ReadonlyMap<Drawn, number> {
  const inner = new Map<Drawn, number>();
  const smaller = new Map<number, Drawn>();
  for (const disc of discs.toReversed()) {
    const middle = Math.round(disc.x) * 100_000 + Math.round(disc.y);
    inner.set(disc, smaller.get(middle)?.radius ?? 0);
    smaller.set(middle, disc);
  }
  return inner;
}
