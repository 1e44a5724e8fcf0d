//! Sums: how many events of each kind on each day, and where that leaves every provision.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::findings::{Bench, Class, Finding, Reading, Within};
use crate::incidents::Independence;
use crate::model::{AreaId, Interval, PartyId, ProvisionId};
use crate::sources::table::UNKNOWN_COUNT;
use crate::sources::table::acled::Events;
use crate::terms::{Provision, Terms};

use super::kinds::{time_precision, when};
use super::{Judged, Kinds, Placed};
use crate::standing::by_day::touched;
use crate::standing::court::Court;
use crate::standing::day::{days, known_until_told};
use crate::standing::rows::{Mark, blank, bound_days, quiet, rows_of, settle_quiet};
use crate::standing::sitting::Sitting;
use crate::standing::{StandingRow, duty};

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

/// What kinds share: the same findings in every area, the same areas looked at, the same exactness of the day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Outcome {
    /// For each area the position of its findings in [`Judged::lists`].
    lists: Vec<u32>,
    /// For each area whether the event shows that somebody looked at it.
    looked: Vec<bool>,
    precision: u8,
}

/// Outcomes of kinds, far fewer than kinds.
struct Outcomes {
    of_kind: Vec<u32>,
    all: Vec<Outcome>,
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
    placed: &Placed,
    kinds: &Kinds,
    judged: &Judged,
    reading: &Reading,
) -> TableStanding {
    let nowhere = |_: usize, _: &AreaId| Within::Unknown;
    let bench = Bench::laid(terms, &judged.reports, &[], Independence::of(terms), Vec::new(), &nowhere);
    let outcomes = outcomes(&bench, events, placed, kinds, judged, reading);
    let tally = tally(events, kinds, &outcomes);
    let days = days(&terms.agreement, last_instant(terms, &outcomes, &tally));
    let court = Court::of(&bench, &[], &days);
    let sitting = Sitting::under(&court, reading);
    let marks = Marks::of(&sitting, judged, &outcomes, &tally);
    TableStanding {
        rows: marks.rows(&sitting),
        counts: counts(judged, &outcomes, &tally),
        kinds: kinds.base.len(),
        twice: kinds.twice.len(),
        days,
    }
}

fn outcomes(
    bench: &Bench<'_>,
    events: &Events,
    placed: &Placed,
    kinds: &Kinds,
    judged: &Judged,
    reading: &Reading,
) -> Outcomes {
    let is_read: Vec<bool> =
        judged.reports.iter().map(|report| bench.is_report_read(&reading.sources, report)).collect();
    let mut known: FxHashMap<Outcome, u32> = FxHashMap::default();
    let mut outcomes = Outcomes { of_kind: Vec::new(), all: Vec::new() };
    for (&base, &pattern) in kinds.base.iter().zip(&kinds.pattern) {
        let pattern = &placed.patterns[usize::from(pattern)];
        let lies = pattern.iter().enumerate();
        let looked =
            |within: &Within| is_read[base as usize] && matches!(within, Within::Inside | Within::MayBe);
        let outcome = Outcome {
            lists: lies.map(|(area, within)| judged.list(base, area, *within)).collect(),
            looked: pattern.iter().map(looked).collect(),
            precision: time_precision(events, kinds.first[base as usize]),
        };
        let next = outcomes.all.len() as u32;
        let number = *known.entry(outcome).or_insert_with_key(|outcome| {
            outcomes.all.push(outcome.clone());
            next
        });
        outcomes.of_kind.push(number);
    }
    outcomes
}

fn tally(events: &Events, kinds: &Kinds, outcomes: &Outcomes) -> Tally {
    let first_day = events.day.par_iter().copied().min().unwrap_or(0);
    let last_day = events.day.par_iter().copied().max().unwrap_or(first_day - 1);
    let days = (last_day - first_day + 1).max(0) as usize;
    let cells = days * outcomes.all.len();
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
    let dated = |n: usize| tally.of(n).map(move |(day, ..)| (day, outcomes.all[n].precision));
    let days: BTreeSet<(i32, u8)> = (0..outcomes.all.len()).flat_map(dated).collect();
    let told: Vec<_> = days.into_iter().map(|(day, precision)| when(day, precision)).collect();
    known_until_told(&terms.agreement, told.iter(), None)
}

