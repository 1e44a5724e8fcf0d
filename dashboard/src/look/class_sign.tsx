/**
 * The sign of a class of incidents, as the map draws it, for legends, tables and lists.
 *
 * In: the class's word. Out: a small canvas painted by the map's own painter, so that legend and map cannot differ.
 * Invariant: the sign is decoration to a screen reader; the word beside it says what it means.
 */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { words } from "../words/words";
import { discPainter, isClass } from "./disc";

const SIDE_PX = 20;

export function ClassSign({ of }: { readonly of: string }) {
  const place = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    const painter = discPainter.value;
    const canvas = place.current?.getContext("2d");
    if (!place.current || !canvas) return;
    const scale = Math.max(window.devicePixelRatio, 2);
    place.current.width = SIDE_PX * scale;
    place.current.height = SIDE_PX * scale;
    canvas.scale(scale, scale);
    canvas.translate(SIDE_PX / 2, SIDE_PX / 2);
    painter.paint(canvas, [of], SIDE_PX / 2 - 1.5);
  });
  return (
    <span class="class-sign" aria-hidden="true">
      <canvas ref={place} />
    </span>
  );
}

/** A class's sign and word. */
export function ClassMark({ of }: { readonly of: string }) {
  return (
    <span class="marked">
      <ClassSign of={of} />
      {classWord(of)}
    </span>
  );
}

/** Returns what a class is called; a word that the page does not know stands for itself. */
export function classWord(of: string): string {
  return isClass(of) ? words.value.incidents.classes[of] : of;
}
