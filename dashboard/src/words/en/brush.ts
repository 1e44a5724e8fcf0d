/** English words of the time brush under the map. */
import { english as count } from "../plural";

export const brush = {
  title: "Days in view",
  chart: "Incidents reported a day, by class",
  scale: (most: string) => `All rows have one scale: the tallest bar is ${most}.`,
  empty: "A day without a bar is a day without a report here. It is not a day on which nothing happened.",
  several: (n: number) =>
    count(n, {
      one: "# incident may have been on more than one day. It is counted on each.",
      other: "# incidents may have been on more than one day. They are counted on each.",
    }),
  before: "The grey ground: days before the agreement.",
  earlier: (n: number) =>
    count(n, {
      one: "# ended before the first day drawn.",
      other: "# ended before the first day drawn.",
    }),
  later: (n: number) =>
    count(n, { one: "# began after the last day drawn.", other: "# began after the last day drawn." }),
  noPoints: "No incident is shown, so there is no chart.",
  first: "From",
  last: "To",
  day: (number: string, date: string) => `day ${number}, ${date}`,
  window: (first: string, last: string) => `${first} to ${last}`,
  all: "All days",
  allShown: "All days, those before the agreement too",
  play: "Play the days",
  pause: "Pause",
  back: "One day back",
  on: "One day on",
  speed: "Days a second",
  hint: "Drag over the chart to choose days. With the keys: arrows move an edge by a day, with Shift by seven, Home and End to the ends.",
  marks: "Lines on the chart",
  decision: (report: string) => `A decision set the clock back (report ${report}).`,
  table: {
    title: "The chart as a table",
    day: "Day",
    none: "no report",
    tooLong: (most: string) => `Choose at most ${most} days to see them as a table.`,
  },
};
