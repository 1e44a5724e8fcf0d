//! Sums: how many events of each kind on each day, and where that leaves every provision.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::findings::{Bench, Class, Finding, Reading, Within};
use crate::incidents::Independence;
use crate::model::{AreaId, Interval, PartyId, ProvisionId};
use crate::sources::table::UNKNOWN_COUNT;
use crate::sources::table::acled::Events;
use crate::terms::Terms;

use super::super::day::days;
use super::super::rows::{Mark, blank, bound_days, quiet, rows_of, settle_quiet};
use super::super::sitting::Sitting;
use super::super::{StandingRow, duty};
use super::kinds::{time_precision, when};
use super::{Judged, Kinds};

/// How many events a class of finding rests on, on one day as the file dates it.
#[derive(Debug, Clone, PartialEq)]
pub struct TableCount {
    /// The provision.
    pub provision: ProvisionId,
    /// The party; `None`: nobody is named.
    pub party: Option<PartyId>,
    /// The area.
    pub area: AreaId,
    /// The class.
    pub class: Class,
    /// Days since 1970-01-01.
    pub day: i32,
    /// Events.
    pub events: u64,
    /// People killed, of the events that state a number.
    pub killed: u64,
}

/// The standing of a table of events, with the counts behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct TableStanding {
    /// Rows of standing, in order of provision, party, area and day; `findings` are empty, `detail` says how many events.
    pub rows: Vec<StandingRow>,
    /// Counts, in order of provision, area, party, class and day.
    pub counts: Vec<TableCount>,
    /// The days of the agreement.
    pub days: Vec<Interval>,
    /// How many kinds of events there were.
    pub kinds: usize,
    /// How many events were not counted because their id stands on an earlier one.
    pub twice: usize,
}

/// What kinds share: the same findings, the same areas looked at, the same exactness of the day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct OutcomeKey {
    findings: Vec<String>,
    looked: Vec<bool>,
    precision: u8,
}

/// Outcomes of kinds, far fewer than kinds.
struct Outcomes {
    of_kind: Vec<u32>,
    /// For each outcome a kind that has it.
    kind: Vec<usize>,
    precision: Vec<u8>,
    looked: Vec<Vec<bool>>,
}

/// Events and deaths by outcome and day.
struct Tally {
    first_day: i32,
    days: usize,
    events: Vec<u32>,
    killed: Vec<u64>,
}

/// Sums the events of every kind and day to standing.
pub fn sum(
    terms: &Terms,
    events: &Events,
    kinds: &Kinds,
    judged: &Judged,
    reading: &Reading,
) -> TableStanding {
    let outcomes = outcomes(terms, events, kinds, judged, reading);
    let tally = tally(events, kinds, &outcomes);
    let last = last_instant(terms, &outcomes, &tally);
    let days = days(&terms.agreement, last);
    let marks = Marks::of(terms, judged, reading, &days, &outcomes, &tally);
    TableStanding {
        rows: marks.rows(terms, judged, reading, &days),
        counts: counts(judged, &outcomes, &tally),
        days,
        kinds: kinds.first.len(),
        twice: kinds.twice.len(),
    }
}

fn outcomes(terms: &Terms, events: &Events, kinds: &Kinds, judged: &Judged, reading: &Reading) -> Outcomes {
    let bench = Bench::new(terms, &judged.reports, &[], Independence::of(terms), Vec::new());
    let mut known: FxHashMap<OutcomeKey, u32> = FxHashMap::default();
    let mut all =
        Outcomes { of_kind: Vec::new(), kind: Vec::new(), precision: Vec::new(), looked: Vec::new() };
    for (kind, findings) in judged.findings.iter().enumerate() {
        let pattern = &kinds.placed.patterns[usize::from(kinds.pattern[kind])];
        let looked: Vec<bool> = pattern.iter().map(|w| matches!(w, Within::Inside | Within::MayBe)).collect();
        let report = &judged.reports[kind];
        let looked = match (bench.is_report_read(reading, report), report.place.is_unknown()) {
            (false, _) => vec![false; looked.len()],
            (true, true) => vec![true; looked.len()],
            (true, false) => looked,
        };
        let precision = time_precision(events, kinds.first[kind]);
        let key =
            OutcomeKey { findings: findings.iter().map(weight).collect(), looked: looked.clone(), precision };
        let next = known.len() as u32;
        let outcome = *known.entry(key).or_insert_with(|| {
            all.kind.push(kind);
            all.precision.push(precision);
            all.looked.push(looked);
            next
        });
        all.of_kind.push(outcome);
    }
    all
}

