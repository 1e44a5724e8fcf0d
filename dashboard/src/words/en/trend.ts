/** English words of the trend. */
import { english as count } from "../plural";

export const trend = {
  title: "Before and since: what is reported day by day",
  short: "Before and since",
  none: "Nothing is reported that is dated to a month or less, so there is nothing to draw.",
  note: "These are reports, not all that happened, and a day without any is not a day of peace. An interval knows only the scatter of its own days; the placebo rank says how often such a change came at times without a listed truce. Neither says what made the change.",
  about: (start: string, first: string, last: string) =>
    `Reported from ${first} to ${last}; the truce begins on ${start}.`,
  outside: "That day lies outside the reports.",
  marks: {
    day: "reported on one day",
    mean7: "mean of 7 days",
    mean28: "mean of 28 days",
    start: "the truce begins",
    band: "28 days before and since, compared",
    bandOpen: "28 days before and since, which cannot be compared",
  },
  events: "Events reported a day",
  deaths: "Deaths reported a day",
  highest: (n: string) => `${n} a day`,
  noSeries: (why: string) => `There is no series: ${why}.`,
  noReason: "no reason is given",
  compared: "Compared",
  before: "A day before",
  since: "A day since",
  ratio: "Times as many",
  interval: "95 % interval",
  rank: "Placebo rank",
  to: (low: string, high: string) => `${low} to ${high}`,
  ranks: (p: string, deep: number, of: number, apart: number) =>
    `${p}: ${deep} of ${of} times without a listed truce saw as deep a fall or deeper; at most ${apart} of those times share no day`,
  noRank: (why: string) => why,
  undetermined: "Undetermined:",
  eachDay: "Day by day, as a table",
  day: "Day",
  reported: "Reported",
  more: (n: number) =>
    count(n, {
      one: "One more pair has fewer events and is not drawn.",
      other: "# more pairs have fewer events and are not drawn.",
    }),
  leftOut: (n: number, why: string) =>
    count(n, {
      one: `One reported event is in no series: ${why}.`,
      other: `# reported events are in no series: ${why}.`,
    }),
};
