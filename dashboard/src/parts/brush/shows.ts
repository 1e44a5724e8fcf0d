/**
 * Which incidents are shown: all but those whose act or class the reader took off.
 *
 * In: the words of the points, and what the address leaves out. Out: {@link Shows}: for each number of an act and of a
 * class 1 or 0, so that a million rows are asked without reading a word. Pure.
 */
import type { Without } from "../../address/address";
import type { Points } from "../../api/points";

export interface Shows {
  readonly acts: Uint8Array;
  readonly classes: Uint8Array;
}

export function showsOf(points: Pick<Points, "acts" | "classes">, without: Without): Shows {
  const table = (words: readonly string[], off: readonly string[]) =>
    Uint8Array.from(words, (word) => (off.includes(word) ? 0 : 1));
  return { acts: table(points.acts, without.acts), classes: table(points.classes, without.classes) };
}
