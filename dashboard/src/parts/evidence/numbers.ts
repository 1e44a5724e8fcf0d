/**
 * A number that accounts differ on, an address of a source, a word of the API: as they can be said. Pure.
 *
 * In: a careful and a full count; an address as a stranger wrote it; a word. Out: what the page says of it. Invariant: what
 * no account states is never a number. Invariant: only an address of the web becomes a link.
 */

/** From the lowest that any account states to the highest; `null`: none states one, which is not zero. */
export interface Range {
  readonly careful: number;
  readonly full: number;
}

export function rangeOf(of: {
  readonly careful?: number | null;
  readonly full?: number | null;
}): Range | null {
  const careful = of.careful ?? of.full;
  const full = of.full ?? of.careful;
  return careful == null || full == null ? null : { careful, full };
}

/** Returns whose pages an address leads to; `null`: it is none of the web, and no link is made of it. */
export function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? host : null;
}

/** Returns the page's word for a word of the API; one that the page does not know stands for itself. */
export function wordFor(known: Readonly<Record<string, string>>, word: string): string {
  return Object.hasOwn(known, word) ? (known[word] ?? word) : word;
}
