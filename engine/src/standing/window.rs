//! Windows: how a need of a gate stands over some days in a row.
//!
//! A breach breaks a window when it lies wholly inside it, even where no one day of it can be named: a report dated to a
//! civil day touches two days of an agreement whose days begin at seven in the evening.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::findings::{Class, Finding, Fit};
use crate::model::{AreaId, Interval, PartyId, ReportId};
use crate::reports::{Body, Decision};
use crate::terms::{Measure, Need, Phase, Provision};

use super::coverage::quiet_rate_limit;
use super::rows::rows_of;
use super::sitting::Sitting;
use super::{DayState, Standing, StandingReason, StandingRow, counted};

/// How a need stands over a window, and on what that rests.
#[derive(Debug, Clone, PartialEq)]
pub struct WindowState {
    /// Met, broken, may be broken, or unknown.
    pub state: DayState,
    /// Positions of the findings that break it, or may, or leave it open.
    pub findings: Vec<usize>,
    /// Reports that it rests on beside findings.
    pub reports: Vec<ReportId>,
}

/// A need of a phase, ready to be asked about windows.
pub struct Asked<'s, 'a> {
    sitting: &'s Sitting<'a>,
    need: &'s Need,
    provision: &'s Provision,
    /// The rows of its provision, for all parties and areas.
    rows: Vec<StandingRow>,
    /// Which of the rows count although breached, within what the need's measure allows.
    within: Vec<bool>,
    resets: Vec<(Interval, ReportId)>,
}

impl<'s, 'a> Asked<'s, 'a> {
    /// Prepares a need. `None`: its provision does not exist, which the terms rule out.
    pub fn new(sitting: &'s Sitting<'a>, phase: &Phase, need: &'s Need) -> Option<Self> {
        let provision = sitting.agreement.provisions.iter().find(|p| p.id == need.provision)?;
        let pairs =
            provision.binds.iter().flat_map(|party| provision.areas.iter().map(move |area| (party, area)));
        let rows: Vec<StandingRow> =
            pairs.flat_map(|(party, area)| rows_of(sitting, provision, party, area)).collect();
        let within = within_measure(sitting, need, &rows);
        Some(Self { sitting, need, provision, rows, within, resets: resets(sitting, phase, need) })
    }

    /// The need.
    pub fn need(&self) -> &Need {
        self.need
    }

    /// Returns how the need stands over days `range`, each breach counting.
    pub fn over(&self, range: &Range<usize>) -> WindowState {
        let Some(window) = self.interval(range) else {
            return WindowState { state: DayState::Unknown, findings: Vec::new(), reports: Vec::new() };
        };
        if self.provision.counts.is_some() {
            self.count_over(range)
        } else {
            self.breaches_over(range, &window)
        }
    }

    /// Returns how the need stands on one day: for a counted need, over its period up to and with that day.
    pub fn on_day(&self, day: usize) -> WindowState {
        let per = self.provision.counts.as_ref().and_then(|c| c.per);
        let length = per.map_or(1, |per| (per.as_secs() / 86_400).max(1) as usize);
        self.over(&((day + 1).saturating_sub(length)..day + 1))
    }

    /// Returns how the need stands over days `range` if its clock is set back only by recorded decisions.
    pub fn over_by_decision(&self, range: &Range<usize>) -> WindowState {
        let Some(window) = self.interval(range) else { return self.over(range) };
        let hit: Vec<ReportId> =
            self.resets.iter().filter(|(at, _)| at.overlaps(&window)).map(|(_, id)| id.clone()).collect();
        let state = if hit.is_empty() { DayState::Met } else { DayState::Broken };
        WindowState { state, findings: Vec::new(), reports: hit }
    }

    /// Returns the decision that set the clock back on a day, if one did.
    pub fn reset_on(&self, day: usize) -> Option<ReportId> {
        let day = self.sitting.days.get(day)?;
        self.resets.iter().find(|(at, _)| at.overlaps(day)).map(|(_, id)| id.clone())
    }

    fn interval(&self, range: &Range<usize>) -> Option<Interval> {
        let days = self.sitting.days.get(range.clone())?;
        Some(Interval { start: days.first()?.start, end: days.last()?.end })
    }

