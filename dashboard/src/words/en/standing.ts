/** English words of where a promise stands and how a day of a clock counts. */

export const standing = {
  labels: {
    kept: "kept",
    breached: "breached",
    contested: "contested",
    undetermined: "undetermined",
    "not-monitored": "not monitored",
  },
  means: {
    kept: "No breach is known, and enough could have been seen to say so; or what was owed came.",
    breached: "A breach is reported, as well shown as the reading asks. It is no finding of law or guilt.",
    contested: "What happened, who did it or whether it was allowed depends on who is believed.",
    undetermined: "The evidence does not settle it. This is an answer, and it is not a mild kind of kept.",
    "not-monitored": "Nobody reported from there on that day.",
  },
  clock: {
    met: "counts",
    broken: "broken",
    "may-be-broken": "may be broken",
    unknown: "cannot be said",
    reset: "set back",
  },
};
