//! Windows: how a need of a gate stands over some days in a row.
//!
//! A breach breaks a window when it lies wholly inside it, even where no one day of it can be named: a report dated to a
//! civil day touches two days of an agreement whose days begin at seven in the evening.

use std::ops::Range;

use crate::findings::{Class, Finding, Fit};
use crate::model::{AreaId, Interval, PartyId, ReportId};
use crate::reports::{Body, Decision};
use crate::terms::{Measure, Need, Phase, Provision};

use super::rows::rows_of;
use super::sitting::Sitting;
use super::{DayState, Standing, StandingReason, StandingRow, counted};

/// How a need stands over a window, and on what that rests.
#[derive(Debug, Clone, PartialEq)]
pub struct WindowState {
    /// Met, broken, may be broken, or unknown.
    pub state: DayState,
    /// Positions of the findings that break it, or may.
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
    resets: Vec<(Interval, ReportId)>,
}

impl<'s, 'a> Asked<'s, 'a> {
    /// Prepares a need. `None`: its provision does not exist, which the terms rule out.
    pub fn new(sitting: &'s Sitting<'a>, phase: &Phase, need: &'s Need) -> Option<Self> {
        let provision = sitting.agreement.provisions.iter().find(|p| p.id == need.provision)?;
        let pairs =
            provision.binds.iter().flat_map(|party| provision.areas.iter().map(move |area| (party, area)));
        let rows = pairs.flat_map(|(party, area)| rows_of(sitting, provision, party, area)).collect();
        Some(Self { sitting, need, provision, rows, resets: resets(sitting, phase, need) })
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
        let rows: Vec<&StandingRow> =
            self.rows.iter().filter(|r| range.contains(&(r.day as usize))).collect();
        if rows.iter().any(|r| r.reason == StandingReason::NotDone) {
            return WindowState { state: DayState::Broken, findings: Vec::new(), reports: Vec::new() };
        }
        let is_met = !rows.is_empty() && rows.iter().all(|row| self.is_met(row));
        let may = self.maybe_breaking(window);
        let state = match (is_met, may.is_empty()) {
            (true, _) => DayState::Met,
            (false, true) => DayState::Unknown,
            (false, false) => DayState::MayBeBroken,
        };
        WindowState { state, findings: may, reports: Vec::new() }
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
            Measure::AtMost(most) => over_limit(&inside, &self.sitting.days[range.clone()], most),
        }
    }

    /// Findings that may break the window: as well shown as asked, and perhaps inside it.
    fn maybe_breaking(&self, window: &Interval) -> Vec<usize> {
        let weigh = |f: &Finding| match self.need.measure {
            Measure::NoGrave => f.class == Class::Grave,
            _ => f.class.is_breach(),
        };
        let may =
            self.all_findings().filter(|(_, f)| weigh(f) && f.strength >= self.sitting.reading.strength);
        may.filter(|(_, f)| f.when.is_some_and(|when| when.overlaps(window))).map(|(n, _)| n).collect()
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
        let claims = parties.flat_map(|party| self.sitting.tallies_on(self.provision, party));
        claims
            .filter(|t| window.contains(&t.when))
            .map(|t| self.sitting.bench.reports[t.report].id.clone())
            .collect()
    }

    /// Whether a row counts for the need: kept; or, where the measure allows some breaches, breached within it on a
    /// day of which it is known how much could be seen.
    fn is_met(&self, row: &StandingRow) -> bool {
        let within_measure = self.need.measure != Measure::None
            && row.standing == Standing::Breached
            && row.coverage.is_some_and(|share| share > 0.0);
        row.standing == Standing::Kept || within_measure
    }
}

/// The findings of days on which more than `most` lie for certain.
fn over_limit(inside: &[(usize, &Finding)], days: &[Interval], most: u32) -> Vec<usize> {
    let mut over = Vec::new();
    for day in days {
        let on_day = |f: &&Finding| f.place == Fit::Certain && f.when.is_some_and(|when| day.contains(&when));
        let own: Vec<usize> = inside.iter().filter(|(_, f)| on_day(f)).map(|(n, _)| *n).collect();
        if own.len() > most as usize {
            over.extend(own);
        }
    }
    over
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
        let Some(when) = report.when.as_ref().map(|w| w.interval(&sitting.agreement.zone)) else { continue };
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
