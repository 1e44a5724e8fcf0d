/**
 * The window under a pointer: mouse, pen or finger.
 *
 * In: pointer events over a chart. Out: moves of the window, held until the pointer lets go. Near an edge it takes the edge,
 * within a window that is not all days the window, elsewhere it draws a new one. Invariant: what begins outside the days of
 * the agreement ends at their edge.
 */
import type { Days } from "../../address/address";
import type { Chart } from "./chart";
import { between, movedBy, withEdge, within } from "./days";
import { daysShown, giveUp, moveTo, rest } from "./window";

/** How near an edge a pointer takes it. */
const EDGE_PX = 8;

/** What a pointer does with the window, given the day it is over. */
type Grip = (day: number) => Days;

/** Follows pointers over a chart. Returns how to stop. */
export function follow(chart: Chart, lastDay: number): () => void {
  const gone = new AbortController();
  const { over } = chart;
  let grip: Grip | null = null;
  // Asked once a press: while the window moves, asking where the chart lies makes the browser lay out the page.
  let left = 0;
  const px = (event: PointerEvent) => event.clientX - left;
  const day = (event: PointerEvent) => chart.dayAt(px(event));
  const listen = (
    name: "pointerdown" | "pointermove" | "pointerup" | "pointercancel",
    hear: (e: PointerEvent) => void,
  ) => over.addEventListener(name, hear, { signal: gone.signal });
  listen("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault(); // No mouse events follow, in which the map would look whether it is dragged.
    left = over.getBoundingClientRect().left;
    over.setPointerCapture(event.pointerId);
    grip = gripAt(chart, px(event), lastDay);
    moveTo(grip(day(event)), "held");
  });
  listen("pointermove", (event) => {
    if (grip !== null) moveTo(grip(day(event)), "held");
    else over.style.cursor = cursorAt(chart, event.offsetX);
  });
  listen("pointerup", () => {
    if (grip !== null) rest();
    grip = null;
  });
  listen("pointercancel", () => {
    if (grip !== null) giveUp();
    grip = null;
  });
  return () => gone.abort();
}

function gripAt(chart: Chart, px: number, lastDay: number): Grip {
  const window = daysShown.peek();
  const start = chart.dayAt(px);
  const part = window === null ? null : partAt(chart, window, px);
  if (window === null || part === null) return (day) => between(start, day, lastDay);
  if (part === "middle") return (day) => movedBy(within(window, lastDay), day - start, lastDay);
  return (day) => stretched(window, part, day, lastDay);
}

/** An edge that is drawn over the other draws a window from there. */
function stretched(window: Days, part: keyof Days, day: number, lastDay: number): Days {
  const other = part === "first" ? window.last : window.first;
  const crossed = part === "first" ? day > other : day < other;
  return crossed ? between(other, day, lastDay) : withEdge(window, part, day, lastDay);
}

/** Which part of the window lies under a pointer. The right edge is the first one where days run to the left. */
function partAt(chart: Chart, window: Days, px: number): keyof Days | "middle" | null {
  const { left, right } = chart.span(window.first, window.last);
  const turned = chart.span(0, 0).left > chart.span(1, 1).left;
  if (Math.abs(px - left) <= EDGE_PX) return turned ? "last" : "first";
  if (Math.abs(px - right) <= EDGE_PX) return turned ? "first" : "last";
  return px > left && px < right ? "middle" : null;
}

function cursorAt(chart: Chart, px: number): string {
  const window = daysShown.peek();
  const part = window === null ? null : partAt(chart, window, px);
  if (part === null) return "crosshair";
  return part === "middle" ? "grab" : "ew-resize";
}
