/**
 * Texts of strangers where there is little room, or where no element can keep their direction to themselves.
 *
 * In: a text, however long. Out: its beginning, with a sign that there is more. Invariant: no character is cut in two.
 */

/** As much of a name as can be read at a glance or listened to. */
const NAME_MAX = 160;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** Returns the first `max` characters, counted as UTF-16 does, and `…` if there are more. */
export function shortened(text: string, max: number = NAME_MAX): string {
  return text.length > max ? `${beginning(text, max).trimEnd()}…` : text;
}

/** Returns the first `max` characters or one fewer, where the cut would part a pair of surrogates. */
export function beginning(text: string, max: number): string {
  const cut = text.slice(0, max);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Returns a name for a sentence of ours in an attribute: short, and its direction kept to itself. */
export function isolated(name: string): string {
  return `${FIRST_STRONG_ISOLATE}${shortened(name)}${POP_ISOLATE}`;
}
