//! A sitting: one reading's findings, with everything that standing and gates need beside them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::findings::{Bench, Finding, Fit, Reading, Within, judge};
use crate::model::{AreaId, Interval, PartyId, ProvisionId};
use crate::reports::{Body, Decision, Report};
use crate::terms::{Agreement, Condition, Provision, ProvisionKind};

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

/// One reading's findings, with what lies beside them.
pub struct Sitting<'a> {
    /// The bench.
    pub bench: &'a Bench<'a>,
    /// The agreement, perhaps under another assumption.
    pub agreement: &'a Agreement,
    /// The reading.
    pub reading: &'a Reading,
    /// Its findings.
    pub findings: Arc<Vec<Finding>>,
    /// Positions in `findings` by provision and area.
    by_place: Arc<BTreeMap<(ProvisionId, AreaId), Vec<usize>>>,
    /// Positions of the reports that are used.
    pub used: &'a [usize],
    /// The days.
    pub days: &'a [Interval],
    /// Who looked where.
    pub coverage: Arc<CoverageMap>,
    /// Tallies that accuse a party of breaches.
    pub tallies: Arc<Vec<TallyClaim>>,
    /// From when provisions that others wait for are fulfilled.
    pub fulfilled: BTreeMap<ProvisionId, Timestamp>,
}

impl<'a> Sitting<'a> {
    /// Sits: judges all incidents under a reading.
    pub fn new(
        bench: &'a Bench<'a>,
        agreement: &'a Agreement,
        reading: &'a Reading,
        used: &'a [usize],
        days: &'a [Interval],
    ) -> Self {
        let findings = Arc::new(judge(bench, reading));
        let mut by_place: BTreeMap<(ProvisionId, AreaId), Vec<usize>> = BTreeMap::new();
        for (n, finding) in findings.iter().enumerate() {
            by_place.entry((finding.provision.clone(), finding.area.clone())).or_default().push(n);
        }
        let coverage = Arc::new(CoverageMap::of(bench, reading, used));
        let tallies = Arc::new(tally_claims(bench, reading, used));
        let mut sitting = Self {
            bench,
            agreement,
            reading,
            findings,
            by_place: Arc::new(by_place),
            used,
            days,
            coverage,
            tallies,
            fulfilled: BTreeMap::new(),
        };
        super::waiting::fulfilled(&mut sitting);
        sitting
    }

    /// Returns the same sitting under another assumption.
    pub fn under(&self, agreement: &'a Agreement) -> Self {
        Self {
            agreement,
            findings: self.findings.clone(),
            by_place: self.by_place.clone(),
            coverage: self.coverage.clone(),
            tallies: self.tallies.clone(),
            fulfilled: self.fulfilled.clone(),
            ..*self
        }
    }

