//! The bench: everything that judging needs, worked out once for all readings.
//!
//! In: the terms, the reports and the incidents. Out: a [`Bench`], which knows how each report lies to each area, what each
//! account says, what checks and replies are about, and which choice of sources reads what. Read first: [`Bench::new`].

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::incidents::{Account, Incident, Independence};
use crate::model::{AreaId, PartyId, SourceId};
use crate::reports::{Body, Report, Verdict};
use crate::terms::{Affiliation, Terms};

use super::attribution::{Claim, Roster, attribute};
use super::check::Check;
use super::permission::excluded_target;
use super::{AreaMap, Attribution, Reading, SourceChoice, Within};

/// Everything that judging needs, worked out once for all readings.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The terms.
    pub terms: &'a Terms,
    /// The reports; positions elsewhere point into this slice.
    pub reports: &'a [Report],
    /// What is held to have happened.
    pub incidents: Arc<Vec<Incident>>,
    /// Who is who.
    pub roster: Roster,
    /// The areas.
    pub areas: AreaMap,
    /// Who is one voice with whom.
    pub independence: Independence,
    /// Sources that speak for no side, nor are one voice with any.
    free: BTreeSet<SourceId>,
    told: AllTold,
    /// How each report lies to each area, by the report's position; reports that are not used are not placed.
    within: BTreeMap<AreaId, Vec<Within>>,
    /// The reports that checked an incident, of those that were checked.
    checks: BTreeMap<usize, Vec<usize>>,
    /// The replies to an incident, of those that were replied to.
    replies: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Bench<'a> {
    /// Prepares the bench: resolves what checks and replies are about.
    pub fn new(
        terms: &'a Terms,
        reports: &'a [Report],
        used: &[usize],
        independence: Independence,
        incidents: Vec<Incident>,
    ) -> Self {
        let areas = AreaMap::of(&terms.agreement);
        let within = |report: usize, area: &AreaId| areas.within(&reports[report].place, area);
        Self::laid(terms, reports, used, independence, incidents, &within)
    }

    /// As [`Bench::new`], with how each report's place lies to each area given.
    pub fn laid(
        terms: &'a Terms,
        reports: &'a [Report],
        used: &[usize],
        independence: Independence,
        incidents: Vec<Incident>,
        within: &(dyn Fn(usize, &AreaId) -> Within + Sync),
    ) -> Self {
        let (roster, areas) = (Roster::of(terms, &independence), AreaMap::of(&terms.agreement));
        let about = Pointers::of(reports, used, &incidents);
        let is_check = |at: &usize| matches!(reports[*at].body, Body::Verification(_));
        let place = |area: &AreaId| (area.clone(), placed(reports.len(), used, &|at| within(at, area)));
        Self {
            checks: about.by_incident(used.iter().copied().filter(is_check), reports),
            replies: about.by_incident(used.iter().copied().filter(|at| !is_check(at)), reports),
            told: AllTold::of(reports, &incidents, &roster),
            within: terms.agreement.areas.iter().map(|area| place(&area.id)).collect(),
            free: free(terms, &independence),
            terms,
            reports,
            incidents: Arc::new(incidents),
            roster,
            areas,
            independence,
        }
    }

    /// Returns how a report's place lies to an area.
    pub fn within(&self, report: usize, area: &AreaId) -> Within {
        self.within.get(area).map_or(Within::Unknown, |by_report| by_report[report])
    }

    /// Returns who is named for an incident by the accounts that are read.
    pub fn attribute<'i>(&self, accounts: impl IntoIterator<Item = &'i Account>) -> Attribution {
        let claims = accounts.into_iter().filter_map(|a| self.told(a)).map(|told| &told.claim);
        attribute(claims, &self.roster)
    }

    /// Returns what an account's report says of the doer and of who was hit.
    pub(super) fn told(&self, account: &Account) -> Option<&Told> {
        self.told.of_report(account.report)
    }

    /// Returns the replies to an incident, as positions of reports. They stand beside its findings.
    pub fn replies(&self, incident: usize) -> &[usize] {
        self.replies.get(&incident).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the checks of an incident, as positions of reports.
    pub fn checks(&self, incident: usize) -> &[usize] {
        self.checks.get(&incident).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether bodies with a mandate that are read verified an incident; `Some(false)`: they found that it was not.
    ///
    /// `None`: nobody checked it, the check goes on, or those who checked disagree.
    pub fn is_verified(&self, reading: &Reading, incident: usize) -> Option<bool> {
        let check = Check::of(self, reading, incident);
        match check.verdict.filter(|_| !check.is_disputed)? {
            Verdict::Verified | Verdict::Minor | Verdict::Grave => Some(true),
            Verdict::NotAnIncident | Verdict::Refuted => Some(false),
            _ => None,
        }
    }

    /// Whether a choice of sources reads a report by `source`, speaking with the voice of `voice`.
    pub fn is_read(&self, sources: &SourceChoice, source: &SourceId, voice: &SourceId) -> bool {
        match sources {
            SourceChoice::All => true,
            SourceChoice::One(one) => source == one || voice == one,
            SourceChoice::Independent => {
                let is_known = self.terms.sources.contains_key(voice);
                self.free.contains(if is_known { voice } else { source })
            }
        }
    }

    /// Whether an account of an incident is read.
    pub fn is_account_read(&self, sources: &SourceChoice, account: &Account) -> bool {
        self.is_read(sources, &self.reports[account.report].source, &account.voice)
    }

    /// Whether a report that is no account of an incident is read; its voice is what it copies first, if anything.
    pub fn is_report_read(&self, sources: &SourceChoice, report: &Report) -> bool {
        if *sources == SourceChoice::All {
            return true;
        }
        let copied = report.copies.first().map(|name| self.independence.source_named(name));
        let voice = self.independence.origin(copied.as_ref().unwrap_or(&report.source));
        self.is_read(sources, &report.source, &voice)
    }

    /// Returns the incidents of which a choice of sources reads some account, in their order.
    pub fn seen(&self, sources: &SourceChoice) -> Vec<Seen> {
        let seen = |(n, incident): (usize, &Incident)| {
            let read = incident.accounts.iter().filter(|a| self.is_account_read(sources, a));
            match read.clone().count() {
                0 => None,
                all if all == incident.accounts.len() => Some(Seen { incident: n, retold: None }),
                _ => {
                    let retold = incident.retold(read.cloned().collect(), self.reports);
                    Some(Seen { incident: n, retold: Some(Box::new(retold)) })
                }
            }
        };
        self.incidents.par_iter().enumerate().filter_map(seen).collect()
    }
}

/// An incident as a choice of sources sees it: only the accounts that are read.
#[derive(Debug)]
pub struct Seen {
    /// The incident's position.
    pub incident: usize,
    /// The incident as those accounts tell it; `None`: all are read.
    retold: Option<Box<Incident>>,
}

impl Seen {
    /// Returns the incident as it is seen.
    pub fn told<'b>(&'b self, bench: &'b Bench<'_>) -> &'b Incident {
        self.retold.as_deref().unwrap_or(&bench.incidents[self.incident])
    }
}

