//! The finding, its classes and the rules that decide.

use crate::incidents::GroupKey;
use crate::model::{AreaId, Interval, PartyId, ProvisionId, Target};
use crate::words;

words! {
    /// How well a breach is shown. Ordered: each is stronger than the one before.
    Strength, "a strength of evidence", {
        /// At least one source says so.
        Claimed = "claimed",
        /// Two independent groups say so.
        Corroborated = "corroborated",
        /// A body with a mandate found it, or the doer admits it.
        Verified = "verified",
    }
}

words! {
    /// What an incident means under a provision.
    Class, "a class of finding", {
        /// The provision does not apply to it.
        NotApplicable = "not-applicable",
        /// It was done by someone who is not bound: shown, never charged to a party.
        Beside = "beside",
        /// A check found that it did not happen.
        NotAnIncident = "not-an-incident",
        /// It happened and is no breach.
        NoViolation = "no-violation",
        /// It is being checked.
        Pending = "pending",
        /// It cannot be said.
        Undetermined = "undetermined",
        /// It depends on who is believed.
        Contested = "contested",
        /// A breach.
        Minor = "minor",
        /// A grave breach.
        Grave = "grave",
    }
}

impl Class {
    /// Whether it is a breach, minor or grave.
    pub fn is_breach(self) -> bool {
        matches!(self, Self::Minor | Self::Grave)
    }
}

words! {
    /// Whether something fits a day or an area for certain.
    Fit, "a fit", {
        /// Wholly inside.
        Certain = "certain",
        /// Partly, or perhaps.
        May = "may",
    }
}

words! {
    /// Whether the act was allowed: the third of a finding's separate answers.
    Permission, "an answer on permission", {
        /// Nothing in the terms allows it, and nobody claims so.
        NotClaimed = "not-claimed",
        /// An exception is claimed.
        ExceptionClaimed = "exception-claimed",
        /// An excluded group is said to have been the target, and not all that the terms ask for is shown.
        ExclusionClaimed = "exclusion-claimed",
        /// An excluded group was the target, shown as the terms ask or as the reading accepts.
        Excluded = "excluded",
        /// Sources differ on whether it was allowed.
        Disputed = "disputed",
    }
}

words! {
    /// The rule that decided a finding. Its text is in `rules.md` of the book.
    Rule, "a rule", {
        /// It was before the provision began or after it ended.
        OutsideTime = "outside-time",
        /// It was outside the provision's area.
        OutsideArea = "outside-area",
        /// It is not known whether it was inside the area.
        PlaceUnknown = "place-unknown",
        /// No account says when it was.
        TimeUnknown = "time-unknown",
        /// Those hit are not protected by the provision.
        TargetNotProtected = "target-not-protected",
        /// No source in this reading names who did it.
        DoerNotNamed = "doer-not-named",
        /// The doer named is somebody that the terms do not know.
        DoerNotKnown = "doer-not-known",
        /// A source names several sides, one or all of which may have done it.
        SeveralSidesNamed = "several-sides-named",
        /// Independent sources name different doers.
        DoersDiffer = "doers-differ",
        /// Someone not bound did it.
        DoerNotBound = "doer-not-bound",
        /// An excluded group did it.
        DoerExcluded = "doer-excluded",
        /// An exception of the terms is claimed.
        ExceptionClaimed = "exception-claimed",
        /// Exclusion is claimed and not shown in all that the terms ask for.
        ExclusionNotShown = "exclusion-not-shown",
        /// Exclusion is shown, or accepted by this reading.
        TargetExcluded = "target-excluded",
        /// A check found that nothing happened.
        CheckedNothing = "checked-nothing",
        /// A check found no breach.
        CheckedNoBreach = "checked-no-breach",
        /// Those who checked disagree.
        CheckedDisputed = "checked-disputed",
        /// A check goes on.
        CheckedPending = "checked-pending",
        /// A check found a breach.
        CheckedBreach = "checked-breach",
        /// The party is named for a forbidden act against the protected, inside time and area.
        ForbiddenAct = "forbidden-act",
    }
}

/// What one incident means under one provision, for one party, under one reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The incident's position in the assessment.
    pub incident: usize,
    /// The provision.
    pub provision: ProvisionId,
    /// The area of the provision it falls in.
    pub area: AreaId,
    /// The party it is about; `None`: nobody is named, so it is about each party that is bound.
    pub party: Option<PartyId>,
    /// What it means.
    pub class: Class,
    /// The rule that decided.
    pub rule: Rule,
    /// How well it is shown that this party did it.
    pub strength: Strength,
    /// The independent groups that name this party.
    pub named_by: Vec<GroupKey>,
    /// Others that some group names, by group or name.
    pub others_named: Vec<String>,
    /// Who was hit, by kind, as any account has it.
    pub targets: Vec<Target>,
    /// Whether it was allowed: settled apart from who did it.
    pub permission: Permission,
    /// When it was, under the reading's weight.
    pub when: Option<Interval>,
    /// Whether it lies in the area for certain.
    pub place: Fit,
}