/// What of a finding weighs on a day.
fn weight(finding: &Finding) -> String {
    let party = finding.party.as_ref().map_or("-", |p| p.as_str());
    format!(
        "{} {} {party} {} {} {}",
        finding.provision, finding.area, finding.class, finding.strength, finding.place
    )
}

fn tally(events: &Events, kinds: &Kinds, outcomes: &Outcomes) -> Tally {
    let first_day = events.day.par_iter().copied().min().unwrap_or(0);
    let last_day = events.day.par_iter().copied().max().unwrap_or(first_day - 1);
    let days = (last_day - first_day + 1).max(0) as usize;
    let cells = days * outcomes.kind.len();
    let tasks = rayon::current_num_threads().max(1);
    let each = events.len().div_ceil(tasks).max(1);
    let part = |task: usize| {
        let (mut counts, mut killed) = (vec![0u32; cells], vec![0u64; cells]);
        for row in (task * each).min(events.len())..((task + 1) * each).min(events.len()) {
            let kind = kinds.kind[row];
            if kind != Kinds::TWICE {
                let day = (events.day[row] - first_day) as usize;
                let cell = outcomes.of_kind[kind as usize] as usize * days + day;
                counts[cell] += 1;
                let dead = events.fatalities.get(row).copied().unwrap_or(UNKNOWN_COUNT);
                killed[cell] += if dead == UNKNOWN_COUNT { 0 } else { u64::from(dead) };
            }
        }
        (counts, killed)
    };
    let add = |mut a: (Vec<u32>, Vec<u64>), b: (Vec<u32>, Vec<u64>)| {
        a.0.iter_mut().zip(b.0).for_each(|(a, b)| *a += b);
        a.1.iter_mut().zip(b.1).for_each(|(a, b)| *a += b);
        a
    };
    let (events, killed) = (0..tasks).into_par_iter().map(part).reduce_with(add).unwrap_or_default();
    Tally { first_day, days, events, killed }
}

impl Tally {
    /// The days on which an outcome has events, with how many.
    fn of(&self, outcome: usize) -> impl Iterator<Item = (i32, u32, u64)> + '_ {
        let cells = outcome * self.days..(outcome + 1) * self.days;
        let own = self.events[cells.clone()].iter().zip(&self.killed[cells]).enumerate();
        own.filter(|(_, (events, _))| **events > 0)
            .map(|(n, (events, killed))| (self.first_day + n as i32, *events, *killed))
    }
}

/// The end of what the table tells of, as the ordinary way has it.
fn last_instant(terms: &Terms, outcomes: &Outcomes, tally: &Tally) -> jiff::Timestamp {
    let last_of =
        |n: usize| tally.of(n).map(|(day, ..)| day).max().map(|day| when(day, outcomes.precision[n]));
    let told: Vec<_> = (0..outcomes.kind.len()).filter_map(last_of).collect();
    super::super::day::known_until_told(&terms.agreement, told.iter(), None)
}

/// The heaviest mark of each day, by provision, area and party.
struct Marks {
    heaviest: BTreeMap<(ProvisionId, AreaId, Option<PartyId>), Vec<Option<(Mark, u64)>>>,
    looked: BTreeMap<AreaId, Vec<bool>>,
}

impl Marks {
    fn of(
        terms: &Terms,
        judged: &Judged,
        reading: &Reading,
        days: &[Interval],
        outcomes: &Outcomes,
        tally: &Tally,
    ) -> Self {
        let mut marks = Self { heaviest: BTreeMap::new(), looked: BTreeMap::new() };
        with_sitting(terms, judged, reading, days, |sitting| {
            for outcome in 0..outcomes.kind.len() {
                for (day, events, _) in tally.of(outcome) {
                    let happened = when(day, outcomes.precision[outcome]).of_happening(&terms.agreement.zone);
                    for touched in touched(days, &happened) {
                        let is_inside = days[touched].contains(&happened);
                        let findings = &judged.findings[outcomes.kind[outcome]];
                        marks.take(sitting, findings, touched, is_inside, u64::from(events), days.len());
                        marks.look(terms, &outcomes.looked[outcome], touched, days.len());
                    }
                }
            }
        });
        marks
    }

    fn take(
        &mut self,
        sitting: &Sitting<'_>,
        findings: &[Finding],
        day: usize,
        is_inside: bool,
        events: u64,
        days: usize,
    ) {
        for finding in findings {
            let Some(mark) = Mark::weigh(sitting, finding, is_inside) else { continue };
            let key = (finding.provision.clone(), finding.area.clone(), finding.party.clone());
            let cell = &mut self.heaviest.entry(key).or_insert_with(|| vec![None; days])[day];
            *cell = Some(heavier(*cell, (mark, events)));
        }
    }

