/** English words of the calendar of standing. */
import { english as count } from "../plural";

export const calendar = {
  title: "Where each promise stands, day by day",
  short: "Calendar",
  legend: "What the signs mean",
  noAnswer: "no answer for this day",
  noAnswerMeans:
    "The promise is not assessed on that day: it did not bind yet, or no longer. Never a sign of peace.",
  several: "several areas in one line",
  severalMeans:
    "Each standing that occurs among the areas of that day, side by side. None outweighs another: open the areas to see which is which.",
  changed: "framed, with a marked corner",
  changedMeans: "It stands otherwise than under the default reading.",
  seen: "bar below a sign",
  seenMeans:
    "How much of the area could have been seen on that day, where a source says so. No bar: it is not known.",
  end: "end",
  endMeans: "A declared or possible end of the agreement lies on that day.",
  decision: "decision",
  decisionMeans: "A recorded decision set a clock back on that day.",
  grid: "Standing by promise, party and day. Arrow keys move, Enter opens the evidence.",
  promise: "Promise and party",
  provision: "Promise",
  party: "Party",
  everyProvision: "every promise",
  everyParty: "every party",
  inView: (first: string, last: string, days: string) => `In view: ${first} to ${last}, ${days}.`,
  allDays: "Show all days",
  dayBegins: (time: string, zone: string) => `A day of the agreement begins at ${time} (${zone}).`,
  dayHead: (day: string, n: string) => `${day}, day ${n}`,
  clause: (clause: string) => `clause ${clause}`,
  unfold: (areas: number) => count(areas, { one: "Show # area", other: "Show # areas one by one" }),
  fold: "Fold the areas",
  areas: (n: number) => count(n, { one: "# area", other: "# areas" }),
  noRows:
    "No day of this promise is assessed: it binds on a condition that is not reported as met, or not in these days.",
  empty: "No day of this case can be assessed yet.",
  noDays: "No day of the agreement lies in the days in view.",
  cell: (who: string, day: string, standing: string) => `${who}, ${day}: ${standing}.`,
  cellNone: (who: string, day: string) => `${who}, ${day}: no answer.`,
  inArea: (party: string, area: string) => `${party}, ${area}`,
  standingIn: (standing: string, areas: string) => `${standing} in ${areas}`,
  noneIn: (areas: string) => `no answer in ${areas}`,
  byDefaultWas: (was: string) => `Under the default reading: ${was}.`,
  byDefaultNone: "The default reading has no answer for it.",
  someChanged: "In part otherwise under the default reading.",
  couldBeSeen: (share: string) => `${share} of the area could have been seen.`,
  rests: (n: number) => count(n, { one: "Rests on # incident.", other: "Rests on # incidents." }),
  opens: "Opens the areas one by one.",
  changes: (n: number) =>
    count(n, {
      one: "# cell in view stands otherwise than under the default reading; it is framed and its corner is marked.",
      other:
        "# cells in view stand otherwise than under the default reading; each is framed and its corner is marked.",
    }),
  noChanges: "No cell in view stands otherwise than under the default reading.",
  marks: "Marked on the days",
  markEnd: "Declared or possible end",
  markDecision: (report: string) => `Report ${report} decided to set a clock back.`,
  outside: "not on a day in view",
};
