/** English words of the rival counts. */
import { english as count } from "../plural";

export const ledgers = {
  title: "Rival counts, side by side",
  short: "Rival counts",
  note: "Each source counts in its own unit. Nothing is added over units or sources.",
  none: "No source of this case counts anything, as far as is read.",
  all: "All counts, by what is counted",
  face: "Two counts face to face",
  faceNote:
    "For each party the count with the most tallies laid to it, of different sources; choose others as you like. Each is a claim of its source.",
  chartNote:
    "Each line is one tally over the whole of its period; periods overlap, and no line is a part of another. Each chart has its own scale. An arrow means: at least so many.",
  one: "One:",
  other: "The other:",
  tells: (who: string, unit: string, speaksFor: string) =>
    `${who} counts ${unit}. It speaks for: ${speaksFor}.`,
  unit: "What is counted",
  everyUnit: "everything",
  source: "Who counts",
  everySource: "every source",
  shown: (n: number, all: number) => `${count(n, { one: "# count", other: "# counts" })} of ${all} shown.`,
  odd: (n: number) =>
    count(n, {
      one: "One tally whose own parts do not come to its number.",
      other: "# tallies whose own parts do not come to their number.",
    }),
  inView: "Only tallies that touch the days in view.",
  sources: (n: number) => count(n, { one: "one source", other: "# sources" }),
  period: "Period",
  count: "Number",
  laidTo: "Laid to",
  nobody: "nobody",
  sum: "Its parts",
  read: "Read it",
  /** How a source means its number, where it does not mean it exactly. */
  meant: {
    "at-least": (n: string) => `at least ${n}`,
    about: (n: string) => `about ${n}`,
    "more-than": (n: string) => `more than ${n}`,
  },
  running: (n: string) => `(its running total: ${n})`,
  comesTo: (n: string, parts: string) => `says ${n}; its own parts come to ${parts}`,
  sums: {
    "no-parts": "none stated",
    "adds-up": "come to the number",
    partial: "listed in part, as it says",
    "does-not-add-up": "do not come to the number",
  },
  parts: (n: number) => count(n, { one: "# part", other: "# parts" }),
  noAddress: "no address",
  outside: "(outside this machine)",
};
