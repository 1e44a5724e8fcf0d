/**
 * A stranger's text inside a sentence of ours where no element can be: in labels for screen readers.
 *
 * In: a name, however long and in whatever direction. Out: the same between signs that keep its direction to itself,
 * and no longer than can be listened to.
 */

const LENGTH_MAX = 160;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

export function isolated(text: string): string {
  const shown = text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX)}…` : text;
  return `${FIRST_STRONG_ISOLATE}${shown}${POP_ISOLATE}`;
}
