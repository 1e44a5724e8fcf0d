/** English words of the calendar of standing. */

export const calendar = {
  title: "Where each promise stands, day by day",
  short: "Calendar",
  legend: "What the signs mean",
};
