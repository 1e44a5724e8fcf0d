/**
 * One picture of the incidents: every disc in view, painted where the camera has it, with numbers where there is room.
 *
 * In: a scene, a camera, a painter. Out: a drawing on a canvas. Each disc is painted once as a small picture and then
 * copied, so that thousands take a few milliseconds. Invariant: a disc is as large as its uncertainty on the ground, or as
 * {@link RADIUS_PX_MIN} where that could not be seen.
 */

import type { Place } from "../../address/address";
import type { DiscPainter } from "../../look/disc";
import type { Level } from "./levels";
import { discOf } from "./levels";
import { mercatorX, mercatorY, worldSize } from "./mercator";
import { NUMBERED_PX, Numbers, placeOfNumber } from "./numbers";
import type { Scene } from "./scene";
import { classesAt, discMasks } from "./tally";

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

const RADIUS_PX_MIN = 2.5;
/** Larger discs are painted as they are: copies of them would fill the memory. */
const COPIED_PX_MAX = 96;
/** Copies are made in so many sizes between a size and its double, and stretched between them. */
const SIZES_A_DOUBLING = 3;
const COPIES_MAX = 800;
/** Cells of the grid around the whole earth. */
const CELLS_ROUND = 3600;

export class Picture {
  private readonly copies = new Map<number, HTMLCanvasElement>();
  private masks: { of: Uint32Array; level: Level; discs: Uint32Array } | null = null;

  constructor(
    private readonly canvas: CanvasRenderingContext2D,
    private readonly manner: Manner,
    private readonly scale: number,
  ) {}

  draw(scene: Scene, camera: Camera, chosen: Place | null): void {
    const { canvas, scale } = this;
    canvas.setTransform(scale, 0, 0, scale, 0, 0);
    canvas.clearRect(0, 0, camera.width, camera.height);
    const world = worldSize(camera.zoom);
    const level = scene.levels.at(world / CELLS_ROUND);
    this.drawDiscs(scene, level, camera, world);
    if (level.exact) this.drawNumbers(scene, camera, world);
    canvas.setTransform(scale, 0, 0, scale, 0, 0);
    if (chosen !== null) this.drawFrame(chosen, camera, world);
  }

  private drawDiscs(scene: Scene, level: Level, camera: Camera, world: number): void {
    const masks = this.masksOf(scene, level);
    for (let disc = 0; disc < level.count; disc++) {
      const mask = masks[disc] ?? 0;
      if (mask === 0) continue;
      const radius = Math.max((level.radius[disc] ?? 0) * world, RADIUS_PX_MIN);
      const x = ((level.x[disc] ?? 0) - camera.x) * world + camera.width / 2;
      const y = ((level.y[disc] ?? 0) - camera.y) * world + camera.height / 2;
      if (x + radius < 0 || y + radius < 0 || x - radius > camera.width || y - radius > camera.height)
        continue;
      this.drawDisc(scene.points.classes, mask, x, y, radius);
    }
  }

  /** The masks of a level hold until the counts or what is shown change. */
  private masksOf(scene: Scene, level: Level): Uint32Array {
    if (this.masks?.of !== scene.masks || this.masks.level !== level) {
      this.masks = { of: scene.masks, level, discs: discMasks(level, scene.masks) };
    }
    return this.masks.discs;
  }

  private drawDisc(words: readonly string[], mask: number, x: number, y: number, radius: number): void {
    if (radius > COPIED_PX_MAX) {
      this.canvas.setTransform(this.scale, 0, 0, this.scale, x * this.scale, y * this.scale);
      this.manner.painter.paint(this.canvas, classesIn(words, mask), radius);
      this.canvas.setTransform(this.scale, 0, 0, this.scale, 0, 0);
      return;
    }
    const size = Math.ceil(Math.log2(radius) * SIZES_A_DOUBLING);
    const copy = this.copyOf(words, mask, size);
    this.canvas.drawImage(copy, x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private copyOf(words: readonly string[], mask: number, size: number): HTMLCanvasElement {
    const key = size * 2 ** 32 + mask;
    const known = this.copies.get(key);
    if (known !== undefined) return known;
    if (this.copies.size >= COPIES_MAX) this.copies.clear();
    const copy = this.painted(classesIn(words, mask), 2 ** (size / SIZES_A_DOUBLING));
    this.copies.set(key, copy);
    return copy;
  }

  private painted(classes: readonly string[], radius: number): HTMLCanvasElement {
    const copy = document.createElement("canvas");
    copy.width = Math.ceil(2 * radius * this.scale);
    copy.height = copy.width;
    const canvas = copy.getContext("2d");
    const scale = copy.width / (2 * radius);
    canvas?.setTransform(scale, 0, 0, scale, copy.width / 2, copy.width / 2);
    if (canvas) this.manner.painter.paint(canvas, classes, radius);
    return copy;
  }

  private drawNumbers(scene: Scene, camera: Camera, world: number): void {
    const numbers = new Numbers(this.canvas, camera.width, camera.height, this.manner);
    this.canvas.setLineDash([]);
    const { spots } = scene.bins;
    for (let spot = 0; spot < spots.count && !numbers.isFull; spot++) {
      const mask = scene.masks[spot] ?? 0;
      if (mask === 0) continue;
      const disc = discOf(spots, spot);
      const radius = disc.reach * world;
      const x = (disc.x - camera.x) * world + camera.width / 2;
      const y = (disc.y - camera.y) * world + camera.height / 2;
      if (radius < NUMBERED_PX || x < 0 || y < 0 || x > camera.width || y > camera.height) continue;
      this.writeNumbers(numbers, scene, spot, { x, y, radius, inner: innerOf(scene, spot) * world });
    }
  }

  private writeNumbers(
    numbers: Numbers,
    scene: Scene,
    spot: number,
    at: { x: number; y: number; radius: number; inner: number },
  ): void {
    const counts = classesAt(scene.bins, scene.count, scene.shows, spot);
    const classes = [...counts.keys()].reverse().filter((of) => counts[of] !== 0);
    classes.forEach((of, n) => {
      const count = counts[of] ?? 0;
      const { x, y } = placeOfNumber(n, classes.length, at.radius, at.inner);
      if (count > 1) numbers.write(this.manner.number(count), at.x + x, at.y + y);
    });
  }

  /** Frames the chosen cell. */
  private drawFrame({ west, south }: Place, camera: Camera, world: number): void {
    const x = (degrees: number) => (mercatorX(degrees / 10) - camera.x) * world + camera.width / 2;
    const y = (degrees: number) => (mercatorY(degrees / 10) - camera.y) * world + camera.height / 2;
    const [left, top] = [x(west), y(south + 1)];
    const [width, height] = [Math.max(x(west + 1) - left, 6), Math.max(y(south) - top, 6)];
    this.canvas.setLineDash([]);
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

/** Returns how far the next smaller disc around the same cell reaches; 0: there is none. */
function innerOf({ bins: { spots }, masks }: Scene, spot: number): number {
  const before = spot - 1;
  const same =
    before >= 0 && spots.west[before] === spots.west[spot] && spots.south[before] === spots.south[spot];
  return same && masks[before] !== 0 ? discOf(spots, before).reach : 0;
}

/** Returns the words of the classes in a mask, the weightiest first. */
function classesIn(words: readonly string[], mask: number): readonly string[] {
  return words.filter((_, of) => (mask & (1 << of)) !== 0).reverse();
}
