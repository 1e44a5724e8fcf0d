/**
 * Discs as small pictures, painted once and copied wherever the same classes share a place.
 *
 * In: classes, a radius. Out: a disc on a canvas. Invariant: what is copied looks as what is painted: the sizes that
 * pictures are made in lie close together. Invariant: one frame paints few new pictures, and all of them together stay
 * within {@link MEMORY_MAX}, whatever is asked for.
 */
import type { DiscPainter } from "../../look/disc";

/** Larger discs are painted as they are. */
const COPIED_PX_MAX = 100;
/** Pictures are made in so many sizes between a size and its double, and stretched between them. */
const SIZES_A_DOUBLING = 3;
const NEW_A_FRAME = 24;
/** Bytes of all pictures. */
const MEMORY_MAX = 48_000_000;
const BYTES_A_PIXEL = 4;
/** Room for the edge. */
const MARGIN_PX = 2;

export class Copies {
  private readonly made = new Map<string, ImageBitmap>();
  private bytes = 0;
  private left = NEW_A_FRAME;

  constructor(
    private readonly canvas: CanvasRenderingContext2D,
    private readonly painter: DiscPainter,
    private readonly scale: number,
  ) {}

  beginFrame(): void {
    this.left = NEW_A_FRAME;
  }

  /** Draws the disc that these classes share, the weightiest first. */
  draw(classes: readonly string[], x: number, y: number, radius: number): void {
    const copy = radius > COPIED_PX_MAX ? null : this.copyOf(classes, radius);
    if (copy === null) this.paint(classes, x, y, radius);
    else this.put(copy, x, y, radius);
  }

  private put(copy: ImageBitmap, x: number, y: number, radius: number): void {
    const size = sizeOf(radius);
    const half = ((size + MARGIN_PX) * radius) / size;
    this.canvas.drawImage(copy, x - half, y - half, 2 * half, 2 * half);
  }

  private paint(classes: readonly string[], x: number, y: number, radius: number): void {
    this.canvas.translate(x, y);
    this.painter.paint(this.canvas, classes, radius);
    this.canvas.translate(-x, -y);
  }

  private copyOf(classes: readonly string[], radius: number): ImageBitmap | null {
    const size = sizeOf(radius);
    const key = `${size} ${classes}`;
    const known = this.made.get(key);
    if (known !== undefined || this.left === 0) return known ?? null;
    this.left--;
    const copy = this.make(classes, size);
    if (copy !== null) this.keep(key, copy);
    return copy;
  }

  private make(classes: readonly string[], radius: number): ImageBitmap | null {
    const side = Math.ceil(2 * (radius + MARGIN_PX) * this.scale);
    const sheet = new OffscreenCanvas(side, side);
    const canvas = sheet.getContext("2d");
    if (canvas === null) return null;
    const scale = side / (2 * (radius + MARGIN_PX));
    canvas.setTransform(scale, 0, 0, scale, side / 2, side / 2);
    this.painter.paint(canvas, classes, radius);
    return sheet.transferToImageBitmap();
  }

  private keep(key: string, copy: ImageBitmap): void {
    const bytes = copy.width * copy.height * BYTES_A_PIXEL;
    if (this.bytes + bytes > MEMORY_MAX) this.forget();
    this.made.set(key, copy);
    this.bytes += bytes;
  }

  private forget(): void {
    for (const copy of this.made.values()) copy.close();
    this.made.clear();
    this.bytes = 0;
  }
}

/** Returns the radius of the picture that a disc is copied from. */
function sizeOf(radius: number): number {
  return 2 ** (Math.ceil(Math.log2(radius) * SIZES_A_DOUBLING) / SIZES_A_DOUBLING);
}
