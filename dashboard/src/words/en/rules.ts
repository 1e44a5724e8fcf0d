/** English words of what a finding comes to: its rule, its strength, and whether the act was allowed. */

export const rules = {
  rule: {
    "outside-time": "It was before the provision began to bind or after it ended.",
    "outside-area": "It was outside the area of the provision.",
    "place-unknown": "It is not known whether it was inside the area of the provision.",
    "time-unknown": "No account says when it was.",
    "target-not-protected": "Those hit are not among those whom the provision protects.",
    "doer-not-named": "No source in this reading names who did it.",
    "doer-not-known": "A source names somebody whom the terms do not know.",
    "several-sides-named": "A source names several sides, one or all of which may have done it.",
    "doers-differ": "Independent sources name different doers: who did it depends on who is believed.",
    "doer-not-bound":
      "The one named is not bound by this provision: shown beside the agreement, charged to no party.",
    "doer-excluded":
      "The one named is a group that the agreement excludes: shown beside the agreement, charged to no party.",
    "exception-claimed":
      "An exception in the terms is claimed, and the claim is neither accepted nor dismissed.",
    "exclusion-not-shown":
      "It is claimed that an excluded group was the target; not all that the terms ask for is shown.",
    "target-excluded":
      "An excluded group is shown as the target, as the terms ask or as this reading accepts.",
    "checked-nothing": "A check found that it did not happen as reported.",
    "checked-no-breach": "A check found that it happened and was no breach.",
    "checked-disputed": "Those who checked disagree.",
    "checked-pending": "A check goes on.",
    "checked-breach": "A body with a mandate to check reports a breach.",
    "forbidden-act":
      "Sources name the party for an act that the provision forbids, against those it protects, in its time and area.",
  },
  strength: {
    claimed: "claimed: at least one source says so",
    corroborated: "corroborated: two independent groups of sources say so",
    verified: "checked by a body with a mandate, or admitted by the doer",
  },
  permission: {
    "not-claimed": "Nobody claims that it was allowed.",
    "exception-claimed": "An exception is claimed.",
    "exclusion-claimed":
      "It is claimed that an excluded group was the target; not all that the terms ask for is shown.",
    excluded: "An excluded group is shown as the target, as this reading asks.",
    disputed: "Sources differ on whether it was allowed.",
  },
  place: { certain: "inside the area", may: "perhaps inside the area" },
};