/// What findings are about: a provision, an area and a party, or nobody named.
type About = (ProvisionId, AreaId, Option<PartyId>);

/// A finding's slot, and its weight on a day that it lies wholly in and on one that it only touches.
type Weights = (usize, Option<Mark>, Option<Mark>);

/// The heaviest mark of each day, by what it is about, and the days on which somebody looked at an area.
struct Marks {
    slots: BTreeMap<About, usize>,
    heaviest: Vec<Vec<Option<(Mark, u64)>>>,
    looked: BTreeMap<AreaId, Vec<bool>>,
}

impl Marks {
    fn of(sitting: &Sitting<'_>, judged: &Judged, outcomes: &Outcomes, tally: &Tally) -> Self {
        let (agreement, days) = (sitting.agreement, sitting.days);
        let mut marks = Self { slots: BTreeMap::new(), heaviest: Vec::new(), looked: BTreeMap::new() };
        let weights: Vec<Vec<Weights>> =
            judged.lists.iter().map(|list| marks.weights(sitting, list, days.len())).collect();
        let mut looked = vec![vec![false; days.len()]; agreement.areas.len()];
        let touching = Touching::of(sitting, tally);
        for (n, outcome) in outcomes.all.iter().enumerate() {
            let own: Vec<Weights> =
                outcome.lists.iter().flat_map(|list| weights[*list as usize].clone()).collect();
            for (day, events, _) in tally.of(n) {
                for (touched, is_inside) in touching.by(day, outcome.precision) {
                    marks.take(&own, touched, is_inside, u64::from(events));
                    let seen = looked.iter_mut().zip(&outcome.looked).filter(|(_, is_looked)| **is_looked);
                    seen.for_each(|(area, _)| area[touched] = true);
                }
            }
        }
        marks.looked = agreement.areas.iter().map(|area| area.id.clone()).zip(looked).collect();
        marks
    }

    /// The weights of a list of findings, each in its slot.
    fn weights(&mut self, sitting: &Sitting<'_>, list: &[Finding], days: usize) -> Vec<Weights> {
        let one = |f: &Finding| {
            let next = self.slots.len();
            let slot =
                *self.slots.entry((f.provision.clone(), f.area.clone(), f.party.clone())).or_insert(next);
            if slot == next {
                self.heaviest.push(vec![None; days]);
            }
            let weigh =
                |is_inside| Mark::weigh(sitting.reading.strength, f.class, f.strength, f.place, is_inside);
            (slot, weigh(true), weigh(false))
        };
        list.iter().map(one).collect()
    }

    fn take(&mut self, weights: &[Weights], day: usize, is_inside: bool, events: u64) {
        for (slot, inside, touching) in weights {
            if let Some(mark) = if is_inside { *inside } else { *touching } {
                let cell = &mut self.heaviest[*slot][day];
                *cell = Some(heavier(*cell, (mark, events)));
            }
        }
    }

    fn rows(&self, sitting: &Sitting<'_>) -> Vec<StandingRow> {
        let provisions = &sitting.agreement.provisions;
        let pairs = provisions.iter().flat_map(|p| p.binds.iter().map(move |party| (p, party)));
        let all: Vec<_> =
            pairs.flat_map(|(p, party)| p.areas.iter().map(move |area| (p, party, area))).collect();
        let rows = |(provision, party, area): &(&Provision, &PartyId, &AreaId)| {
            if provision.counts.is_some() || duty::is_duty(provision) {
                rows_of(sitting, provision, party, area)
            } else {
                self.rows_of(sitting, provision, party, area)
            }
        };
        let mut rows: Vec<StandingRow> = all.par_iter().flat_map_iter(rows).collect();
        rows.sort_by(|a, b| {
            (&a.provision, &a.party, &a.area, a.day).cmp(&(&b.provision, &b.party, &b.area, b.day))
        });
        rows
    }

