/**
 * The focus in the grid: where it rests, where keys and clicks take it, and that it is never lost.
 *
 * In: the sheet, the box, which days are drawn. Out: the one place that Tab reaches, and handlers for the grid; `go()`
 * from a cell and from a folded line. Invariant: exactly one place can be reached with Tab; a day that scrolls away hands
 * its focus to the nearest that is drawn.
 */
import { useSignal } from "@preact/signals";
import type { TargetedEvent, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Selection } from "../../address/address";
import { address, go } from "../../address/live";
import { direction } from "../../words/words";
import type { Stretch } from "./days";
import { movedBy, type Place } from "./moves";
import type { Line } from "./rows";
import { restsOn, rowSelected, type Sheet } from "./sheet";
import type { Box, View } from "./view";

/** Where the focus rests, by what does not change when days are drawn or lines unfold. */
interface Resting {
  readonly line: string;
  readonly day: number;
}

export function useGridFocus(sheet: Sheet, box: Box, view: View) {
  const resting = useSignal<Resting | null>(null);
  /** Whether the focus is to be put where it rests, and shown, once that is drawn. */
  const wanted = useRef(false);
  const place = placeOf(sheet, resting.value ?? restingAtFirst(sheet));
  const stop = { ...place, column: clamp(place.column, view.stretch) };

  useLayoutEffect(() => {
    const inSight = view.leaving.current;
    view.leaving.current = null;
    if (wanted.current) focusOn(box.current, sheet, stop, "shown");
    else if (inSight !== null && !box.current?.contains(document.activeElement)) {
      focusOn(box.current, sheet, { ...stop, column: clamp(stop.column, inSight) }, "as it is");
    }
    wanted.current = false;
  });

  const goTo = (line: string, column: number) => {
    resting.value = { line, day: sheet.days[column]?.day_number ?? 0 };
    wanted.current = true;
    view.reveal(column);
  };
  const key = (event: TargetedKeyboardEvent<HTMLTableElement>) => {
    if (event.altKey || event.metaKey) return;
    const field = {
      rests: sheet.lines.map(restsOn),
      columns: sheet.days.length,
      direction: direction.peek(),
    };
    const next = movedBy(event, stop, field);
    if (next === null) return;
    event.preventDefault();
    goTo(sheet.lines[next.line]?.key ?? "", next.column);
  };
  const enter = (event: TargetedEvent<HTMLTableElement, FocusEvent>) => {
    const { line, day } = dataOf(event.target);
    const was = resting.peek();
    const on = { line: line ?? was?.line, day: Number(day ?? was?.day ?? 0) };
    if (on.line === undefined || (on.line === was?.line && on.day === was.day)) return;
    resting.value = { line: on.line, day: on.day };
  };
  const click = (event: TargetedEvent<HTMLTableElement, MouseEvent>) => {
    const { line, day, fold } = dataOf(event.target);
    if (fold !== undefined) toggle(fold);
    else if (line !== undefined && day !== undefined) press(sheet, line, Number(day), event, goTo);
  };
  return { stop, key, enter, click };
}

function clamp(column: number, { first, last }: Stretch): number {
  return Math.max(first, Math.min(last, column));
}

/** The selected cell, else the first place of the grid. */
function restingAtFirst(sheet: Sheet): Resting {
  const chosen = selectedPlace(sheet, address.peek().selected);
  const line = chosen?.line ?? sheet.lines.findIndex((one) => one.is !== "head");
  return { line: sheet.lines[line]?.key ?? "", day: sheet.days[chosen?.column ?? 0]?.day_number ?? 0 };
}

/** Returns where the selected cell stands in the grid; `null`: no cell of it is selected. */
export function selectedPlace(sheet: Sheet, chosen: Selection | null): Place | null {
  const columns = sheet.lines.map((line) => selectedColumn(sheet, line, chosen));
  const line = columns.findIndex((column) => column !== null);
  const column = columns[line] ?? null;
  return column === null ? null : { line, column };
}

function placeOf({ lines, days }: Sheet, { line, day }: Resting): Place {
  const at = lines.findIndex((one) => one.key === line);
  const column = days.findIndex((one) => one.day_number === day);
  return { line: at >= 0 ? at : Math.max(0, lines.findIndex(restsOn)), column: Math.max(0, column) };
}

/** Puts the focus on a place that is drawn. */
function focusOn(
  box: HTMLElement | null,
  sheet: Sheet,
  { line, column }: Place,
  view: "shown" | "as it is",
): void {
  const key = sheet.lines[line]?.key ?? "";
  const day = sheet.days[column]?.day_number;
  const places = box?.querySelectorAll<HTMLElement>(`[data-line=${CSS.escape(key)}]`) ?? [];
  const place = [...places].find(
    (one) => one.dataset["day"] === undefined || one.dataset["day"] === String(day),
  );
  place?.focus({ preventScroll: true });
  if (view === "shown") place?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function dataOf(target: EventTarget | null) {
  const place = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
  return { line: place?.dataset["line"], day: place?.dataset["day"], fold: place?.dataset["fold"] };
}

function toggle(provision: string): void {
  const { unfolded } = address.peek();
  const others = unfolded.filter((one) => one !== provision);
  go({ unfolded: others.length < unfolded.length ? others : [...unfolded, provision] });
}

/** Opens the evidence of a cell, or the areas of a folded line. Clicks for a new window are the browser's. */
function press(
  sheet: Sheet,
  key: string,
  day: number,
  event: MouseEvent,
  goTo: (line: string, column: number) => void,
): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const line = sheet.lines.find((one) => one.key === key);
  const column = sheet.days.findIndex((one) => one.day_number === day);
  if (line?.is === "row" && line.row.cells.has(day)) {
    event.preventDefault();
    const { provision, party, area } = line.row;
    go({ selected: { is: "cell", provision, party, area, day } });
  }
  if (line?.is === "folded" && line.rows[0]) {
    toggle(line.rows[0].provision);
    goTo(line.rows[0].key, column);
  }
}

/** Returns where in the days in view the selected cell lies, if it is of this line. */
export function selectedColumn({ days }: Sheet, line: Line, chosen: Selection | null): number | null {
  if (chosen?.is !== "cell" || !rowSelected(line, chosen.provision, chosen.party, chosen.area)) return null;
  const column = days.findIndex((day) => day.day_number === chosen.day);
  return column < 0 ? null : column;
}
