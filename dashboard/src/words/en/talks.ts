/** English words of the talks. */
import { english as count } from "../plural";

export const talks = {
  title: "Where the talks stand",
  short: "Talks",
  none: "This case holds no talks that can be read.",
  all: "With all that the case holds.",
  known: (at: string) => `As known on ${at}.`,
  later: (n: number) => count(n, { one: "One statement came later.", other: "# statements came later." }),
  there: {
    there: "They are there: the last word of every side that must agree is that there is a deal.",
    "not-there": "Not there: a side that must agree last said that there is no deal, or none any more.",
    undetermined:
      "Nobody can know from this: not every side that must agree has said whether there is a deal.",
  },
  deal: {
    agreed: (side: string) => `${side} says that there is a deal.`,
    "not-yet": (side: string) => `${side} says that there is no deal yet.`,
    left: (side: string) => `${side} has left the deal, or holds it for gone.`,
    "nothing-said": (side: string) => `${side} has said nothing of the deal as a whole.`,
  },
  aside: "(not at the table)",
  states: {
    open: "Open.",
    unopposed: "Nobody's last word is against it; that is not the same as settled.",
    "not-spoken-of": "Nobody has spoken of it.",
  },
  keepsOpen: "keeps it open",
  restsOn: "Its last words:",
  since: "It has spoken since:",
  ownWords: "Its last words, which nobody has summed up:",
  stances: {
    supports: "supports",
    offers: "offers",
    confirms: "confirms",
    conditions: "sets a condition",
    demands: "demands",
    doubts: "doubts",
    opposes: "opposes",
    accuses: "accuses",
    denies: "denies",
  },
  nobodyNamed: "speaker not known",
  span: (from: string, to: string) => `${from} to ${to}`,
  earlier: (n: number) => count(n, { one: "One earlier statement", other: "# earlier statements" }),
  meetings: (n: number) => count(n, { one: "Who met: one meeting", other: "Who met: # meetings" }),
  statuses: { held: "held", planned: "planned", cancelled: "called off", begun: "begun" },
};