/// Sources that speak for no side, nor are one voice with any.
fn free(terms: &Terms, independence: &Independence) -> BTreeSet<SourceId> {
    let is_free = |id: &SourceId| {
        terms.sources[id].affiliation == Affiliation::Independent && !independence.is_of_a_side(id)
    };
    terms.sources.keys().filter(|id| is_free(id)).cloned().collect()
}

/// How each report that is used lies to an area, by position.
fn placed(reports: usize, used: &[usize], within: &(dyn Fn(usize) -> Within + Sync)) -> Vec<Within> {
    let mut by_report = vec![Within::Unknown; reports];
    let ways: Vec<Within> = used.par_iter().map(|&at| within(at)).collect();
    used.iter().zip(ways).for_each(|(&at, way)| by_report[at] = way);
    by_report
}

/// What one account's report says of the doer and of who was hit.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Told {
    /// Whom it names as doer.
    pub(super) claim: Claim,
    /// The groups of the agreement that it names as hit.
    pub(super) against: BTreeSet<PartyId>,
    /// The excluded group that it says was the target.
    pub(super) excluded: Option<PartyId>,
}

impl Told {
    fn read(account: &Account, report: &Report, roster: &Roster) -> Self {
        let at = account.when.map(|w| w.start);
        let names = match &report.body {
            Body::Event(event) => event.against.as_slice(),
            _ => &[],
        };
        let against = names.iter().flat_map(|name| roster.groups(name, at)).map(|g| g.id.clone()).collect();
        let excluded = excluded_target(account, report, roster);
        Self { claim: Claim::read(account, report, roster), against, excluded }
    }
}

