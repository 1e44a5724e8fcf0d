//! Coverage: how much of an area-day a source could have seen. Unknown by default, never 1.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::findings::{Bench, Within};
use crate::model::{Act, AreaId, Interval, PartyId};
use crate::reports::{Body, Report};

use super::by_day::{ByDay, touched};

/// What is known of who looked where and when, by one choice of sources. Days are positions of days that are assessed.
#[derive(Debug, Clone, Default)]
pub struct CoverageMap {
    days: Vec<Interval>,
    shares: Vec<Statement>,
    denials: Vec<(Interval, BTreeSet<AreaId>, PartyId)>,
    shares_by_day: ByDay,
    denials_by_day: ByDay,
    /// On which days some report tells of an area.
    looked: BTreeMap<AreaId, Vec<bool>>,
}

#[derive(Debug, Clone)]
struct Statement {
    when: Interval,
    areas: BTreeSet<AreaId>,
    act: Option<Act>,
    share: Option<f64>,
}

/// Longest report that shows that somebody looked at its days, in seconds: a month.
const LOOKED_MAX_S: i64 = 31 * 86_400;

impl CoverageMap {
    /// Gathers coverage, denials and who looked, from the reports that are read.
    pub fn of(bench: &Bench<'_>, days: &[Interval], read: &[usize]) -> Self {
        let areas = bench.terms.agreement.areas.iter();
        let looked = areas.map(|area| (area.id.clone(), vec![false; days.len()])).collect();
        let mut map = Self { days: days.to_vec(), looked, ..Self::default() };
        for &at in read {
            map.take(bench, at);
        }
        map.shares_by_day = ByDay::of(days, map.shares.iter().map(|s| Some(s.when)));
        map.denials_by_day = ByDay::of(days, map.denials.iter().map(|(when, ..)| Some(*when)));
        map
    }

    fn take(&mut self, bench: &Bench<'_>, at: usize) {
        let report: &Report = &bench.reports[at];
        let Some(when) = report.when.as_ref().map(|w| w.interval(&bench.terms.agreement.zone)) else {
            return;
        };
        match &report.body {
            Body::Coverage(coverage) => {
                let areas = areas_of(bench, at, &[Within::Inside]);
                self.deny(bench, when, &areas, &coverage.denied_by);
                let share = if coverage.denied_by.is_empty() { coverage.share } else { Some(0.0) };
                self.shares.push(Statement { when, areas, act: coverage.act, share });
            }
            Body::Event(event) => {
                if event.act == Act::MonitorDenied {
                    let areas = areas_of(bench, at, &[Within::Inside, Within::MayBe]);
                    self.deny(bench, when, &areas, &event.by);
                }
                self.saw(bench, at, when);
            }
            Body::Tally(_) | Body::Delivery(_) => self.saw(bench, at, when),
            _ => {}
        }
    }

    fn deny(&mut self, bench: &Bench<'_>, when: Interval, areas: &BTreeSet<AreaId>, by: &[String]) {
        let deniers = by.iter().flat_map(|name| bench.roster.groups(name, Some(when.start)));
        self.denials.extend(deniers.map(|g| (when, areas.clone(), g.id.clone())));
    }

    /// Notes that somebody looked at the areas that a report's place lies in or may.
    fn saw(&mut self, bench: &Bench<'_>, at: usize, when: Interval) {
        if when.seconds() > LOOKED_MAX_S {
            return;
        }
        let touched = touched(&self.days, &when);
        for (area, looked) in &mut self.looked {
            if is_in(bench, at, area, &[Within::Inside, Within::MayBe]) {
                looked[touched.clone()].fill(true);
            }
        }
    }

    /// Returns the share of an area-day that could have been seen of all of some acts: that of the act of which least
    /// could be. `None`: unknown, for one of them at least.
    ///
    /// A radar that sees every air strike says nothing of clashes on the ground.
    pub fn share(&self, area: &AreaId, day: usize, acts: &[Act]) -> Option<f64> {
        let here: Vec<&Statement> = self.statements(area, day).collect();
        let shares: Option<Vec<f64>> = acts.iter().map(|act| seen(&here, &self.days[day], *act)).collect();
        shares?.into_iter().min_by(f64::total_cmp)
    }

    /// Whether any report that is read tells of the area on that day, so that somebody looked.
    pub fn somebody_looked(&self, area: &AreaId, day: usize) -> bool {
        let looks = |s: &Statement| s.share.is_some_and(|share| share > 0.0);
        self.looked.get(area).is_some_and(|looked| looked[day]) || self.statements(area, day).any(looks)
    }

    /// Returns who kept monitors out of the area on that day.
    pub fn denied_by(&self, area: &AreaId, day: usize) -> BTreeSet<&PartyId> {
        let on_day = self.denials_by_day.on(day).iter().map(|&n| &self.denials[n as usize]);
        on_day.filter(|(_, areas, _)| areas.contains(area)).map(|(_, _, party)| party).collect()
    }

    fn statements(&self, area: &AreaId, day: usize) -> impl Iterator<Item = &Statement> {
        let on_day = self.shares_by_day.on(day).iter().map(|&n| &self.shares[n as usize]);
        on_day.filter(|s| s.areas.contains(area))
    }
}

/// The share of a day that could have been seen of one act: at each instant the greatest that any one source states,
/// and nothing where none does. `None`: nobody states anything of that day and act.
///
/// Shares of several sources are not added: they may have looked at the same part.
fn seen(here: &[&Statement], day: &Interval, act: Act) -> Option<f64> {
    let of_act = here.iter().filter(|s| s.act.is_none_or(|of| of == act));
    let stated: Vec<(Interval, f64)> = of_act.filter_map(|s| Some((s.when, s.share?))).collect();
    if stated.is_empty() {
        return None;
    }
    let edges = stated.iter().flat_map(|(when, _)| [when.start.max(day.start), when.end.min(day.end)]);
    let edges: BTreeSet<Timestamp> = edges.collect();
    let parts =
        edges.iter().zip(edges.iter().skip(1)).map(|(start, end)| Interval { start: *start, end: *end });
    let greatest = |part: &Interval| {
        let own = stated.iter().filter(|(when, _)| when.contains(part));
        own.map(|(_, share)| *share).fold(0.0, f64::max)
    };
    let seconds: f64 = parts.map(|part| greatest(&part) * part.seconds() as f64).sum();
    Some(seconds / day.seconds() as f64)
}

/// The areas that a report's place lies in, in one of these ways.
fn areas_of(bench: &Bench<'_>, at: usize, ways: &[Within]) -> BTreeSet<AreaId> {
    let areas = bench.terms.agreement.areas.iter().map(|a| &a.id);
    areas.filter(|area| is_in(bench, at, area, ways)).cloned().collect()
}

/// Whether a report's place lies in an area, in one of these ways; a report without any place is about all areas.
fn is_in(bench: &Bench<'_>, at: usize, area: &AreaId, ways: &[Within]) -> bool {
    bench.reports[at].place.is_unknown() || ways.contains(&bench.within(at, area))
}
