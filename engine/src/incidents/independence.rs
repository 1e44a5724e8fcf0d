//! Independence: who is one voice with whom.
//!
//! A source that copies is the voice of what it copies. Two origins are one voice if they share a named group, or if
//! they speak for the same party, guarantor, non-party or excluded group, directly or through others that do.
//! Corroboration counts groups, never voices.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{PartyId, ReportId, SourceId, normal_name};
use crate::reports::Report;
use crate::terms::{Affiliation, Source, Terms};

/// A group of sources that are one voice: by the group's name, the side it speaks for, or the one source it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey(Arc<str>);

impl GroupKey {
    /// Returns the key with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Arc::from(text.into()))
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
    sides: BTreeMap<PartyId, GroupKey>,
    names: BTreeMap<String, SourceId>,
    origins: BTreeMap<SourceId, SourceId>,
}

impl Independence {
    /// Works out the groups from the sources' affiliations, named groups and standing copies.
    pub fn of(terms: &Terms) -> Self {
        let ties = Ties::of(terms);
        let groups = terms.sources.keys().map(|id| (id.clone(), ties.key(origin(terms, id)))).collect();
        let parties = terms.agreement.groups.iter().map(|g| &g.id);
        let sides = parties.map(|id| (id.clone(), ties.key_of_tie(&Tie::Side(id.clone())))).collect();
        let names = terms.sources.values().flat_map(|s| {
            let own = [s.id.as_str(), &s.name].into_iter().chain(s.aliases.iter().map(String::as_str));
            own.map(|name| (normal_name(name), s.id.clone())).collect::<Vec<_>>()
        });
        let origins = terms.sources.keys().map(|id| (id.clone(), origin(terms, id).id.clone())).collect();
        Self { groups, sides, names: names.collect(), origins }
    }

    /// Whether a source is one voice with a party, guarantor, non-party or excluded group.
    pub fn is_of_a_side(&self, source: &SourceId) -> bool {
        let group = self.group(source);
        self.sides.values().any(|side| *side == group)
    }

    /// Returns the source at the end of a source's chain of standing copies: itself, if it copies nobody.
    pub fn origin(&self, source: &SourceId) -> SourceId {
        self.origins.get(source).unwrap_or(source).clone()
    }

    /// Returns the group of a source; a source that the terms do not know is a group of its own.
    pub fn group(&self, source: &SourceId) -> GroupKey {
        self.groups.get(source).cloned().unwrap_or_else(|| GroupKey::new(source.as_str()))
    }

    /// Returns the group that speaks for a party, guarantor, non-party or excluded group.
    pub fn side(&self, party: &PartyId) -> GroupKey {
        self.sides.get(party).cloned().unwrap_or_else(|| side_name(party))
    }

    /// Returns the source that a name means, by id, name or alias; a name that no source has is a source of its own.
    pub fn source_named(&self, name: &str) -> SourceId {
        self.names.get(&normal_name(name)).cloned().unwrap_or_else(|| SourceId::new(name))
    }

    /// Returns whose voice a report is: its source, or what it copies, followed to the end of the chain; standing copies
    /// of sources are followed too.
    ///
    /// A report that copies several is the voice of the first it names; a chain that closes on itself ends where it
    /// would repeat.
    pub fn voice(&self, report: &Report, by_id: &BTreeMap<ReportId, usize>, all: &[Report]) -> SourceId {
        let mut here = report;
        for _ in 0..=all.len().min(64) {
            let Some(next) = here.copies.first() else { break };
            match by_id.get(next.as_str()) {
                Some(&at) if all[at].id != report.id => here = &all[at],
                Some(_) => break,
                None => return self.origin(&self.source_named(next)),
            }
        }
        self.origin(&here.source)
    }
}

/// The source at the end of a source's chain of standing copies. The terms rule out circles.
fn origin<'t>(terms: &'t Terms, id: &SourceId) -> &'t Source {
    let mut source = &terms.sources[id];
    for _ in 0..terms.sources.len() {
        let Some(next) = source.copies.first().and_then(|id| terms.sources.get(id)) else { break };
        source = next;
    }
    source
}

/// What makes two sources one voice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Group(String),
    Side(PartyId),
}

/// Ties that are joined because one source has both.
struct Ties(BTreeMap<Tie, Tie>);

impl Ties {
    fn of(terms: &Terms) -> Self {
        let mut ties = Self(BTreeMap::new());
        for source in terms.sources.values() {
            if let (Some(group), Some(side)) = (group_tie(source), side_tie(source)) {
                ties.join(group, side);
            }
        }
        ties
    }

    /// The tie that stands for all that are joined with this one: the smallest, so that no order matters.
    fn root(&self, tie: &Tie) -> Tie {
        let mut here = tie;
        while let Some(next) = self.0.get(here) {
            here = next;
        }
        here.clone()
    }

    fn join(&mut self, a: Tie, b: Tie) {
        let (a, b) = (self.root(&a), self.root(&b));
        if a != b {
            self.0.insert(a.clone().max(b.clone()), a.min(b));
        }
    }

    fn key_of_tie(&self, tie: &Tie) -> GroupKey {
        match self.root(tie) {
            Tie::Group(name) => GroupKey::new(name),
            Tie::Side(party) => side_name(&party),
        }
    }

    fn key(&self, source: &Source) -> GroupKey {
        let tie = group_tie(source).or_else(|| side_tie(source));
        tie.map_or_else(|| GroupKey::new(source.id.as_str()), |tie| self.key_of_tie(&tie))
    }
}

fn group_tie(source: &Source) -> Option<Tie> {
    source.group.clone().map(Tie::Group)
}

fn side_tie(source: &Source) -> Option<Tie> {
    match &source.affiliation {
        Affiliation::With(party) => Some(Tie::Side(party.clone())),
        Affiliation::Independent | Affiliation::Unknown => None,
    }
}

fn side_name(party: &PartyId) -> GroupKey {
    GroupKey::new(format!("{party}'s side"))
}
