//! The index of a view: what is looked up for every part of an assessment that is shown.
//!
//! In: the terms, the reports and the assessment made of them. Out: a [`ViewIndex`], which owns all that it holds, so that
//! it can be kept beside them. Read first: [`ViewIndex::of`].
//! Invariant: it holds nothing that may not be shown: cells, never coordinates.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::Points;
use crate::incidents::Incident;
use crate::publications::safe;
use crate::reports::{Body, Report};
use crate::standing::Assessment;
use crate::terms::Terms;

/// What is looked up for every part of an assessment that is shown.
#[derive(Debug, Clone)]
pub struct ViewIndex {
    /// Where the findings of each incident begin; one more at the end.
    starts: Vec<u32>,
    /// The replies to each incident that has some, as positions of reports.
    replies: BTreeMap<usize, Vec<usize>>,
    /// The first incident that is shown with an id that is not its own, by the id that is shown.
    renamed: HashMap<String, usize>,
    points: Points,
}

impl ViewIndex {
    /// Makes the index of an assessment. `reports` is the slice that was assessed.
    pub fn of(terms: &Terms, reports: &[Report], assessment: &Assessment) -> Self {
        assert!(assessment.incidents.is_sorted_by(|a, b| a.id <= b.id), "incidents are in order of id");
        Self {
            starts: starts(assessment),
            replies: replies(reports, assessment),
            renamed: renamed(&assessment.incidents),
            points: Points::of(terms, reports, assessment),
        }
    }

    /// Returns the number of incidents.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns the positions of the findings of an incident.
    pub(super) fn findings_of(&self, incident: usize) -> Range<usize> {
        match self.starts.get(incident..incident + 2) {
            Some(edges) => edges[0] as usize..edges[1] as usize,
            None => 0..0,
        }
    }

    /// Returns the replies to an incident, as positions of reports.
    pub(super) fn replies(&self, incident: usize) -> &[usize] {
        self.replies.get(&incident).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the columns of all incidents.
    pub(super) fn points(&self) -> &Points {
        &self.points
    }

    /// Returns the position of the first of `incidents` that is shown with this id.
    pub(super) fn position_of(&self, incidents: &[Incident], id: &str) -> Option<usize> {
        let at = incidents.partition_point(|incident| incident.id.as_str() < id);
        let own = incidents.get(at).filter(|incident| incident.id.as_str() == id && safe::name(id) == id);
        own.map(|_| at).into_iter().chain(self.renamed.get(id).copied()).min()
    }
}

/// Where the findings of each incident begin: they are in order of incident.
fn starts(assessment: &Assessment) -> Vec<u32> {
    let findings = &assessment.findings;
    assert!(findings.is_sorted_by_key(|finding| finding.incident), "findings are in order of incident");
    let mut counts = vec![0_u32; assessment.incidents.len() + 1];
    findings.iter().for_each(|finding| counts[finding.incident + 1] += 1);
    for at in 1..counts.len() {
        counts[at] += counts[at - 1];
    }
    counts
}

/// The replies to each incident: those that name it, or one of its reports, in the order of the reports used.
fn replies(reports: &[Report], assessment: &Assessment) -> BTreeMap<usize, Vec<usize>> {
    let used = &assessment.used;
    let mut by_subject: HashMap<&str, Vec<usize>> = HashMap::new();
    for (rank, &at) in used.iter().enumerate() {
        if let Body::Response(response) = &reports[at].body {
            response.of.iter().for_each(|of| by_subject.entry(of).or_default().push(rank));
        }
    }
    let mut replies = BTreeMap::new();
    for (n, incident) in assessment.incidents.iter().enumerate().filter(|_| !by_subject.is_empty()) {
        let subjects = incident.accounts.iter().map(|a| a.id.as_str()).chain([incident.id.as_str()]);
        let ranks: BTreeSet<usize> =
            subjects.filter_map(|id| by_subject.get(id)).flatten().copied().collect();
        if !ranks.is_empty() {
            replies.insert(n, ranks.into_iter().map(|rank| used[rank]).collect());
        }
    }
    replies
}

/// The first incident that is shown with an id that is not its own, by the id that is shown.
fn renamed(incidents: &[Incident]) -> HashMap<String, usize> {
    let mut renamed = HashMap::new();
    for (n, incident) in incidents.iter().enumerate() {
        let shown = safe::name(incident.id.as_str());
        if shown != incident.id.as_str() {
            renamed.entry(shown).or_insert(n);
        }
    }
    renamed
}