    /// Returns the findings on a provision in an area that are about a party, or about nobody named.
    pub fn about<'s>(
        &'s self,
        provision: &ProvisionId,
        area: &AreaId,
        party: &'s PartyId,
    ) -> impl Iterator<Item = (usize, &'s Finding)> {
        let own =
            self.by_place.get(&(provision.clone(), area.clone())).map(Vec::as_slice).unwrap_or_default();
        let about = move |f: &&Finding| f.party.as_ref().is_none_or(|p| p == party);
        own.iter().map(|&n| (n, &self.findings[n])).filter(move |(_, f)| about(f))
    }

    /// Whether a finding is a breach as well shown as the reading asks, in its area for certain.
    pub fn is_shown(&self, finding: &Finding) -> bool {
        finding.class.is_breach()
            && finding.strength >= self.reading.strength
            && finding.place == Fit::Certain
    }

    /// Returns the reports of a kind that are read, with their positions.
    pub fn read_reports(&self) -> impl Iterator<Item = (usize, &'a Report)> {
        let reports = self.bench.reports;
        let read = move |r: &&Report| self.bench.is_report_read(self.reading, r);
        self.used.iter().map(move |&at| (at, &reports[at])).filter(move |(_, r)| read(r))
    }

    /// Returns the provision as it stood at an instant, this sitting's assumptions included.
    pub fn provision_at(&self, provision: &ProvisionId, at: Timestamp) -> Cow<'a, Provision> {
        let now = self.agreement.provision_at(provision, at);
        now.expect("a provision that is asked about is one of the agreement's")
    }

    /// Whether a provision is in force at some instant of a day: its dates, and the steps it waits for.
    pub fn is_in_force(&self, provision: &Provision, day: &Interval) -> bool {
        let from = provision.from.unwrap_or(self.agreement.in_force);
        let is_dated =
            from < day.end && provision.until.or(self.agreement.until).is_none_or(|until| day.start < until);
        is_dated
            && provision.when.iter().all(|condition| match condition {
                Condition::Step(step) => self.step_done(step.as_str()).is_some_and(|at| at < day.end),
                Condition::After(provision, _) => {
                    self.fulfilled.get(provision).is_some_and(|at| *at < day.end)
                }
                Condition::Reciprocal(_) => true,
            })
    }

    /// Returns when a step was declared done by someone whose word counts.
    pub fn step_done(&self, step: &str) -> Option<Timestamp> {
        let by = &self.agreement.steps.iter().find(|s| s.id.as_str() == step)?.by;
        let zone = &self.agreement.zone;
        let reports = self.used.iter().map(|&at| &self.bench.reports[at]);
        let done = reports.filter_map(|report| {
            let Body::Statement(statement) = &report.body else { return None };
            let is_it = statement.decision == Decision::Done
                && statement.step.as_ref().is_some_and(|s| s.as_str() == step);
            let at = report.when.as_ref().or(report.published.as_ref())?.interval(zone).start;
            let speaks =
                |name: &String| self.bench.roster.groups(name, Some(at)).iter().any(|g| by.contains(&g.id));
            (is_it && statement.by.iter().any(speaks)).then_some(at)
        });
        done.min()
    }

    /// Whether a party is bound on a day.
    pub fn is_bound(&self, party: &PartyId, day: &Interval) -> bool {
        self.bench.roster.group(party).is_some_and(|g| {
            g.from.is_none_or(|from| from < day.end) && g.until.is_none_or(|until| day.start < until)
        })
    }

    /// Returns the tallies that accuse a party, where the reading asks for no more than a claim and the provision is
    /// one that tallies of breaches are about; a tally of another place, or perhaps of another, is not among them.
    pub fn tallies_on<'s>(
        &'s self,
        provision: &Provision,
        party: &'s PartyId,
        areas: &'s [AreaId],
    ) -> impl Iterator<Item = &'s TallyClaim> {
        let counts = self.reading.strength == crate::findings::Strength::Claimed
            && provision.kind == ProvisionKind::CessationOfHostilities;
        let is_here = move |at: usize| {
            let inside = |area: &AreaId| self.bench.within(at, area) == Within::Inside;
            self.bench.reports[at].place.is_unknown() || areas.iter().any(inside)
        };
        self.tallies.iter().filter(move |t| counts && t.party == *party && is_here(t.report))
    }
}

/// Tallies of breaches or violations, not zero, by whom they accuse alone.
fn tally_claims(bench: &Bench<'_>, reading: &Reading, used: &[usize]) -> Vec<TallyClaim> {
    let mut claims = Vec::new();
    for &at in used {
        let report = &bench.reports[at];
        let Body::Tally(tally) = &report.body else { continue };
        let unit = tally.unit.to_lowercase();
        let is_breaches = unit.contains("violation") || unit.contains("breach");
        let Some(when) = report.when.as_ref().map(|w| w.interval(&bench.terms.agreement.zone)) else {
            continue;
        };
        if is_breaches && tally.count > 0 && bench.is_report_read(reading, report) {
            let mut groups: Vec<PartyId> = tally
                .accused
                .iter()
                .flat_map(|name| bench.roster.groups(name, Some(when.start)))
                .map(|g| g.id.clone())
                .collect();
            groups.sort();
            groups.dedup();
            if let [party] = groups.as_slice() {
                claims.push(TallyClaim { party: party.clone(), when, report: at });
            }
        }
    }
    claims
}
