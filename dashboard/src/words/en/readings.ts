/** English words of the switch of readings. */

export const readings = {
  title: "How the evidence is read",
  short: "Readings",
  note: "Every choice is a fair way to read. All that stands below follows it.",
  sources: {
    legend: "Sources",
    all: "all sources",
    independent: "independent groups only",
    one: "one source",
  },
  strength: {
    legend: "A breach must be",
    claimed: "claimed by one",
    corroborated: "told by two independent groups",
    verified: "checked or admitted",
  },
  exclusion: {
    legend: "That a group was excluded",
    strict: "must be shown in full",
    lenient: "may be shown in part",
  },
  counts: {
    legend: "Where accounts differ, take the",
    careful: "least precise, lowest",
    full: "most precise, highest",
  },
  asKnownOn: "As known on",
  asKnownNow: "all that is known",
  toDefault: "Back to the default reading",
  isDefault: "This is the default reading.",
  changed: "differs from the default reading",
  byDefault: (was: string) => `${was} under the default reading`,
};
