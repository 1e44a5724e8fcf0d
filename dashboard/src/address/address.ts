/**
 * The address: everything that decides what the page shows, and nothing else.
 *
 * Whoever opens the same address sees the same thing. What is a matter of taste (light or dark) is not in it. The four
 * choices of a reading have the words of the command's flags and of the API. Read first: {@link Address}.
 * Invariant: an address is plain data that does not change; a new state is a new address.
 */

export const STRENGTHS = ["claimed", "corroborated", "verified"] as const;
export const EXCLUSIONS = ["strict", "lenient"] as const;
export const COUNTS = ["careful", "full"] as const;
export const LANGUAGES = ["en", "ar"] as const;

export type Strength = (typeof STRENGTHS)[number];
export type Exclusion = (typeof EXCLUSIONS)[number];
export type Counts = (typeof COUNTS)[number];
export type Language = (typeof LANGUAGES)[number];
/** All sources, only independent groups, or one source by its id. */
export type Sources = "all" | "independent" | `one:${string}`;

/** An explicit choice of how to read the evidence. */
export interface Reading {
  readonly sources: Sources;
  readonly strength: Strength;
  readonly exclusion: Exclusion;
  readonly counts: Counts;
}

/** Days by their number, both included; the first day of an agreement is 0. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** A cell of the published grid by its south-western corner, in tenths of degrees. */
export interface Place {
  readonly west: number;
  readonly south: number;
}

/** What the reader took off the map and its chart, by the words of the API: acts, and classes of incidents. */
export interface Without {
  readonly acts: readonly string[];
  readonly classes: readonly string[];
}

/** Whose evidence is laid open. */
export type Selection =
  | {
      readonly is: "cell";
      readonly provision: string;
      readonly party: string;
      readonly area: string;
      readonly day: number;
    }
  | { readonly is: "incident"; readonly incident: string }
  | { readonly is: "gate"; readonly phase: string };

export interface Address {
  /** The case that is shown; more than one: side by side, the first in front. None: the first that the server has. */
  readonly cases: readonly string[];
  readonly reading: Reading;
  /** A date, `2016-09-19`: only what was known by its end. `null`: all that the case holds. */
  readonly asKnownOn: string | null;
  /** The phase whose gate is asked about; `null`: the first. */
  readonly phase: string | null;
  /** The days that are looked at; `null`: all. */
  readonly days: Days | null;
  readonly selected: Selection | null;
  /** The place on the map whose incidents are listed. */
  readonly place: Place | null;
  readonly without: Without;
  /** `null`: as the browser asks. */
  readonly language: Language | null;
}

/** The reading that holds unless another is chosen. The same as the command's and the server's. */
export const DEFAULT_READING: Reading = {
  sources: "all",
  strength: "corroborated",
  exclusion: "strict",
  counts: "careful",
};

export const EMPTY_ADDRESS: Address = {
  cases: [],
  reading: DEFAULT_READING,
  asKnownOn: null,
  phase: null,
  days: null,
  selected: null,
  place: null,
  without: { acts: [], classes: [] },
  language: null,
};

export function sameReading(one: Reading, other: Reading): boolean {
  return (
    one.sources === other.sources &&
    one.strength === other.strength &&
    one.exclusion === other.exclusion &&
    one.counts === other.counts
  );
}
