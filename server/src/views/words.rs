//! The engine's closed lists of words, as they stand in JSON and in the OpenAPI document.
//!
//! Invariant: a word here is the engine's word, letter for letter; a new variant there does not compile here until it has
//! one.

use serde::Serialize;
use utoipa::ToSchema;

/// Declares a list of words that mirrors one of the engine's.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident of $from:path {
        $($(#[$line:meta])* $variant:ident = $word:tt,)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
        pub enum $name {
            $($(#[$line])* #[serde(rename = $word)] $variant,)+
        }

        impl From<$from> for $name {
            fn from(from: $from) -> Self {
                use $from as From;
                match from {
                    $(From::$variant => Self::$variant,)+
                }
            }
        }
    };
}

mirror! {
    /// Where a provision stands for a party, an area and a day.
    Standing of engine::standing::Standing {
        /// Kept, as far as it could be seen.
        Kept = "kept",
        /// Breached, as well shown as the reading asks.
        Breached = "breached",
        /// It depends on who is believed.
        Contested = "contested",
        /// It cannot be said.
        Undetermined = "undetermined",
        /// Nobody was looking.
        NotMonitored = "not-monitored",
    }
}

mirror! {
    /// The answer of a gate.
    Answer of engine::standing::Answer {
        /// All needs are met.
        Met = "met",
        /// At least one need cannot be met.
        NotMet = "not_met",
        /// It cannot be said.
        Undetermined = "undetermined",
    }
}

mirror! {
    /// How a day stands for a need of a gate.
    DayState of engine::standing::DayState {
        /// It counts.
        Met = "met",
        /// It does not count.
        Broken = "broken",
        /// A breach lies on it, or on a day beside it.
        MayBeBroken = "may-be-broken",
        /// It cannot be said.
        Unknown = "unknown",
    }
}

mirror! {
    /// What keeps a gate shut.
    BlockerKind of engine::standing::BlockerKind {
        /// The time ran out.
        EndedTooEarly = "ended-too-early",
        /// A need is broken in every window.
        NeedBroken = "need-broken",
        /// A need cannot be determined.
        NeedUndetermined = "need-undetermined",
        /// Not enough days have passed.
        TooFewDays = "too-few-days",
    }
}

mirror! {
    /// What an incident means under a provision.
    Class of engine::findings::Class {
        /// The provision does not apply to it.
        NotApplicable = "not-applicable",
        /// Done by someone who is not bound: charged to no party.
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

mirror! {
    /// How well a breach is shown.
    Strength of engine::findings::Strength {
        /// At least one source says so.
        Claimed = "claimed",
        /// Two independent groups say so.
        Corroborated = "corroborated",
        /// A body with a mandate found it, or the doer admits it.
        Verified = "verified",
    }
}

mirror! {
    /// What is asked of a claim that a target was excluded.
    Exclusion of engine::findings::Exclusion {
        /// All that the terms ask for must be shown.
        Strict = "strict",
        /// A claim is enough.
        Lenient = "lenient",
    }
}

mirror! {
    /// How accounts that differ are weighed.
    Counts of engine::incidents::Weight {
        /// The least precise place and time, the lowest number.
        Careful = "careful",
        /// The most precise place and time, the highest number.
        Full = "full",
    }
}

/// Whose reports are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub enum SourceChoice {
    /// Everybody's.
    #[serde(rename = "all")]
    All,
    /// Only of sources that speak for no party, guarantor, non-party or excluded group.
    #[serde(rename = "independent")]
    Independent,
    /// One source's, and what copies it.
    #[serde(rename = "one")]
    One,
}

mirror! {
    /// Whether something fits a day or an area for certain.
    Fit of engine::findings::Fit {
        /// Wholly inside.
        Certain = "certain",
        /// Partly, or perhaps.
        May = "may",
    }
}

mirror! {
    /// Whether what was done was allowed: settled apart from who did it.
    Permission of engine::findings::Permission {
        /// Nobody claims that it was.
        NotClaimed = "not-claimed",
        /// An exception is claimed.
        ExceptionClaimed = "exception-claimed",
        /// It is claimed that the target was excluded.
        ExclusionClaimed = "exclusion-claimed",
        /// The target was excluded.
        Excluded = "excluded",
        /// It is disputed.
        Disputed = "disputed",
    }
}

mirror! {
    /// What a group is to the agreement.
    Role of engine::terms::Role {
        /// Bound by it.
        Party = "party",
        /// Vouches for it.
        Guarantor = "guarantor",
        /// Fights but is not bound.
        NonParty = "non-party",
        /// Not covered by it.
        Excluded = "excluded",
    }
}

mirror! {
    /// How much a problem matters.
    Severity of engine::model::Severity {
        /// The input cannot be used as it is.
        Error = "error",
        /// It was used, and something about it is odd.
        Warning = "warning",
    }
}

mirror! {
    /// Whether there is a deal, by the word of those who must agree.
    There of engine::talks::There {
        /// The last word of every side that must agree is that there is one.
        There = "there",
        /// One of them last said that there is none yet, or none any more.
        NotThere = "not-there",
        /// None of them said so, and not all of them said that there is one.
        Undetermined = "undetermined",
    }
}

mirror! {
    /// How an issue of the talks stands, by the last words on it.
    IssueState of engine::talks::IssueState {
        /// The last word of some side asks, doubts, opposes, accuses or denies.
        Open = "open",
        /// No last word does. Not the same as settled.
        Unopposed = "unopposed",
        /// Nobody has spoken of it.
        NotSpokenOf = "not-spoken-of",
    }
}

mirror! {
    /// How a statement stands to its issue.
    Stance of engine::talks::Stance {
        /// Is for it.
        Supports = "supports",
        /// Offers something.
        Offers = "offers",
        /// Says that something is so.
        Confirms = "confirms",
        /// Says what must come first.
        Conditions = "conditions",
        /// Asks for something.
        Demands = "demands",
        /// Holds it unlikely.
        Doubts = "doubts",
        /// Is against it.
        Opposes = "opposes",
        /// Blames somebody.
        Accuses = "accuses",
        /// Says that something is not so.
        Denies = "denies",
    }
}

mirror! {
    /// What became of a meeting.
    MeetingStatus of engine::talks::MeetingStatus {
        /// It was held.
        Held = "held",
        /// It was planned.
        Planned = "planned",
        /// It was planned and called off.
        Cancelled = "cancelled",
        /// It was begun and broken off, or not seen to end.
        Begun = "begun",
    }
}

/// What a side last said of the deal as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub enum DealWord {
    /// There is one.
    #[serde(rename = "agreed")]
    Agreed,
    /// There is none yet.
    #[serde(rename = "not-yet")]
    NotYet,
    /// There was one, and the side has left it or holds it for gone.
    #[serde(rename = "left")]
    Left,
    /// It has said nothing of the deal as a whole.
    #[serde(rename = "nothing-said")]
    NothingSaid,
}

impl DealWord {
    /// Returns the word for one of the engine's.
    pub fn of(word: Option<&str>) -> Self {
        match word {
            Some("agreed") => Self::Agreed,
            Some("not-yet") => Self::NotYet,
            Some("left") => Self::Left,
            _ => Self::NothingSaid,
        }
    }
}
