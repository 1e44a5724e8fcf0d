/**
 * Numbers on the map: how many incidents of a class a disc stands for, where there are several and there is room.
 *
 * In: discs in view, where they are on the screen. Out: texts on the canvas. Invariant: a number is of one class, never of
 * several together. Invariant: no number covers another; one that finds no room is left out, and stands in the table.
 */

/** A disc narrower than this has no room for a number. */
export const NUMBERED_PX = 16;
/** More are not written at once: nobody reads them, and each takes time. */
const WRITTEN_MAX = 250;
const HEIGHT_PX = 13;
const DIGIT_PX = 7;
const GRID_PX = 6;

/** Writes numbers onto one picture. */
export class Numbers {
  private readonly columns: number;
  private readonly taken: Uint8Array;
  private written = 0;

  constructor(
    private readonly canvas: CanvasRenderingContext2D,
    private readonly width: number,
    private readonly height: number,
    private readonly colours: { readonly ink: string; readonly halo: string },
  ) {
    this.columns = Math.ceil(width / GRID_PX);
    this.taken = new Uint8Array(this.columns * Math.ceil(height / GRID_PX));
    canvas.font = "600 12px system-ui, sans-serif";
    canvas.textAlign = "center";
    canvas.textBaseline = "middle";
    canvas.lineJoin = "round";
    canvas.lineWidth = 3;
  }

  get isFull(): boolean {
    return this.written >= WRITTEN_MAX;
  }

  /** Writes a number around a place, if there is room. */
  write(text: string, x: number, y: number): void {
    if (this.isFull || !this.take(x, y, text.length * DIGIT_PX)) return;
    this.written++;
    this.canvas.strokeStyle = this.colours.halo;
    this.canvas.strokeText(text, x, y);
    this.canvas.fillStyle = this.colours.ink;
    this.canvas.fillText(text, x, y);
  }

  /** Takes the room of a text; `false`: it is outside, or some of it is taken. */
  private take(x: number, y: number, width: number): boolean {
    const west = x - width / 2;
    const north = y - HEIGHT_PX / 2;
    if (west < 0 || north < 0 || x + width / 2 >= this.width || y + HEIGHT_PX / 2 >= this.height)
      return false;
    const cells = this.cells(west, north, x + width / 2, y + HEIGHT_PX / 2);
    if (cells.some((cell) => this.taken[cell])) return false;
    for (const cell of cells) this.taken[cell] = 1;
    return true;
  }

  private cells(west: number, north: number, east: number, south: number): number[] {
    const cells = [];
    for (let row = Math.floor(north / GRID_PX); row <= Math.floor(south / GRID_PX); row++) {
      for (let column = Math.floor(west / GRID_PX); column <= Math.floor(east / GRID_PX); column++) {
        cells.push(row * this.columns + column);
      }
    }
    return cells;
  }
}

/**
 * Returns where in a disc the number of its n-th class stands, from the disc's middle. `inner`: how far a smaller disc
 * around the same middle reaches.
 */
export function placeOfNumber(
  n: number,
  classes: number,
  radius: number,
  inner: number,
): { x: number; y: number } {
  if (classes === 1 && inner === 0) return { x: 0, y: 0 };
  const angle = ((n + 0.5) / classes) * 2 * Math.PI;
  const distance = inner === 0 ? radius * 0.58 : (radius + inner) / 2;
  return { x: Math.sin(angle) * distance, y: -Math.cos(angle) * distance };
}
