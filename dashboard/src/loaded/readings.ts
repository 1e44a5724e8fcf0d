/**
 * Readings as the server names them, and the names of sources that a reading may be of.
 *
 * In: a reading of an answer; the list of sources. Out: a reading of the address; {@link sourceName}. Invariant: a name is
 * a text of a stranger: show it in <bdi>.
 */
import { computed } from "@preact/signals";
import type { Reading } from "../address/address";
import type { components } from "../api/schema";
import { sources } from "./answers";
import { valueIn } from "./loaded";

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

/** Names the sources of the case in front; by its id what is not known. Whoever reads it asks for the list. */
export const sourceName = computed<(id: string) => string>(() => {
  const known = new Map(valueIn(sources.now.value)?.sources.map(({ id, name }) => [id, name]));
  return (id) => known.get(id) ?? id;
});
