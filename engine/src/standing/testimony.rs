//! Testimony: what one choice of sources says. It is the same for every reading that reads those sources.
//!
//! In: a [`Court`] and a choice of sources. Out: a [`Testimony`]. Read first: [`Testimony::of`].

use std::collections::BTreeMap;

use crate::findings::{Bench, Seen, SourceChoice};
use crate::model::{Interval, PartyId, ProvisionId};
use crate::reports::{Body, Report};

use super::by_day::ByDay;
use super::counted::Deliveries;
use super::court::Court;
use super::coverage::CoverageMap;

/// A breach that a party's tally claims: the period and the report.
#[derive(Debug, Clone)]
pub struct TallyClaim {
    /// Whom it accuses.
    pub party: PartyId,
    /// The period.
    pub when: Interval,
    /// The report's position.
    pub report: usize,
}

/// What one choice of sources says.
pub struct Testimony<'a> {
    /// The incidents of which some account is read, as those tell of them.
    pub seen: Vec<Seen>,
    /// Positions of the reports that are read, other than events.
    pub read: Vec<usize>,
    /// Who looked where.
    pub coverage: CoverageMap,
    /// Tallies that accuse a party of breaches.
    pub tallies: Vec<TallyClaim>,
    /// Which of the tallies touch which day.
    pub tallies_by_day: ByDay,
    /// What is said of each counted duty.
    deliveries: BTreeMap<ProvisionId, Deliveries<'a>>,
}

impl<'a> Testimony<'a> {
    /// Gathers what the sources say.
    pub fn of(court: &Court<'a>, sources: &SourceChoice) -> Self {
        let bench = court.bench;
        let all = court.used.iter().copied();
        let all: Vec<usize> = all.filter(|&at| bench.is_report_read(sources, &bench.reports[at])).collect();
        let is_event = |at: &usize| matches!(bench.reports[*at].body, Body::Event(_));
        let tallies: Vec<TallyClaim> = all.iter().filter_map(|&at| tally_claim(bench, at)).collect();
        let counted = bench.terms.agreement.provisions.iter().filter_map(|p| Some((p, p.counts.as_ref()?)));
        let seen = bench.seen(sources);
        Self {
            deliveries: counted
                .map(|(p, counts)| (p.id.clone(), Deliveries::of(court, sources, counts)))
                .collect(),
            coverage: CoverageMap::of(bench, court.days, &all),
            tallies_by_day: ByDay::of(court.days, tallies.iter().map(|tally| Some(tally.when))),
            read: all.into_iter().filter(|at| !is_event(at)).collect(),
            tallies,
            seen,
        }
    }

    /// Returns what is said of a counted duty.
    pub fn deliveries(&self, provision: &ProvisionId) -> Option<&Deliveries<'a>> {
        self.deliveries.get(provision)
    }

    /// Returns the reports that are read, other than events.
    pub fn reports(&self, bench: &Bench<'a>) -> impl Iterator<Item = &'a Report> {
        let reports = bench.reports;
        self.read.iter().map(move |&at| &reports[at])
    }
}

/// A tally of breaches or violations, not zero, by whom it accuses alone.
fn tally_claim(bench: &Bench<'_>, at: usize) -> Option<TallyClaim> {
    let report = &bench.reports[at];
    let Body::Tally(tally) = &report.body else { return None };
    let unit = tally.unit.to_lowercase();
    let is_breaches = unit.contains("violation") || unit.contains("breach");
    let when = report.when.as_ref()?.interval(&bench.terms.agreement.zone);
    if !is_breaches || tally.count == 0 {
        return None;
    }
    let accused = tally.accused.iter().flat_map(|name| bench.roster.groups(name, Some(when.start)));
    let mut groups: Vec<PartyId> = accused.map(|g| g.id.clone()).collect();
    groups.sort();
    groups.dedup();
    match groups.as_slice() {
        [party] => Some(TallyClaim { party: party.clone(), when, report: at }),
        _ => None,
    }
}