    /// A counted need: every full period of it inside the window must be met.
    fn count_over(&self, range: &Range<usize>) -> WindowState {
        let per = self.provision.counts.as_ref().and_then(|c| c.per);
        let length = per.map_or(range.len(), |per| (per.as_secs() / 86_400).max(1) as usize);
        let starts: Vec<usize> = range.clone().step_by(length).collect();
        let mut states = Vec::new();
        let mut reports = Vec::new();
        for start in starts {
            let Some(window) = self.interval(&(start..(start + length).min(range.end))) else { continue };
            let now = self.sitting.provision_at(&self.provision.id, window.start);
            let sum = counted::count(self.sitting, &now, &window);
            let is_whole = start + length <= range.end;
            if let Some(counts) = &now.counts {
                states.push(sum.state(counts, is_whole));
            }
            reports.extend(sum.none_came.into_iter().chain(sum.came));
        }
        reports.sort();
        reports.dedup();
        WindowState { state: worst(&states), findings: Vec::new(), reports }
    }

    fn breaches_over(&self, range: &Range<usize>, window: &Interval) -> WindowState {
        let breaking = self.breaking(window, range);
        let tally = self.tallies_in(window);
        if !breaking.is_empty() || (!tally.is_empty() && self.need.measure == Measure::None) {
            return WindowState { state: DayState::Broken, findings: breaking, reports: tally };
        }
        let own = self.rows.iter().zip(&self.within).filter(|(r, _)| range.contains(&(r.day as usize)));
        let own: Vec<(&StandingRow, &bool)> = own.collect();
        if own.iter().any(|(r, _)| r.reason == StandingReason::NotDone) {
            return WindowState { state: DayState::Broken, findings: Vec::new(), reports: Vec::new() };
        }
        let is_met = |(row, within): &(&StandingRow, &bool)| row.standing == Standing::Kept || **within;
        let is_met = !own.is_empty() && own.iter().all(is_met);
        let may = self.maybe_breaking(window, range);
        let state = match (may.is_empty(), is_met) {
            (true, true) => DayState::Met,
            (true, false) => DayState::Unknown,
            (false, _) => DayState::MayBeBroken,
        };
        // Where it cannot be said, what stands in the way is shown: claims, contested findings, doers not named.
        let open = own.iter().flat_map(|(row, _)| row.findings.iter().copied()).collect::<BTreeSet<usize>>();
        let findings = if state == DayState::Unknown { open.into_iter().collect() } else { may };
        WindowState { state, findings, reports: Vec::new() }
    }

    /// Findings that break the window for certain, by the need's measure.
    fn breaking(&self, window: &Interval, range: &Range<usize>) -> Vec<usize> {
        let shown = self.all_findings().filter(|(_, f)| self.sitting.is_shown(f));
        let inside = shown.filter(|(_, f)| f.when.is_some_and(|when| window.contains(&when)));
        let inside: Vec<(usize, &Finding)> = inside.collect();
        match self.need.measure {
            Measure::None => inside.into_iter().map(|(n, _)| n).collect(),
            Measure::NoGrave => {
                inside.into_iter().filter(|(_, f)| f.class == Class::Grave).map(|(n, _)| n).collect()
            }
            Measure::AtMost(most) => days_over(&inside, &self.sitting.days[range.clone()], most, |f, day| {
                f.place == Fit::Certain && f.when.is_some_and(|when| day.contains(&when))
            }),
        }
    }

    /// Findings that may break the window: as well shown as asked, and perhaps inside it.
    fn maybe_breaking(&self, window: &Interval, range: &Range<usize>) -> Vec<usize> {
        let shown = self.all_findings().filter(|(_, f)| f.strength >= self.sitting.reading.strength);
        let touching = shown.filter(|(_, f)| f.when.is_some_and(|when| when.overlaps(window)));
        match self.need.measure {
            Measure::None => touching.filter(|(_, f)| f.class.is_breach()).map(|(n, _)| n).collect(),
            Measure::NoGrave => touching.filter(|(_, f)| f.class == Class::Grave).map(|(n, _)| n).collect(),
            Measure::AtMost(most) => {
                let breaches: Vec<_> = touching.filter(|(_, f)| f.class.is_breach()).collect();
                days_over(&breaches, &self.sitting.days[range.clone()], most, |f, day| {
                    f.when.is_some_and(|when| when.overlaps(day))
                })
            }
        }
    }

    /// Findings on the provision about parties that it binds, each once.
    fn all_findings(&self) -> impl Iterator<Item = (usize, &Finding)> {
        let binds =
            |party: &Option<PartyId>| party.as_ref().is_some_and(|p| self.provision.binds.contains(p));
        let areas = |area: &AreaId| self.provision.areas.contains(area);
        let all = self.sitting.findings.iter().enumerate();
        all.filter(move |(_, f)| f.provision == self.provision.id && areas(&f.area) && binds(&f.party))
    }

    /// Tallies of breaches whose period lies wholly inside the window.
    fn tallies_in(&self, window: &Interval) -> Vec<ReportId> {
        let parties = self.provision.binds.iter();
        let claims =
            parties.flat_map(|party| self.sitting.tallies_on(self.provision, party, &self.provision.areas));
        claims
            .filter(|t| window.contains(&t.when))
            .map(|t| self.sitting.bench.reports[t.report].id.clone())
            .collect()
    }
}