    fn look(&mut self, terms: &Terms, looked: &[bool], day: usize, days: usize) {
        for (area, _) in terms.agreement.areas.iter().zip(looked).filter(|(_, looked)| **looked) {
            self.looked.entry(area.id.clone()).or_insert_with(|| vec![false; days])[day] = true;
        }
    }

    fn rows(&self, terms: &Terms, judged: &Judged, reading: &Reading, days: &[Interval]) -> Vec<StandingRow> {
        let mut all = Vec::new();
        with_sitting(terms, judged, reading, days, |sitting| {
            for provision in &terms.agreement.provisions {
                for (party, area) in
                    provision.binds.iter().flat_map(|p| provision.areas.iter().map(move |a| (p, a)))
                {
                    if provision.counts.is_some() || duty::is_duty(provision) {
                        all.extend(rows_of(sitting, provision, party, area));
                    } else {
                        all.extend(self.rows_of(sitting, provision, party, area));
                    }
                }
            }
        });
        all.sort_by(|a, b| {
            (&a.provision, &a.party, &a.area, a.day).cmp(&(&b.provision, &b.party, &b.area, b.day))
        });
        all
    }

    fn rows_of(
        &self,
        sitting: &Sitting<'_>,
        provision: &crate::terms::Provision,
        party: &PartyId,
        area: &AreaId,
    ) -> Vec<StandingRow> {
        let key = |party: Option<&PartyId>| (provision.id.clone(), area.clone(), party.cloned());
        let (own, nobody) = (self.heaviest.get(&key(Some(party))), self.heaviest.get(&key(None)));
        let mut rows: Vec<StandingRow> = bound_days(sitting, provision, party)
            .map(|(day, interval, now)| {
                let mut row = blank(&now, party, area, day);
                let at = |marks: Option<&Vec<Option<(Mark, u64)>>>| marks.and_then(|m| m[day as usize]);
                match at(own).map_or(at(nobody), |own| Some(heavier(at(nobody), own))) {
                    Some((mark, events)) => {
                        (row.standing, row.reason) = mark.standing();
                        row.detail = format!("{events} events of the table weigh so on this day");
                    }
                    None => {
                        quiet(sitting, party, area, interval, &mut row);
                        if self.looked.get(area).is_some_and(|looked| looked[day as usize]) {
                            row.standing = super::super::Standing::Undetermined;
                            row.reason = super::super::StandingReason::QuietNotSeen;
                        }
                    }
                }
                row
            })
            .collect();
        settle_quiet(sitting, &mut rows);
        rows
    }
}

/// The heavier of two marks; events of the same mark are counted together.
fn heavier(old: Option<(Mark, u64)>, new: (Mark, u64)) -> (Mark, u64) {
    match old {
        Some((mark, events)) if mark == new.0 => (mark, events + new.1),
        Some((mark, events)) if mark < new.0 => (mark, events),
        _ => new,
    }
}

/// The days that an interval touches.
fn touched(days: &[Interval], happened: &Interval) -> std::ops::Range<usize> {
    let first = days.partition_point(|day| day.end <= happened.start);
    let last = days.partition_point(|day| day.start < happened.end);
    first..last.max(first)
}

/// Opens a sitting without reports, in which rows can be made.
fn with_sitting(
    terms: &Terms,
    judged: &Judged,
    reading: &Reading,
    days: &[Interval],
    f: impl FnOnce(&Sitting<'_>),
) {
    let bench = Bench::new(terms, &judged.reports, &[], Independence::of(terms), Vec::new());
    f(&Sitting::new(&bench, &terms.agreement, reading, &[], days));
}

fn counts(judged: &Judged, outcomes: &Outcomes, tally: &Tally) -> Vec<TableCount> {
    let mut sums: BTreeMap<(ProvisionId, AreaId, Option<PartyId>, Class, i32), (u64, u64)> = BTreeMap::new();
    for outcome in 0..outcomes.kind.len() {
        let findings = &judged.findings[outcomes.kind[outcome]];
        for (day, events, killed) in tally.of(outcome) {
            for f in findings {
                let key = (f.provision.clone(), f.area.clone(), f.party.clone(), f.class, day);
                let sum = sums.entry(key).or_default();
                (sum.0, sum.1) = (sum.0 + u64::from(events), sum.1 + killed);
            }
        }
    }
    let count = |((provision, area, party, class, day), (events, killed))| TableCount {
        provision,
        party,
        area,
        class,
        day,
        events,
        killed,
    };
    sums.into_iter().map(count).collect()
}
