/**
 * Readings as the server names them, and which of them can be answered.
 *
 * In: a reading of an answer, or of the address. Out: the reading of the address that it is; what it is of. Pure.
 */
import type { Reading } from "../address/address";
import type { components } from "../api/schema";

type ReadingView = components["schemas"]["ReadingView"];

/** Returns the reading that the address would hold. */
export function readingOf({ sources: choice, source, strength, exclusion, counts }: ReadingView): Reading {
  const read = choice === "one" ? (`one:${source ?? ""}` as const) : choice;
  return { sources: read, strength, exclusion, counts };
}

/** Returns the id of the source that a reading is of; `null`: it is of several. */
export function sourceOf({ sources: read }: Reading): string | null {
  return read.startsWith("one:") ? read.slice("one:".length) : null;
}

/** Whether any answer can be given: one source alone is never two independent groups. */
export function isPossible(reading: Reading): boolean {
  return sourceOf(reading) === null || reading.strength !== "corroborated";
}