/// Which rows count for a need whose measure allows some breaches: those of a run of days that were quiet or breached no
/// more than it allows, if enough could be seen over the run. A small breach makes no day better than a quiet one.
fn within_measure(sitting: &Sitting<'_>, need: &Need, rows: &[StandingRow]) -> Vec<bool> {
    let mut within = vec![false; rows.len()];
    let mut start = 0;
    while need.measure != Measure::None && start < rows.len() {
        let first = &rows[start];
        let follows = |n: usize, row: &StandingRow| {
            (&row.party, &row.area, row.day) == (&first.party, &first.area, first.day + n as i32)
        };
        let run = rows[start..].iter().enumerate();
        let run = run.take_while(|(n, row)| follows(*n, row) && may_count(sitting, need, row)).count();
        let exposure: f64 = rows[start..start + run].iter().filter_map(|row| row.coverage).sum();
        let at = sitting.days[first.day as usize].start;
        let tolerated = sitting.provision_at(&need.provision, at).tolerated_per_day;
        let is_enough = quiet_rate_limit(exposure).zip(tolerated).is_some_and(|(limit, rate)| limit <= rate);
        within[start..start + run].fill(is_enough);
        start += run.max(1);
    }
    within
}

/// Whether a day is one of which it is known how much could be seen, and that is quiet or breached with nothing else
/// open that could break the measure.
fn may_count(sitting: &Sitting<'_>, need: &Need, row: &StandingRow) -> bool {
    let day = &sitting.days[row.day as usize];
    let weighs = |f: &Finding| match f.class {
        Class::Contested | Class::Undetermined | Class::Pending | Class::Grave => true,
        Class::Minor => matches!(need.measure, Measure::AtMost(_)),
        _ => false,
    };
    let open = |f: &Finding| {
        let is_open = !f.class.is_breach() || f.strength < sitting.reading.strength;
        is_open && weighs(f) && f.when.is_some_and(|when| when.overlaps(day))
    };
    let is_quiet = matches!(row.reason, StandingReason::QuietAndSeen | StandingReason::QuietNotSeen);
    let is_allowed = row.reason == StandingReason::BreachShown
        && !sitting.about(&row.provision, &row.area, &row.party).any(|(_, f)| open(f));
    (is_quiet || is_allowed) && row.coverage.is_some_and(|share| share > 0.0)
}

/// The findings of days on which more than `most` incidents lie, by what `on_day` holds to lie on a day. An incident that
/// breaks a promise in two areas is one.
fn days_over(
    findings: &[(usize, &Finding)],
    days: &[Interval],
    most: u32,
    on_day: impl Fn(&Finding, &Interval) -> bool,
) -> Vec<usize> {
    let mut over = BTreeSet::new();
    for day in days {
        let own: Vec<&(usize, &Finding)> = findings.iter().filter(|(_, f)| on_day(f, day)).collect();
        let incidents: BTreeSet<usize> = own.iter().map(|(_, f)| f.incident).collect();
        if incidents.len() > most as usize {
            over.extend(own.into_iter().map(|(n, _)| *n));
        }
    }
    over.into_iter().collect()
}

/// The worst of some states; unknown if there are none.
pub fn worst(states: &[DayState]) -> DayState {
    let order = [DayState::Broken, DayState::MayBeBroken, DayState::Unknown, DayState::Met];
    order.into_iter().find(|state| states.contains(state)).unwrap_or(DayState::Unknown)
}

/// Decisions that set a need's clock back, by those who may decide on the phase.
fn resets(sitting: &Sitting<'_>, phase: &Phase, need: &Need) -> Vec<(Interval, ReportId)> {
    let about = |about: &str| about == phase.id.as_str() || about == need.provision.as_str();
    let mut resets = Vec::new();
    for (_, report) in sitting.read_reports() {
        let Body::Statement(statement) = &report.body else { continue };
        // A decision that does not say from when it holds holds from when it was published.
        let dated = report.when.as_ref().or(report.published.as_ref());
        let Some(when) = dated.map(|w| w.interval(&sitting.agreement.zone)) else { continue };
        let decides = |name: &String| {
            let groups = sitting.bench.roster.groups(name, Some(when.start));
            groups.iter().any(|g| phase.decided_by.contains(&g.id))
        };
        let is_about = statement.about.as_deref().is_some_and(about);
        if statement.decision == Decision::Reset && is_about && statement.by.iter().any(decides) {
            resets.push((when, report.id.clone()));
        }
    }
    resets
}
