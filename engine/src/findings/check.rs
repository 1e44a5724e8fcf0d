//! Checks: what bodies with a mandate found about an incident, all together.
//!
//! In: the reports of checks that are read. Out: a [`Check`]. Read first: [`Check::of`]. Invariant: a body without a mandate
//! decides nothing, and what a body said last is its verdict.

use std::collections::BTreeSet;

use crate::model::PartyId;
use crate::reports::{Body, Report, Verdict, Verification};
use crate::terms::Terms;

use super::{Bench, Class, Reading, Rule};

/// What bodies with a mandate found about an incident, all together.
#[derive(Debug, Default)]
pub(super) struct Check {
    /// The verdict that counts.
    pub(super) verdict: Option<Verdict>,
    /// The one party that they found to have done it.
    pub(super) party: Option<PartyId>,
    found: BTreeSet<PartyId>,
    /// Whether they disagree.
    pub(super) is_disputed: bool,
}

impl Check {
    /// Gathers the checks that are read and whose bodies have a mandate.
    pub(super) fn of(bench: &Bench<'_>, reading: &Reading, incident: usize) -> Self {
        if bench.checks(incident).is_empty() {
            return Self::default();
        }
        let reports = bench.checks(incident).iter().map(|&at| &bench.reports[at]);
        let mandated = reports.filter(|r| {
            bench.is_report_read(&reading.sources, r)
                && bench.terms.sources.get(&r.source).is_some_and(|s| s.verifies)
        });
        let mandated: Vec<&Report> = mandated.collect();
        let standing = mandated.iter().filter(|r| !is_superseded(r, &mandated, bench.terms));
        let checks: Vec<&Verification> = standing.filter_map(|r| verification(r)).collect();
        let verdicts: BTreeSet<Verdict> = checks.iter().map(|c| c.verdict).collect();
        let at = bench.incidents[incident].when(reading.counts).map(|w| w.start);
        let names = checks.iter().flat_map(|c| &c.by);
        let found: BTreeSet<PartyId> =
            names.flat_map(|name| bench.roster.groups(name, at)).map(|g| g.id.clone()).collect();
        let is_disputed = verdicts.contains(&Verdict::Disputed) || contradict(&verdicts);
        let party = (found.len() == 1).then(|| found.first().cloned()).flatten();
        Self { verdict: strongest(&verdicts), party, found, is_disputed }
    }

    /// Whether the checks found that this party did it.
    pub(super) fn finds(&self, party: &PartyId) -> bool {
        let is_breach = matches!(self.verdict, Some(Verdict::Verified | Verdict::Minor | Verdict::Grave));
        is_breach && self.found.len() == 1 && self.found.contains(party)
    }

    /// Whether the checks found that somebody else did it.
    pub(super) fn finds_another(&self, party: &PartyId) -> bool {
        let is_breach = matches!(self.verdict, Some(Verdict::Verified | Verdict::Minor | Verdict::Grave));
        is_breach && !self.found.is_empty() && !self.found.contains(party)
    }

    /// The finding, if the checks close the matter without a breach.
    pub(super) fn closes(&self) -> Option<(Class, Rule)> {
        if self.is_disputed {
            return None;
        }
        match self.verdict? {
            Verdict::NotAnIncident | Verdict::Refuted => Some((Class::NotAnIncident, Rule::CheckedNothing)),
            Verdict::NoViolation => Some((Class::NoViolation, Rule::CheckedNoBreach)),
            Verdict::Pending => Some((Class::Pending, Rule::CheckedPending)),
            _ => None,
        }
    }
}

/// Whether the same body said something else of it later: what it said last is its verdict.
fn is_superseded(report: &Report, all: &[&Report], terms: &Terms) -> bool {
    let said = |r: &Report| r.published.as_ref().map(|when| when.interval(&terms.agreement.zone));
    let is_later =
        |other: &&&Report| said(other).zip(said(report)).is_some_and(|(other, own)| other.start >= own.end);
    all.iter().filter(|other| other.source == report.source).any(|other| is_later(&other))
}

fn verification(report: &Report) -> Option<&Verification> {
    match &report.body {
        Body::Verification(check) => Some(check),
        _ => None,
    }
}

/// Whether one check found something where another found nothing, or no breach where another found one.
fn contradict(verdicts: &BTreeSet<Verdict>) -> bool {
    let kind = |v: &Verdict| match v {
        Verdict::NotAnIncident | Verdict::Refuted => Some(0),
        Verdict::NoViolation => Some(1),
        Verdict::Verified | Verdict::Minor | Verdict::Grave => Some(2),
        Verdict::Unable | Verdict::Disputed | Verdict::Pending => None,
    };
    verdicts.iter().filter_map(kind).collect::<BTreeSet<_>>().len() > 1
}

/// The verdict that counts where several agree: a grave one over a minor one, a settled one over an open one.
fn strongest(verdicts: &BTreeSet<Verdict>) -> Option<Verdict> {
    use Verdict::{Disputed, Grave, Minor, NoViolation, NotAnIncident, Pending, Refuted, Unable, Verified};
    let order = [Grave, Minor, Verified, NoViolation, NotAnIncident, Refuted, Disputed, Pending, Unable];
    order.into_iter().find(|v| verdicts.contains(v))
}
