/** English words of cases side by side. */
import { english as count } from "../plural";

export const compare = {
  title: "Cases side by side",
  short: "Side by side",
  note: "Each case is asked the same. None is measured against another: they differ in terms, in days and in who reports.",
  add: "Set another beside this one:",
  choose: "choose one",
  added: (title: string) => `${title} stands beside now.`,
  full: "No more cases fit side by side: take one away first.",
  noOther: "The server holds no other case.",
  inFront: "in front",
  putInFront: "Put it in front",
  takeAway: "Take it away",
  sameReading: "Each is read so:",
  sameDate: (day: string) =>
    `Each shows what was known by the end of ${day}, in its own zone; a case that begins later knows nothing then.`,
  since: (since: string, zone: string) => `Binding since ${since} (${zone}).`,
  leftOut: (n: number) => count(n, { one: "# left out", other: "# left out" }),
  unreviewed: (n: number) =>
    count(n, { one: "# set aside, reviewed by nobody", other: "# set aside, reviewed by nobody" }),
  turns: "Another reading turns it; put the case in front to see which.",
  noPhase: "The terms name no next phase: there is nothing to answer with yes or no.",
  promises: "Its promises, day by day",
  noDays: "No day has passed, as far as is known.",
  span: (first: string, last: string) => `${first} to ${last}`,
  run: (when: string, label: string) => `${when}: ${label}`,
  blank: "nothing is said of any day",
  legendStandings: "A promise on a day (blank: nothing is said):",
  legendClocks: "A day of a clock:",
};
