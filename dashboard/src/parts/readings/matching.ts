/**
 * Finds sources by what a reader types: parts of the name, the id, or for whom it speaks.
 *
 * In: the sources of a case, and some words. Out: those in which every word is found, in the server's order. Pure.
 * Invariant: no source stands above another: there is no ranking of matches.
 */
import type { components } from "../../api/schema";

type Source = components["schemas"]["SourceView"];

export function matching(sources: readonly Source[], typed: string): readonly Source[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return sources;
  return sources.filter(({ id, name, speaks_for, lean }) => {
    const text = plain([id, name, speaks_for, lean ?? ""].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

/** Leaves out case, accents and the vowel signs of Arabic. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
