//! Reports that wait for a person: how many there are, and whose they are.
//!
//! In: the engine's list of unreviewed reports, and the sources. Out: [`UnreviewedView`]. Invariant: what such a report says
//! is not shown, and nothing is added over sources but the number of reports.

use std::collections::BTreeMap;

use engine::publications::view as from;
use serde::Serialize;
use utoipa::ToSchema;

/// Reports that a machine read out of texts and that no person has reviewed. Nothing is judged by them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnreviewedView {
    /// How many there are, as known on the question's date.
    pub reports: usize,
    /// Whose they are, by id of the source; sources that have none are not listed.
    pub sources: Vec<UnreviewedOf>,
}

/// The unreviewed reports of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnreviewedOf {
    /// The source's id.
    pub id: String,
    /// Its name; its id where the case has no such source.
    pub name: String,
    /// How many reports of it are unreviewed.
    pub reports: usize,
}

impl UnreviewedView {
    /// Returns whose reports wait.
    pub fn of(waiting: &[from::UnreviewedView], sources: &[from::SourceView]) -> Self {
        let name_of = |id: &str| sources.iter().find(|source| source.id == id).map(|source| &source.name);
        let of = |(id, reports): (&str, usize)| UnreviewedOf {
            id: id.to_owned(),
            name: name_of(id).map_or_else(|| id.to_owned(), Clone::clone),
            reports,
        };
        Self { reports: waiting.len(), sources: counted(waiting).into_iter().map(of).collect() }
    }
}

/// Returns how many reports of each source wait.
pub(super) fn counted(waiting: &[from::UnreviewedView]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for report in waiting {
        *counts.entry(report.source.as_str()).or_default() += 1;
    }
    counts
}
