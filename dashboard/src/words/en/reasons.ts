/** English words of why a standing is what it is: the sentences of the bulletin, by the reason's word. */

export const reasons = {
  "breach-shown": "A breach is shown, as well as this reading asks, on this day for certain.",
  "breach-may-be-this-day": "A breach is shown that may lie on this day or on one beside it.",
  "breach-may-be-here": "A breach is shown that may lie in this area or outside it.",
  "not-shown-enough": "A breach is reported, and not as well shown as this reading asks.",
  "finding-contested": "What happened depends on who is believed.",
  "finding-undetermined": "Something happened that cannot be laid at one door or cannot be judged.",
  "tally-claims": "A party's own count says so; this reading takes a claim as enough.",
  "quiet-and-seen": "No breach is known, and enough could have been seen to say so.",
  "quiet-not-seen": "No breach is known, but too little could have been seen: silence is not peace.",
  "no-tolerance-stated":
    "No breach is known, but the terms do not say what they tolerate, so a quiet day shows nothing.",
  "nobody-looked": "Nobody reported on this area and day.",
  "kept-monitors-out": "This party is reported to have kept monitors out.",
  "monitors-kept-out": "Monitors are reported to have been kept out, by another than this party.",
  "count-reached": "What was owed was counted in full.",
  "stopped-by-party":
    "What was owed is not reported to have come, and sources name this party for stopping it.",
  "stopped-disputed":
    "What was owed is not reported to have come; sources differ on who stopped it, or too few name one side.",
  "stopped-by-nobody-named":
    "What was owed is not reported to have come, and no source names who stopped it.",
  "count-unknown": "No source says whether what was owed came.",
  "not-yet-due": "The time in which it is owed still runs.",
  "done-as-owed": "It is reported as done as owed.",
  "not-done": "It is reported as not done.",
  "done-disputed": "One side says that it was done, another that it was not.",
  "area-undefined": "The provision names no area that can be drawn.",
  "more-than-allowed": "Sources count more than the terms allow.",
  "not-countable": "Reports cannot show whether this promise is kept.",
};
