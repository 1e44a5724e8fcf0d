//! Windows: how a need of a gate stands over some days in a row.
//!
//! A breach breaks a window when it lies wholly inside it, even where no one day of it can be named: a report dated to a
//! civil day touches two days of an agreement whose days begin at seven in the evening.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::findings::{Class, Ruling};
use crate::model::{Interval, ReportId};
use crate::reports::{Body, Decision, Report};
use crate::series::quiet_rate_limit;
use crate::terms::{Measure, Need, Phase, Provision};

use super::breaches::Breaches;
use super::by_day::{ByDay, Sums};
use super::compared::{self, Compared, Comparer};
use super::rows::rows_of;
use super::sitting::Sitting;
use super::testimony::TallyClaim;
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
    breaches: Breaches<'s, 'a>,
    rows: Rows,
    tallies: Tallies<'s>,
    resets: Resets,
    /// For a measure that asks for less than before: what is compared, if the reading reads it.
    comparer: Option<Arc<Comparer>>,
}

impl<'s, 'a> Asked<'s, 'a> {
    /// Prepares a need. `None`: its provision does not exist, which the terms rule out.
    pub fn new(sitting: &'s Sitting<'a>, phase: &Phase, need: &'s Need) -> Option<Self> {
        let provision = sitting.agreement.provisions.iter().find(|p| p.id == need.provision)?;
        Some(Self {
            sitting,
            need,
            provision,
            breaches: Breaches::of(sitting, need, provision),
            rows: Rows::of(sitting, need, provision),
            tallies: Tallies::of(sitting, provision),
            resets: Resets::of(sitting, phase, need),
            comparer: comparer(sitting, need, provision),
        })
    }

    /// The need.
    pub fn need(&self) -> &Need {
        self.need
    }

    /// Returns how the need stands over days `range`, each breach counting, and on what that rests.
    pub fn over(&self, range: &Range<usize>) -> WindowState {
        let Some(window) = self.interval(range) else {
            return WindowState { state: DayState::Unknown, findings: Vec::new(), reports: Vec::new() };
        };
        if self.provision.counts.is_some() {
            let (state, reports) = self.counted_over(range);
            return WindowState { state, findings: Vec::new(), reports };
        }
        if self.is_compared() {
            return WindowState {
                state: self.compared_over(range),
                findings: Vec::new(),
                reports: Vec::new(),
            };
        }
        let state = self.state_over(range);
        let findings = match state {
            DayState::Broken => self.breaches.breaking(range, &window),
            // Where it cannot be said, what stands in the way is shown: claims, contested findings, doers not named.
            DayState::Unknown => self.rows.findings_over(range),
            DayState::MayBeBroken => self.breaches.maybe_breaking(range),
            DayState::Met => Vec::new(),
        };
        // A tally breaks a window by itself only where nothing is allowed; beside a finding it is told of all the same.
        let is_told =
            state == DayState::Broken && (!findings.is_empty() || self.need.measure == Measure::None);
        let reports = if is_told { self.tallies.inside(range, &window) } else { Vec::new() };
        WindowState { state, findings, reports }
    }

    /// Returns how the need stands over days `range`, each breach counting.
    pub fn state_over(&self, range: &Range<usize>) -> DayState {
        let Some(window) = self.interval(range) else { return DayState::Unknown };
        if self.provision.counts.is_some() {
            return self.counted_over(range).0;
        }
        if self.is_compared() {
            return self.compared_over(range);
        }
        let is_tallied = self.need.measure == Measure::None && self.tallies.any_inside(range, &window);
        if self.breaches.break_it(range) || is_tallied || self.rows.any_not_done(range) {
            return DayState::Broken;
        }
        match (self.breaches.may_break_it(range), self.rows.all_count(range)) {
            (true, _) => DayState::MayBeBroken,
            (false, true) => DayState::Met,
            (false, false) => DayState::Unknown,
        }
    }

    /// Returns the days that one day is asked with: for a counted need, its period up to and with that day; for one that
    /// compares with before, as many days as it asks for.
    pub fn with_day(&self, day: usize) -> Range<usize> {
        if self.is_compared() {
            return compared::with_day(self.need.days, day);
        }
        let per = self.provision.counts.as_ref().and_then(|c| c.per);
        let length = per.map_or(1, |per| (per.as_secs() / 86_400).max(1) as usize);
        (day + 1).saturating_sub(length)..day + 1
    }

    /// Returns how the need stands over days `range` if its clock is set back only by recorded decisions.
    pub fn state_by_decision(&self, range: &Range<usize>) -> DayState {
        match self.interval(range) {
            None => DayState::Unknown,
            Some(_) if self.resets.any_over(range) => DayState::Broken,
            // Less than before is a measure of its own: no decision stands in for it.
            Some(_) if self.is_compared() => self.compared_over(range),
            Some(_) => DayState::Met,
        }
    }

