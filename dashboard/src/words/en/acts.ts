/** English words of who was hit, on what basis a source speaks, and how those concerned reply. */

export const acts = {
  target: {
    civilians: "civilians",
    party: "a party",
    aid: "aid",
    health: "health care",
    excluded: "an excluded group",
    monitors: "monitors",
    unknown: "not stated",
  },
  basis: {
    claimed: "it says so",
    admitted: "they admit it",
    observed: "it saw it",
    assessed: "it concludes so",
    coded: "coded by rule",
    unknown: "basis not stated",
  },
  stance: {
    accepts: "accepts",
    denies: "denies",
    explains: "explains",
    "counter-claims": "accuses another",
    "no-answer": "did not answer",
  },
};