    fn rows_of(
        &self,
        sitting: &Sitting<'_>,
        provision: &Provision,
        party: &PartyId,
        area: &AreaId,
    ) -> Vec<StandingRow> {
        let key = |party: Option<&PartyId>| (provision.id.clone(), area.clone(), party.cloned());
        let slot = |party| self.slots.get(&key(party)).map(|slot| &self.heaviest[*slot]);
        let (own, nobody) = (slot(Some(party)), slot(None));
        let mut rows: Vec<StandingRow> = bound_days(sitting, provision, party)
            .map(|(day, _, now)| {
                let mut row = blank(&now, party, area, day);
                let at = |marks: Option<&Vec<Option<(Mark, u64)>>>| marks.and_then(|m| m[day as usize]);
                match at(own).map_or(at(nobody), |own| Some(heavier(at(nobody), own))) {
                    Some((mark, events)) => {
                        (row.standing, row.reason) = mark.standing();
                        row.detail = format!("{events} events of the table weigh so on this day");
                    }
                    None => {
                        quiet(sitting, party, area, &mut row);
                        if self.looked.get(area).is_some_and(|looked| looked[day as usize]) {
                            row.standing = crate::standing::Standing::Undetermined;
                            row.reason = crate::standing::StandingReason::QuietNotSeen;
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

/// Which days of the agreement each day of the file touches, by how exact the day is.
struct Touching {
    first_day: i32,
    days: Vec<[(usize, usize, bool); 3]>,
}

impl Touching {
    fn of(sitting: &Sitting<'_>, tally: &Tally) -> Self {
        let one = |n: usize| {
            [1u8, 2, 3].map(|precision| {
                let happened =
                    when(tally.first_day + n as i32, precision).of_happening(&sitting.agreement.zone);
                let touched = touched(sitting.days, &happened);
                let is_inside = touched.len() == 1 && sitting.days[touched.start].contains(&happened);
                (touched.start, touched.end, is_inside)
            })
        };
        Self { first_day: tally.first_day, days: (0..tally.days).map(one).collect() }
    }

    /// The days touched, each with whether the event lies wholly in it.
    fn by(&self, day: i32, precision: u8) -> impl Iterator<Item = (usize, bool)> + use<> {
        let (from, to, is_inside) = self.days[(day - self.first_day) as usize][usize::from(precision - 1)];
        (from..to).map(move |touched| (touched, is_inside))
    }
}

/// What a column of counts is about.
type Column<'j> = (&'j ProvisionId, &'j AreaId, Option<&'j PartyId>, Class);

fn counts(judged: &Judged, outcomes: &Outcomes, tally: &Tally) -> Vec<TableCount> {
    // Classes of a slot have columns of days; few of them ever hold anything.
    let mut columns: BTreeMap<Column<'_>, Vec<(u64, u64)>> = BTreeMap::new();
    for (n, outcome) in outcomes.all.iter().enumerate() {
        let days: Vec<(i32, u32, u64)> = tally.of(n).collect();
        for f in outcome.lists.iter().flat_map(|list| &judged.lists[*list as usize]) {
            let key = (&f.provision, &f.area, f.party.as_ref(), f.class);
            let column = columns.entry(key).or_insert_with(|| vec![(0, 0); tally.days]);
            for (day, events, killed) in &days {
                let cell = &mut column[(day - tally.first_day) as usize];
                *cell = (cell.0 + u64::from(*events), cell.1 + killed);
            }
        }
    }
    let mut counts = Vec::new();
    for ((provision, area, party, class), column) in columns {
        let filled = column.into_iter().enumerate().filter(|(_, (events, _))| *events > 0);
        counts.extend(filled.map(|(n, (events, killed))| TableCount {
            provision: provision.clone(),
            area: area.clone(),
            party: party.cloned(),
            class,
            day: tally.first_day + n as i32,
            events,
            killed,
        }));
    }
    counts
}
