/** English words of the switch of readings. */
import { english as count } from "../plural";

export const readings = {
  title: "How the evidence is read",
  short: "Readings",
  now: "It is read so:",
  note: "Every choice is a fair way to read. All that stands on this page follows it.",
  sources: {
    legend: "Whose reports are read",
    all: "all sources",
    independent: "only sources that speak for no side",
    one: "one source alone",
    means: {
      all: "Every report counts, also what one side says of the other.",
      independent:
        "Left out is whoever speaks for a party, a guarantor, a group beside the agreement or an excluded one.",
      one: "As this source tells it, with what copies it. Nobody else is heard.",
    },
  },
  strength: {
    legend: "A breach must be",
    claimed: "claimed by one",
    corroborated: "told by two independent groups",
    verified: "checked or admitted",
    means: {
      claimed: "One source's word is enough, whoever it speaks for.",
      corroborated:
        "Two groups of sources that neither copy each other nor speak for the same side must tell of it.",
      verified: "A body with a mandate must have found it, or whoever did it must admit it.",
    },
  },
  exclusion: {
    legend: "That a group was excluded",
    strict: "must be shown in full",
    lenient: "may be claimed",
    means: {
      strict: "All that the terms ask for (group, place, time) must be shown; otherwise it stays contested.",
      lenient: "It is enough that somebody says that the one who was hit is not covered.",
    },
  },
  counts: {
    legend: "Where accounts differ, take the",
    careful: "least precise, lowest",
    full: "most precise, highest",
    means: {
      careful: "The widest place and time that anybody gives, and the lowest number.",
      full: "The narrowest place and time that anybody gives, and the highest number.",
    },
  },
  phrase: {
    sources: { all: "all sources", independent: "only sources that speak for no side" },
    alone: (source: string) => `${source} alone`,
    strength: {
      claimed: "one source's word is enough for a breach",
      corroborated: "a breach needs two independent groups",
      verified: "a breach needs a check or an admission",
    },
    exclusion: {
      strict: "exclusion must be shown in full",
      lenient: "a claim of exclusion is enough",
    },
    counts: { careful: "careful counts", full: "full counts" },
    whole: (sources: string, strength: string, exclusion: string, counts: string) =>
      `${sources}; ${strength}; ${exclusion}; ${counts}`,
  },
  choose: {
    legend: "Which source",
    find: "Find a source by name, id or side",
    none: "No source of this case matches.",
    found: (n: number) => count(n, { one: "# source matches", other: "# sources match" }),
    speaks: (side: string) => `speaks for: ${side}`,
    noSide: "speaks for no side",
    sideNotKnown: "for whom it speaks is not known",
    used: (n: number) => count(n, { one: "# report", other: "# reports" }),
    unreviewed: (n: number) =>
      count(n, { one: "# more, reviewed by nobody", other: "# more, reviewed by nobody" }),
    narrow: (n: number) =>
      count(n, {
        one: "# more matches: type to narrow it down.",
        other: "# more match: type to narrow them down.",
      }),
    chosen: "chosen",
  },
  impossible: {
    one: "One source alone cannot be two independent groups. To read one source, let a breach be claimed by one, or checked or admitted.",
    corroborated: "Two independent groups cannot be found in one source alone.",
    both: "This reading cannot be: one source alone is never two independent groups. Change one of the two.",
    letClaimed: "Let a breach be claimed by one",
    letAll: "Read all sources",
  },
  asKnownOn: "As known on",
  asKnown: {
    legend: "What was known when",
    means: "The answer is given again with only what had been published by the end of that day.",
    undated: "Reports without a date of publication are left out then.",
    latest: "latest: all that the case holds",
    before: "a day earlier",
    after: "a day later",
    leftOut: (n: number) =>
      count(n, { one: "# report is left out on that day.", other: "# reports are left out on that day." }),
    outside: (first: string, last: string) => `Choose a day from ${first} to ${last}.`,
  },
  asKnownNow: "all that is known",
  toDefault: "Back to the default reading",
  isDefault: "This is the default reading.",
  changed: "differs from the default reading",
  byDefault: (was: string) => `${was} under the default reading`,
  against: {
    title: "Against the default reading",
    same: "No answer changes.",
    answer: (phase: string, now: string, was: string) =>
      `“${phase}” is ${now}; under the default reading it is ${was}.`,
    cells: (n: number) =>
      count(n, {
        one: "# day of one promise stands otherwise in the calendar.",
        other: "# days of promises stand otherwise in the calendar.",
      }),
    noCells: "Every day in the calendar stands as before.",
    waiting: "The default reading is being asked for as well.",
    now: (phase: string, now: string) => `“${phase}”: ${now}.`,
  },
};
