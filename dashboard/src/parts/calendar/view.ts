/**
 * Which days are in the document: those in sight and a few beside them, however many the agreement has.
 *
 * In: the box that scrolls, how many days there are. Out: the stretch to draw. Invariant: the layout is read at most once a
 * frame and only two numbers are written, so that scrolling never makes the browser lay out twice.
 */
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { drawnColumns, holding, type Stretch } from "./days";
import type { Place } from "./moves";

/** The width of a day, in rem; the same as `--day` in calendar.css. */
const COLUMN_REM = 2.1;

/** The box around the grid, once it is there. */
export type Box = RefObject<HTMLDivElement | null>;

export interface View {
  readonly stretch: Stretch;
  /** Draws a column, wherever it is. */
  reveal(column: number): void;
  /** Set before days are dropped by scrolling: the days in sight, if the focus was in the grid. */
  readonly leaving: { current: Stretch | null };
}

/** Follows what of the days is in sight. Reads the layout once a frame at most, and writes none. */
export function useView(box: Box, count: number): View {
  const stretch = useSignal<Stretch>(drawnColumns(0, 1000, 33, count));
  const leaving = useRef<Stretch | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const next = drawnColumns(Math.abs(element.scrollLeft), element.clientWidth, columnPx(), count);
      if (next.first === stretch.peek().first && next.last === stretch.peek().last) return;
      leaving.current = element.contains(document.activeElement) ? inSight(element, count) : null;
      stretch.value = next;
    };
    return eachFrame(element, measure);
  }, [box, count, stretch]);
  const reveal = (column: number) => {
    stretch.value = holding(stretch.peek(), column, count);
  };
  const { first, last } = stretch.value;
  return {
    stretch: useMemo(
      () => ({ first: Math.min(first, count - 1), last: Math.min(last, count - 1) }),
      [first, last, count],
    ),
    reveal,
    leaving,
  };
}

/** Returns the days that can be seen whole, beside the heads of the rows. */
function inSight(element: Element, count: number): Stretch {
  const heads = element.querySelector(".corner")?.clientWidth ?? 0;
  const first = Math.ceil(Math.abs(element.scrollLeft) / columnPx());
  const last = Math.floor((Math.abs(element.scrollLeft) + element.clientWidth - heads) / columnPx()) - 1;
  return { first: Math.min(first, count - 1), last: Math.max(first, Math.min(last, count - 1)) };
}

/** Brings a place into sight whenever it becomes another: a selection that was copied, or walked from day to day. */
export function useInSight(box: Box, place: Place | null, count: number): void {
  const { line, column } = place ?? { line: -1, column: -1 };
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || column < 0) return undefined;
    const { first, last } = inSight(element, count);
    if (column < first || column > last) {
      const middle = Math.floor((last - first) / 2);
      const along = Math.max(0, column - middle) * columnPx();
      element.scrollLeft = element.matches(":dir(rtl)") ? -along : along;
    }
    return showLine(element, line);
  }, [box, line, column, count]);
}

/** Twice: rows are as high as they are only once they are in sight. */
function showLine(element: Element, line: number): () => void {
  const show = () => {
    const row = element.querySelectorAll(".lines > .line")[line];
    const heads = element.querySelector(".heads");
    if (row === undefined || heads === null) return;
    const [sight, shown] = [element.getBoundingClientRect(), row.getBoundingClientRect()];
    const top = sight.top + heads.clientHeight;
    if (shown.top < top || shown.bottom > sight.bottom) element.scrollTop += shown.top - top;
  };
  show();
  const frame = requestAnimationFrame(() => requestAnimationFrame(show));
  return () => cancelAnimationFrame(frame);
}

function columnPx(): number {
  return COLUMN_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Measures now, and in the frame after each scroll or change of size. Returns how to stop. */
function eachFrame(element: Element, measure: () => void): () => void {
  let frame = 0;
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  };
  const sizes = new ResizeObserver(soon);
  sizes.observe(element);
  element.addEventListener("scroll", soon, { passive: true });
  measure();
  return () => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
    element.removeEventListener("scroll", soon);
  };
}

/** Tells the style how many days there are and how many stand before those that are drawn. */
export function usePlaces(box: Box, { first }: Stretch, count: number): void {
  useLayoutEffect(() => {
    box.current?.style.setProperty("--before", String(first));
    box.current?.style.setProperty("--count", String(count));
  }, [box, first, count]);
}