    /// Returns the decision that set the clock back on a day, if one did.
    pub fn reset_on(&self, day: usize) -> Option<ReportId> {
        self.resets.first_on(day)
    }

    /// Returns what days `range` come to against before; empty: the measure does not compare, or not in this reading.
    pub fn compared(&self, range: &Range<usize>) -> Vec<Compared> {
        let found = self.comparer.as_ref().zip(self.interval(range));
        let Some((comparer, window)) = found else { return Vec::new() };
        let all = comparer.over(&window);
        if range.len() < self.need.days as usize { compared::too_few_days(&all) } else { all.to_vec() }
    }

    /// Whether the measure asks for less than before.
    pub fn is_compared(&self) -> bool {
        matches!(self.need.measure, Measure::Reduced(_)) && self.provision.counts.is_none()
    }

    /// How the need stands by what is compared; fewer days than it asks for say nothing.
    fn compared_over(&self, range: &Range<usize>) -> DayState {
        let found = self.comparer.as_ref().zip(self.interval(range));
        match found {
            Some((comparer, window)) if range.len() >= self.need.days as usize => {
                compared::state(&comparer.over(&window))
            }
            _ => DayState::Unknown,
        }
    }

    fn interval(&self, range: &Range<usize>) -> Option<Interval> {
        let days = self.sitting.days.get(range.clone())?;
        Some(Interval { start: days.first()?.start, end: days.last()?.end })
    }

    /// A counted need: every full period of it inside the window must be met.
    fn counted_over(&self, range: &Range<usize>) -> (DayState, Vec<ReportId>) {
        let per = self.provision.counts.as_ref().and_then(|c| c.per);
        let length = per.map_or(range.len(), |per| (per.as_secs() / 86_400).max(1) as usize);
        let mut states = Vec::new();
        let mut reports = Vec::new();
        for start in range.clone().step_by(length) {
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
        (worst(&states), reports)
    }
}

/// What a need compares with before, if it does and its reading reads the source.
fn comparer(sitting: &Sitting<'_>, need: &Need, provision: &Provision) -> Option<Arc<Comparer>> {
    let Measure::Reduced(id) = &need.measure else { return None };
    let comparison = sitting.agreement.comparisons.iter().find(|comparison| comparison.id == *id)?;
    let source = &comparison.source;
    let is_read = sitting.bench.is_read(&sitting.reading.sources, source, source);
    is_read.then(|| sitting.court.comparers.get(sitting.court, comparison, provision, sitting.reading.counts))
}

/// The rows of a need's provision, for all parties and areas, as far as windows ask of them.
struct Rows {
    all: Vec<StandingRow>,
    /// Positions in `all` by day.
    by_day: Vec<Vec<u32>>,
    any: Sums,
    /// Rows that do not count: neither kept nor within what the measure allows.
    open: Sums,
    not_done: Sums,
}

impl Rows {
    fn of(sitting: &Sitting<'_>, need: &Need, provision: &Provision) -> Self {
        let pairs =
            provision.binds.iter().flat_map(|party| provision.areas.iter().map(move |area| (party, area)));
        // Of what is counted, or compared with before, no row is asked.
        let is_compared = matches!(need.measure, Measure::Reduced(_));
        let pairs = pairs.filter(|_| provision.counts.is_none() && !is_compared);
        let all: Vec<StandingRow> =
            pairs.flat_map(|(party, area)| rows_of(sitting, provision, party, area)).collect();
        let within = within_measure(sitting, need, &all);
        let mut by_day = vec![Vec::new(); sitting.days.len()];
        (0..).zip(&all).for_each(|(at, row)| by_day[row.day as usize].push(at));
        let sums = |has: &dyn Fn(usize) -> bool| {
            let number = |own: &Vec<u32>| own.iter().filter(|at| has(**at as usize)).count() as u32;
            Sums::of(by_day.iter().map(number))
        };
        Self {
            any: sums(&|_| true),
            open: sums(&|at| all[at].standing != Standing::Kept && !within[at]),
            not_done: sums(&|at| all[at].reason == StandingReason::NotDone),
            by_day,
            all,
        }
    }

    /// Whether there are rows over days `range`, and all of them count.
    fn all_count(&self, range: &Range<usize>) -> bool {
        self.any.over(range) > 0 && self.open.over(range) == 0
    }

    /// Whether something is not done on some day.
    fn any_not_done(&self, range: &Range<usize>) -> bool {
        self.not_done.over(range) > 0
    }

