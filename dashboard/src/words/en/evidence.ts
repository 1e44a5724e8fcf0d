/** English words of the evidence behind a cell, an incident or a gate. */

export const evidence = {
  title: "Evidence",
  short: "Evidence",
  none: "Choose a day in the calendar, an incident on the map or a line of the answer, and what it rests on stands here.",
  close: "Close the evidence",
};
