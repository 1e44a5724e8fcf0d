//! Who is who and who reports.

use jiff::civil;

use crate::model::{ActorId, IncidentId, PartyId, ReportId, SourceId};
use crate::words;

words! {
    /// What an actor is.
    ActorKind, "a kind of actor", {
        /// A state.
        State = "state",
        /// A state's force.
        StateForce = "state-force",
        /// An armed group.
        ArmedGroup = "armed-group",
        /// A coalition.
        Coalition = "coalition",
        /// An international body.
        International = "international",
        /// Civilians or a civil body.
        Civilian = "civilian",
        /// Not known.
        Unknown = "unknown",
    }
}

/// Who does things.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// Its id.
    pub id: ActorId,
    /// Its name.
    pub name: String,
    /// Other names, in any script.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: ActorKind,
    /// A larger actor it belongs to. The chain has no circle.
    pub part_of: Option<ActorId>,
    /// Whose side it is on, by date.
    pub alignments: Vec<Alignment>,
    /// A remark.
    pub note: Option<String>,
}

/// Whose side an actor is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// The actor it is aligned with.
    pub with: ActorId,
    /// Since when.
    pub from: Option<civil::Date>,
    /// Until when.
    pub until: Option<civil::Date>,
    /// How that is known.
    pub basis: Option<String>,
}

/// For whom a source speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Affiliation {
    /// For nobody in the agreement.
    Independent,
    /// Not known; such a source is its own voice but not an independent one.
    Unknown,
    /// For a party, guarantor, non-party or excluded group.
    With(PartyId),
}

words! {
    /// Admiralty grade of a source's reliability; never multiplied with a report's credibility.
    Grade, "an Admiralty grade A to F", {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged: unknown, which is not the worst.
        F = "F",
    }
}

/// Who reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// For whom it speaks.
    pub affiliation: Affiliation,
    /// Its lean, in words.
    pub lean: Option<String>,
    /// Its reliability.
    pub grade: Grade,
    /// Sources it always repeats. The chain has no circle.
    pub copies: Vec<SourceId>,
    /// Its independence group, if it shares one by name.
    pub group: Option<String>,
    /// Whether it has a mandate to find facts, so that its verdicts count as verified.
    pub verifies: bool,
    /// What it can see.
    pub sees: Option<String>,
    /// Known bias or limit.
    pub limits: Option<String>,
    /// Where it publishes.
    pub address: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// Merges and splits of incidents that people decided.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decisions {
    /// Reports held to tell of one incident.
    pub merges: Vec<Merge>,
    /// Reports taken out of an incident.
    pub splits: Vec<Split>,
}

/// A decision that reports tell of one incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// At least two reports.
    pub reports: Vec<ReportId>,
    /// Who decided, by code.
    pub by: String,
    /// When.
    pub at: civil::Date,
    /// Why.
    pub why: String,
}

/// A decision that reports do not belong to an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The reports taken out; together they become an incident of their own.
    pub reports: Vec<ReportId>,
    /// The incident they are taken from.
    pub from: IncidentId,
    /// Who decided, by code.
    pub by: String,
    /// When.
    pub at: civil::Date,
    /// Why.
    pub why: String,
}
