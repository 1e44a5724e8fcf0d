/** English words of the answer: may the next phase begin, and what stands in its way. */
import { english as count } from "../plural";

export const answer = {
  title: "Are we there yet?",
  short: "Answer",
  labels: { met: "met", not_met: "not met", undetermined: "undetermined" },
  sentence: {
    met: (phase: string) => `Yes: under this reading, every condition for “${phase}” is met.`,
    not_met: (phase: string) => `No: under this reading, the conditions for “${phase}” are not met.`,
    undetermined: (phase: string) =>
      `Nobody can know yet: the evidence does not settle whether “${phase}” may begin.`,
  },
  phases: "The phases that have conditions",
  noSuchPhase: (phase: string) =>
    `The address names a phase “${phase}”, which these terms do not have. The first one is shown.`,
  whole: "All that this answer rests on",
  byDefault: (was: string) => `Under the default reading it is: ${was}`,

  robust: {
    title: "Would another reading turn it?",
    noEvidence: "No variation has evidence to decide on, so nobody can say how firm this answer is.",
    all: (n: number) =>
      count(n, {
        one: "The one variation that has evidence gives this answer.",
        other: "All # variations that have evidence give this answer.",
      }),
    some: (agree: string, n: number) =>
      count(n, {
        one: "The one variation that has evidence gives another answer.",
        other: `${agree} of the # variations that have evidence give this answer; the others turn it.`,
      }),
    tried: (n: number) =>
      count(n, {
        one: "One variation of reading, clock and assumption was tried.",
        other:
          "# variations of reading, clock and assumption were tried; those without evidence do not count.",
      }),
    would: (label: string, n: number) =>
      count(n, {
        one: `It would be ${label} under one variation:`,
        other: `It would be ${label} under # variations:`,
      }),
    also: (varied: string) => `and with ${varied}`,
    note: "A link sets the reading. Another clock or assumption is named beside it; it cannot be set on this page.",
  },

  blockers: {
    title: "What keeps it shut",
    kinds: {
      "ended-too-early": "The time ran out",
      "need-broken": "A condition is not met",
      "need-undetermined": "A condition cannot be determined",
      "too-few-days": "Too few days have passed",
    },
    see: (day: string) => `The promise on ${day}`,
    incidents: "Incidents:",
    reports: "Reports:",
  },

  ends: {
    title: "Up to each possible end",
    upTo: (label: string, at: string, what: string) => `${label} up to ${at}: ${what}`,
    used: "(the end that is used)",
    byDecision: (label: string) => `If only recorded decisions set the clocks back: ${label}`,
  },

  clock: {
    title: "The clock, day by day",
    note: "The number in a cell is how many days in a row count, up to and with that day.",
    needs: { met: "met", broken: "not met", "may-be-broken": "may be broken", unknown: "cannot be said" },
    asked: (n: number) => count(n, { one: "# day is asked for.", other: "# days are asked for." }),
    askedInRow: (n: number) =>
      count(n, { one: "# day is asked for.", other: "# days in a row are asked for." }),
    best: (n: number) =>
      count(n, { one: "Longest run that counts: # day.", other: "Longest run that counts: # days." }),
    measure: (measure: string) => `A day counts with: ${measure}.`,
    span: (first: string, last: string) => `${first} to ${last}.`,
    eachBreach: "Here each breach sets it back.",
    compared: {
      title: "Reported since, against before",
      note: "The interval knows only the scatter of these days. The placebo rank says how often such a fall came without any listed truce. Neither says what made it. After each: what would change the answer.",
    },
    decisions:
      "Here only recorded decisions set it back: days since the start, or since the last such decision.",
    noDays: "No day of it has passed, as far as is known.",
    day: (n: string, day: string) => `Day ${n}, ${day}`,
    run: (n: number) => count(n, { one: "# day in a row", other: "# days in a row" }),
    since: (n: number) =>
      count(n, {
        one: "# day since the start or the last decision",
        other: "# days since the start or the last decision",
      }),
    earlier: (n: number) => count(n, { one: "# day before", other: "# days before" }),
    restOn: (n: number) =>
      count(n, { one: "What # of these days rests on", other: "What # of these days rest on" }),
    setBack: (report: string) => `set back by the decision in report ${report}`,
  },

  basis: {
    title: "By what it was answered",
    reading: "Reading",
    known: "Known up to",
    everything: "all that the case holds",
    reports: "Reports",
    used: (n: number) => count(n, { one: "# was used", other: "# were used" }),
    leftOut: (n: number) =>
      count(n, {
        one: "# was left out: not known by then, without a date of publication, or under an id that stood twice",
        other:
          "# were left out: not known by then, without a date of publication, or under an id that stood twice",
      }),
    unreviewed: (n: number) =>
      count(n, {
        one: "# was read by a machine and reviewed by nobody: it is set aside",
        other: "# were read by a machine and reviewed by nobody: they are set aside",
      }),
    incidents: "Incidents",
    rules: "Hash of the rules (SHA-256)",
    terms: "Terms read from",
    ends: "Declared ends",
    noEnds: "no end was declared",
  },

  assumptions: {
    title: "What the text leaves open and the case fills in",
    value: (value: string) => `Set to: ${value}`,
    alternatives: "Other fair values:",
    turns: "Another value turns an answer:",
    noTurn: "No value that was tried turns an answer.",
    stated: "It is stated only: no other value was tried.",
    why: (why: string) => `Why: ${why}`,
  },

  beside: {
    title: (n: number) =>
      count(n, { one: "# incident beside the agreement", other: "# incidents beside the agreement" }),
    note: "Done by someone who is not bound: shown, and charged to no party.",
    named: "Named:",
    concerns: "It would concern:",
    more: (n: number) =>
      count(n, {
        one: "# more stands on the map and in the list of incidents.",
        other: "# more stand on the map and in the list of incidents.",
      }),
  },

  oddities: {
    title: (n: number) => count(n, { one: "# oddity of the reports", other: "# oddities of the reports" }),
    note: "They stop nothing: each report is used as it stands.",
    severity: { error: "error", warning: "odd" },
    more: (n: number) => count(n, { one: "# more is not listed.", other: "# more are not listed." }),
  },

  noPhase: {
    says: "The terms of this case name no next phase, so nothing can be answered with yes or no. What stands are its promises, each by itself.",
    noDays: "No day has passed as far as is known, so where they stand cannot be said. These are the terms.",
    unsaid: "Nothing is said of it on that day.",
    lastDay: (day: string) => `Where each stood on the last day, ${day}:`,
    clause: (clause: string) => `Clause ${clause}`,
    bound: "Bound:",
    owed: (owed: string) => `Owed: ${owed}`,
    where: "Where:",
    all: "The days before stand in the calendar",
  },
};
