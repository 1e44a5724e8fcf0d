//! Independence: who is one voice with whom.
//!
//! Two sources are one voice if one copies the other, directly or by a chain, if they share a named group, or if they
//! speak for the same party, guarantor, non-party or excluded group. Corroboration counts groups, never voices.

use std::collections::BTreeMap;

use crate::model::{ReportId, SourceId};
use crate::reports::Report;
use crate::terms::{Affiliation, Source, Terms};

/// A group of sources that are one voice: the smallest id among them, or the party they speak for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey(String);

impl GroupKey {
    /// Returns the key with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for GroupKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

/// Who is one voice with whom, worked out once for a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Independence {
    groups: BTreeMap<SourceId, GroupKey>,
}

impl Independence {
    /// Works out the groups from the sources' affiliations, groups and standing copies.
    pub fn of(terms: &Terms) -> Self {
        let groups = terms.sources.keys().map(|id| (id.clone(), key_of(terms, id))).collect();
        Self { groups }
    }

    /// Returns the group of a source; a source that the terms do not know is a group of its own.
    pub fn group(&self, source: &SourceId) -> GroupKey {
        self.groups.get(source).cloned().unwrap_or_else(|| GroupKey(source.as_str().to_owned()))
    }

    /// Returns whose voice a report is: its source, or what it copies, followed to the end of the chain.
    ///
    /// A report that copies several is the voice of the first it names; a chain that closes on itself ends where it
    /// would repeat.
    pub fn voice(&self, report: &Report, by_id: &BTreeMap<ReportId, usize>, all: &[Report]) -> SourceId {
        let mut here = report;
        for _ in 0..=all.len().min(64) {
            let Some(next) = here.copies.first() else { return here.source.clone() };
            match by_id.get(next.as_str()) {
                Some(&at) if all[at].id != report.id => here = &all[at],
                Some(_) => return here.source.clone(),
                None => return SourceId::new(next.as_str()),
            }
        }
        here.source.clone()
    }
}

/// Follows a source's first standing copy to its end, then names the group.
fn key_of(terms: &Terms, id: &SourceId) -> GroupKey {
    let mut source: &Source = &terms.sources[id];
    for _ in 0..terms.sources.len() {
        let Some(next) = source.copies.first().and_then(|id| terms.sources.get(id)) else { break };
        source = next;
    }
    match (&source.group, &source.affiliation) {
        (_, Affiliation::With(party)) => GroupKey(format!("{party}'s side")),
        (Some(group), _) => GroupKey(group.clone()),
        (None, _) => GroupKey(source.id.as_str().to_owned()),
    }
}
