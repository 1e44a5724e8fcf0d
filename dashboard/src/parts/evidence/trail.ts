/**
 * What was laid open one after another, so that the reader can go back: from an incident to the cell it was opened from.
 *
 * In: the trail, and what is selected now. Out: the trail after it; its last is what is shown. Pure. Invariant: going back
 * shortens it, and closing ends it.
 */
import type { Selection } from "../../address/address";
import { writeSelection } from "../../address/query";

export type Trail = readonly Selection[];

/** As many steps as anybody goes back one by one. */
const STEPS_MAX = 30;

export function walked(trail: Trail, selected: Selection | null): Trail {
  if (selected === null) return [];
  const name = writeSelection(selected);
  const isIt = (one: Selection | undefined) => one !== undefined && writeSelection(one) === name;
  if (isIt(trail.at(-1))) return trail;
  if (isIt(trail.at(-2))) return trail.slice(0, -1);
  return [...trail, selected].slice(-STEPS_MAX);
}

/** Returns what was shown before. */
export function cameBefore(trail: Trail): Selection | null {
  return trail.at(-2) ?? null;
}
