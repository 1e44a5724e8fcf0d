/**
 * Where a key of the keyboard leads in the grid.
 *
 * In: the key, where the focus is, how large the grid is. Out: where it goes, or nothing. Pure. Invariant: it never leaves
 * the grid and never rests on a line where nothing can be pressed.
 */

/** Places in the lists of lines and of days. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Field {
  /** For each line whether the focus may rest on it. */
  readonly rests: readonly boolean[];
  readonly columns: number;
  readonly direction: "ltr" | "rtl";
}

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const WEEK = 7;

/** Returns where the focus goes; `null`: the key means nothing here. */
export function movedBy({ key, ctrlKey }: Pressed, from: Place, field: Field): Place | null {
  const forth = field.direction === "rtl" ? -1 : 1;
  switch (key) {
    case "ArrowRight":
      return along(from, forth, field);
    case "ArrowLeft":
      return along(from, -forth, field);
    case "PageDown":
      return along(from, WEEK, field);
    case "PageUp":
      return along(from, -WEEK, field);
    case "ArrowDown":
      return across(from, 1, field);
    case "ArrowUp":
      return across(from, -1, field);
    case "Home":
      return end(from, 0, ctrlKey ? field.rests.indexOf(true) : from.line);
    case "End":
      return end(from, field.columns - 1, ctrlKey ? field.rests.lastIndexOf(true) : from.line);
    default:
      return null;
  }
}

function along(from: Place, by: number, { columns }: Field): Place {
  return { ...from, column: Math.max(0, Math.min(columns - 1, from.column + by)) };
}

function across(from: Place, by: 1 | -1, { rests }: Field): Place {
  let line = from.line + by;
  while (line >= 0 && line < rests.length && !rests[line]) line += by;
  return rests[line] ? { ...from, line } : from;
}

function end(from: Place, column: number, line: number): Place {
  return { column, line: line < 0 ? from.line : line };
}