    /// The findings that the rows of days `range` rest on, each once, in order.
    fn findings_over(&self, range: &Range<usize>) -> Vec<usize> {
        let rows = self.by_day[range.clone()].iter().flatten().map(|at| &self.all[*at as usize]);
        let findings: BTreeSet<usize> = rows.flat_map(|row| row.findings.iter().copied()).collect();
        findings.into_iter().collect()
    }
}

/// Tallies of breaches of a need's provision, by party in the order in which it binds them.
struct Tallies<'s> {
    reports: &'s [Report],
    all: Vec<&'s TallyClaim>,
    by_day: ByDay,
}

impl<'s> Tallies<'s> {
    fn of(sitting: &'s Sitting<'_>, provision: &'s Provision) -> Self {
        let parties = provision.binds.iter();
        let all: Vec<&TallyClaim> =
            parties.flat_map(|party| sitting.tallies_on(provision, party, &provision.areas)).collect();
        let by_day = ByDay::of(sitting.days, all.iter().map(|tally| Some(tally.when)));
        Self { reports: sitting.bench.reports, all, by_day }
    }

    /// Those whose period lies wholly inside the window.
    fn inside(&self, range: &Range<usize>, window: &Interval) -> Vec<ReportId> {
        let near = self.by_day.over(range.clone()).into_iter().map(|n| self.all[n]);
        near.filter(|t| window.contains(&t.when)).map(|t| self.reports[t.report].id.clone()).collect()
    }

    fn any_inside(&self, range: &Range<usize>, window: &Interval) -> bool {
        let mut near = range.clone().flat_map(|day| self.by_day.on(day));
        near.any(|&n| window.contains(&self.all[n as usize].when))
    }
}

/// Decisions that set a need's clock back, by those who may decide on the phase.
struct Resets {
    all: Vec<ReportId>,
    by_day: ByDay,
}

impl Resets {
    fn of(sitting: &Sitting<'_>, phase: &Phase, need: &Need) -> Self {
        let found = sitting.testimony.reports(sitting.bench).filter_map(|report| {
            let when = reset(sitting, phase, need, report)?;
            Some((report.id.clone(), Some(when)))
        });
        let (all, spans): (Vec<ReportId>, Vec<Option<Interval>>) = found.unzip();
        Self { all, by_day: ByDay::of(sitting.days, spans.into_iter()) }
    }

    fn any_over(&self, range: &Range<usize>) -> bool {
        range.clone().any(|day| !self.by_day.on(day).is_empty())
    }

    fn first_on(&self, day: usize) -> Option<ReportId> {
        self.by_day.on(day).first().map(|&n| self.all[n as usize].clone())
    }
}

/// When a report sets a need's clock back, if it does.
fn reset(sitting: &Sitting<'_>, phase: &Phase, need: &Need, report: &Report) -> Option<Interval> {
    let Body::Statement(statement) = &report.body else { return None };
    let is_about = |about: &str| about == phase.id.as_str() || about == need.provision.as_str();
    if statement.decision != Decision::Reset || !statement.about.as_deref().is_some_and(is_about) {
        return None;
    }
    // A decision that does not say from when it holds holds from when it was published.
    let when = report.when.as_ref().or(report.published.as_ref())?.interval(&sitting.agreement.zone);
    let decides = |name: &String| {
        let groups = sitting.bench.roster.groups(name, Some(when.start));
        groups.iter().any(|g| phase.decided_by.contains(&g.id))
    };
    statement.by.iter().any(decides).then_some(when)
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
    let weighs = |ruling: &Ruling| match ruling.class {
        Class::Contested | Class::Undetermined | Class::Pending | Class::Grave => true,
        Class::Minor => matches!(need.measure, Measure::AtMost(_)),
        _ => false,
    };
    let is_open = |ruling: &Ruling| {
        let is_shown = ruling.class.is_breach() && ruling.strength >= sitting.reading.strength;
        !is_shown && weighs(ruling)
    };
    let any_open = || {
        let mut about = sitting.about(&row.provision, &row.area, &row.party, row.day as usize);
        about.any(|(_, ruling)| is_open(ruling))
    };
    let is_quiet = matches!(row.reason, StandingReason::QuietAndSeen | StandingReason::QuietNotSeen);
    let is_allowed = row.reason == StandingReason::BreachShown && !any_open();
    (is_quiet || is_allowed) && row.coverage.is_some_and(|share| share > 0.0)
}

/// The worst of some states; unknown if there are none.
pub fn worst(states: &[DayState]) -> DayState {
    let order = [DayState::Broken, DayState::MayBeBroken, DayState::Unknown, DayState::Met];
    order.into_iter().find(|state| states.contains(state)).unwrap_or(DayState::Unknown)
}
