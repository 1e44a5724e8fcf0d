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

/** What the lists are narrowed to. `null`: not narrowed. */
export interface Narrowed {
  /** Rows of the calendar and incidents with a finding under this provision. */
  readonly provision: string | null;
  /** Rows and findings about this party. */
  readonly party: string | null;
  /** Incidents in which this was done. */
  readonly act: string | null;
  /** Incidents with a finding of this class. */
  readonly class: string | null;
  /** Ledgers that count this unit. */
  readonly unit: string | null;
  /** Ledgers of this source. */
  readonly teller: string | null;
}

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
  readonly narrowed: Narrowed;
  /** The provisions whose areas are laid open one by one, where there are so many that they are folded. */
  readonly unfolded: readonly string[];
  /** How many incidents of the list are passed over. */
  readonly after: number;
  /** The ledgers that are set face to face, as `source~unit`; empty: those that the page proposes. */
  readonly rivals: readonly string[];
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

export const NOT_NARROWED: Narrowed = {
  provision: null,
  party: null,
  act: null,
  class: null,
  unit: null,
  teller: null,
};

/** What is said of one case only, and falls away when another is chosen. */
export const OF_NO_CASE = {
  phase: null,
  days: null,
  selected: null,
  narrowed: NOT_NARROWED,
  unfolded: [],
  after: 0,
  rivals: [],
  place: null,
  without: { acts: [], classes: [] },
} as const satisfies Partial<Address>;

export const EMPTY_ADDRESS: Address = {
  cases: [],
  reading: DEFAULT_READING,
  asKnownOn: null,
  ...OF_NO_CASE,
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