/// What all accounts say: many say the same, and what is said is kept once.
#[derive(Debug, Default)]
struct AllTold {
    different: Vec<Told>,
    /// By the report's position; [`AllTold::NOTHING`] for reports that are no accounts.
    of_report: Vec<u32>,
}

impl AllTold {
    const NOTHING: u32 = u32::MAX;

    fn of(reports: &[Report], incidents: &[Incident], roster: &Roster) -> Self {
        let read = |a: &Account| (a.report, Told::read(a, &reports[a.report], roster));
        let mut numbers: FxHashMap<Told, u32> = FxHashMap::default();
        let mut of_report = vec![Self::NOTHING; reports.len()];
        // Part by part, so that what is the same is not held a million times on the way.
        for part in incidents.chunks(1 << 16) {
            let read: Vec<Vec<(usize, Told)>> =
                part.par_iter().map(|incident| incident.accounts.iter().map(read).collect()).collect();
            for (report, told) in read.into_iter().flatten() {
                let next = numbers.len() as u32;
                of_report[report] = *numbers.entry(told).or_insert(next);
            }
        }
        let mut different: Vec<(Told, u32)> = numbers.into_iter().collect();
        different.sort_unstable_by_key(|(_, number)| *number);
        Self { different: different.into_iter().map(|(told, _)| told).collect(), of_report }
    }

    fn of_report(&self, report: usize) -> Option<&Told> {
        let number = self.of_report.get(report).copied().filter(|number| *number != Self::NOTHING)?;
        Some(&self.different[number as usize])
    }
}

/// Which incident the ids that checks and replies name stand for: an incident's own, or one of its reports'.
struct Pointers<'r>(HashMap<&'r str, Option<usize>>);

impl<'r> Pointers<'r> {
    fn of(reports: &'r [Report], used: &[usize], incidents: &[Incident]) -> Self {
        let named = used.iter().filter_map(|&at| subject(&reports[at]));
        let mut named: HashMap<&str, Option<usize>> = named.map(|of| (of, None)).collect();
        if !named.is_empty() {
            for (n, incident) in incidents.iter().enumerate() {
                let ids = incident.accounts.iter().map(|a| a.id.as_str()).chain([incident.id.as_str()]);
                ids.for_each(|id| named.get_mut(id).into_iter().for_each(|of| *of = Some(n)));
            }
        }
        Self(named)
    }

    /// Reports by the incident that they are about.
    fn by_incident(
        &self,
        positions: impl Iterator<Item = usize>,
        reports: &[Report],
    ) -> BTreeMap<usize, Vec<usize>> {
        let mut lists: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in positions {
            if let Some(n) = subject(&reports[at]).and_then(|of| self.0.get(of).copied().flatten()) {
                lists.entry(n).or_default().push(at);
            }
        }
        lists
    }
}

/// What a check or a reply is about.
fn subject(report: &Report) -> Option<&str> {
    match &report.body {
        Body::Verification(check) => Some(&check.of),
        Body::Response(reply) => reply.of.as_deref(),
        _ => None,
    }
}
