//! Cases, and what the terms of one say.

use engine::publications::view as from;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Role, unreviewed};

/// The cases that are served.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CaseList {
    /// [`super::VERSION`].
    pub version: u32,
    /// The version of truce.
    pub truce: &'static str,
    /// The cases, in the order in which they were named on the command line.
    pub cases: Vec<CaseEntry>,
}

/// One case of the list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CaseEntry {
    /// Its name in addresses.
    pub case: String,
    /// Its title; `null`: its terms were never read without errors.
    pub title: Option<String>,
    /// How it stands with its files.
    pub state: StateView,
}

/// One event of the changes, by its fields in the stream.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ChangeEvent {
    /// The event's name: `case`.
    pub event: &'static str,
    /// After how many milliseconds a reader who lost the stream may ask again.
    pub retry: u32,
    /// A `CaseEntry`, as JSON.
    #[schema(content_media_type = "application/json")]
    pub data: String,
}

/// How it stands with the files of a case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StateView {
    /// Whether the answer rests on the files as they are now.
    pub status: CaseState,
    /// Tells one content of the files from another; changes with every change that was read.
    pub revision: String,
    /// How many errors there are in the files as they are now; none where they cannot be read at all.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
}

/// Whether an answer rests on the files as they are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub enum CaseState {
    /// It does.
    #[serde(rename = "current")]
    Current,
    /// The files have errors or are gone; the last good answer stays up.
    #[serde(rename = "stale")]
    Stale,
    /// The files were never without errors: there is no answer.
    #[serde(rename = "unreadable")]
    Unreadable,
}

/// What the terms say of themselves.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CaseHead {
    /// The agreement's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Since when it binds, in its own zone.
    pub in_force: String,
    /// The zone whose days count.
    pub timezone: String,
    /// Where the terms were read.
    pub terms_from: Vec<String>,
    /// Ends that were declared, in words.
    pub ends: Vec<String>,
    /// The hash of the rules.
    pub rules_hash: String,
}

impl CaseHead {
    /// Returns what the terms of a view say of themselves.
    pub fn of(case: &from::CaseView) -> Self {
        Self {
            id: case.id.clone(),
            title: case.title.clone(),
            in_force: case.in_force.clone(),
            timezone: case.timezone.clone(),
            terms_from: case.terms_from.clone(),
            ends: case.ends.clone(),
            rules_hash: case.rules_hash.clone(),
        }
    }
}

/// A day of the agreement.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DayView {
    /// Its number; the first is 0.
    pub day_number: i32,
    /// The local date on which it begins.
    pub day: String,
    /// Its first instant, in the agreement's zone.
    pub starts: String,
    /// The first instant after it.
    pub ends: String,
}

impl From<&from::DayView> for DayView {
    fn from(day: &from::DayView) -> Self {
        Self {
            day_number: day.day_number,
            day: day.day.clone(),
            starts: day.starts.clone(),
            ends: day.ends.clone(),
        }
    }
}

/// A party, guarantor, non-party or excluded group.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct GroupView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is to the agreement.
    pub role: Role,
}

impl From<&from::GroupView> for GroupView {
    fn from(group: &from::GroupView) -> Self {
        Self { id: group.id.clone(), name: group.name.clone(), role: group.role.into() }
    }
}

/// A provision.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProvisionView {
    /// Its id.
    pub id: String,
    /// The clause of the text.
    pub clause: Option<String>,
    /// What it promises.
    pub title: String,
    /// What kind of promise it is.
    pub kind: String,
    /// The parties that owe it, by id.
    pub binds: Vec<String>,
    /// What is owed, for duties to do something.
    pub owes: Option<String>,
    /// The areas it applies in, by id.
    pub areas: Vec<String>,
}

impl From<&from::ProvisionView> for ProvisionView {
    fn from(provision: &from::ProvisionView) -> Self {
        Self {
            id: provision.id.clone(),
            clause: provision.clause.clone(),
            title: provision.title.clone(),
            kind: provision.kind.to_string(),
            binds: provision.binds.clone(),
            owes: provision.owes.clone(),
            areas: provision.areas.clone(),
        }
    }
}

/// An area of the agreement, without its shape.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AreaView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it was drawn for the case rather than by the parties.
    pub approximate: bool,
    /// Why it cannot be drawn, where the text does not say where it is.
    pub undefined: Option<String>,
}

impl From<&from::AreaView> for AreaView {
    fn from(area: &from::AreaView) -> Self {
        Self {
            id: area.id.clone(),
            name: area.name.clone(),
            approximate: area.approximate,
            undefined: area.undefined.clone(),
        }
    }
}

/// What the text leaves open and the case fills in.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AssumptionView {
    /// Its id.
    pub id: String,
    /// The provision, phase or area it is about.
    pub about: String,
    /// What it sets.
    pub sets: Option<&'static str>,
    /// The value.
    pub value: String,
    /// Other fair values.
    pub alternatives: Vec<String>,
    /// Why it is needed.
    pub why: String,
    /// How another value turns an answer; empty: no value that was tried turns any.
    pub turns: Vec<String>,
}

impl From<&from::AssumptionView> for AssumptionView {
    fn from(assumption: &from::AssumptionView) -> Self {
        Self {
            id: assumption.id.clone(),
            about: assumption.about.clone(),
            sets: assumption.sets,
            value: assumption.value.clone(),
            alternatives: assumption.alternatives.clone(),
            why: assumption.why.clone(),
            turns: assumption.turns.clone(),
        }
    }
}

/// The sources of a case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SourceList {
    /// The sources, by id.
    pub sources: Vec<SourceView>,
}

impl SourceList {
    /// Returns the list of some sources, and how many of the `waiting` reports are of each.
    pub fn of(sources: &[from::SourceView], waiting: &[from::UnreviewedView]) -> Self {
        let counts = unreviewed::counted(waiting);
        let view = |source: &from::SourceView| {
            SourceView::of(source, counts.get(source.id.as_str()).copied().unwrap_or(0))
        };
        Self { sources: sources.iter().map(view).collect() }
    }
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SourceView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom it speaks, in words.
    pub speaks_for: String,
    /// Admiralty grade of reliability, A to F; F is unknown, not the worst.
    pub grade: String,
    /// Its lean, in words.
    pub lean: Option<String>,
    /// Known bias or limit.
    pub limits: Option<String>,
    /// Whether it has a mandate to find facts.
    pub verifies: bool,
    /// Where it publishes.
    pub address: Option<String>,
    /// How many reports of it were used under this reading.
    pub reports_used: usize,
    /// How many reports of it a machine read and no person has reviewed; nothing is judged by them.
    pub reports_unreviewed: usize,
}

impl SourceView {
    fn of(source: &from::SourceView, reports_unreviewed: usize) -> Self {
        Self {
            id: source.id.clone(),
            name: source.name.clone(),
            speaks_for: source.speaks_for.clone(),
            grade: source.grade.to_string(),
            lean: source.lean.clone(),
            limits: source.limits.clone(),
            verifies: source.verifies,
            address: source.address.clone(),
            reports_used: source.reports_used,
            reports_unreviewed,
        }
    }
}
