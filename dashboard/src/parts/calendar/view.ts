/**
 * Which days are in the document: those in sight and a few beside them, however many the agreement has.
 *
 * In: the box that scrolls, how many days there are. Out: the stretch to draw. Invariant: the layout is read at most once a
 * frame and only the width of two empty columns is written, so that scrolling never makes the browser lay out twice.
 */
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { drawnColumns, holding, type Stretch } from "./days";

/** The width of a day, in rem; the same as `--day` in calendar.css. */
const COLUMN_REM = 2.1;

/** The box around the grid, once it is there. */
export type Box = RefObject<HTMLDivElement | null>;

export interface View {
  readonly stretch: Stretch;
  /** Draws a column, wherever it is. */
  reveal(column: number): void;
  /** Set before days are dropped by scrolling: whether the focus was in the grid. */
  readonly hadFocus: { current: boolean };
}

/** Follows what of the days is in sight. Reads the layout once a frame at most, and writes none. */
export function useView(box: Box, count: number): View {
  const stretch = useSignal<Stretch>(drawnColumns(0, 1000, 33, count));
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => {
      const next = drawnColumns(Math.abs(element.scrollLeft), element.clientWidth, columnPx(), count);
      if (next.first === stretch.peek().first && next.last === stretch.peek().last) return;
      hadFocus.current = element.contains(document.activeElement);
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
    hadFocus,
  };
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

/** Gives the empty columns the width of the days that are not drawn. */
export function usePads(box: Box, before: number, after: number): void {
  useLayoutEffect(() => {
    const pads = box.current?.querySelectorAll<HTMLElement>(".pad-column") ?? [];
    [before, after].forEach((days, at) => {
      const pad = pads[at];
      if (pad) pad.style.width = `${days * COLUMN_REM}rem`;
    });
  }, [box, before, after]);
}
