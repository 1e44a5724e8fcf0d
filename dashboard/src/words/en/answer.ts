/** English words of the answer: may the next phase begin, and what stands in its way. */

export const answer = {
  title: "Are we there yet?",
  short: "Answer",
  clockTitle: "The clock, day by day",
  blockersTitle: "What keeps it shut",
  labels: { met: "met", not_met: "not met", undetermined: "undetermined" },
  robust: "The same under every reading that has evidence",
  turned: "Another reading gives another answer",
};
