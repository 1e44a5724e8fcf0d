//! Near: which clusters may tell of the same happening as a report, by day and by place.
//!
//! In: what clusters know of time and place, as they grow. Out: the clusters that a report may belong to. Read first:
//! [`Near::to`]. Invariant: none that could be matched is missing. By day it is exact, since that is part of the rule:
//! some account of three days at most touches the report's days or those around them. By place it may name some that
//! lie too far.

use rustc_hash::FxHashMap;

use crate::model::Interval;

use super::Limits;
use super::facts::{Disc, Facts, SLACK};

/// A cluster whose days times places are more than this is looked up by day alone.
const SPOTS_MAX: usize = 64;

/// Days that are kept together.
const STRETCH: i64 = 4;

/// Which clusters have an account on which days in which place.
pub(super) struct Near {
    limits: Limits,
    /// The reach of a disc that is no wider than a town's, and that of the widest, in metres.
    reach: (f64, f64),
    entries: FxHashMap<(Spot, i64), Vec<Entry>>,
}

/// Where a cluster is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Spot {
    /// A cube with narrow discs, as wide as two of their reaches.
    Narrow([i32; 3]),
    /// A cube with narrow discs, for those who look from a wide one.
    NarrowFromWide([i32; 3]),
    /// A cube with wide discs.
    Wide([i32; 3]),
    /// The number of a name.
    Named(u32),
    /// The number of a name without a disc.
    NamedOnly(u32),
    Anywhere,
}

/// The first and the last day of an account.
type Days = (i64, i64);

#[derive(Debug, Clone, Copy)]
struct Entry {
    cluster: u32,
    days: (i32, i32),
}

impl Near {
    /// Returns an index without clusters, for reports with these facts.
    pub fn new(facts: &[Option<Facts>], limits: Limits) -> Self {
        let radii = facts.iter().flatten().filter_map(|facts| facts.disc.map(|disc| disc.radius_m));
        let widest = radii.fold(limits.distance_m, f64::max);
        let narrow = widest.min(limits.distance_m.max(5_000.0));
        Self { limits, reach: (narrow, widest), entries: FxHashMap::default() }
    }

    /// Notes that a cluster has got accounts: `before` are those that it had, which were noted, `all` those it has.
    pub fn note(&mut self, cluster: usize, before: &[Facts], all: &[Facts]) {
        let (known, now) = (self.lookups(before), self.lookups(all));
        for &(days, spot) in now.iter().filter(|lookup| known.binary_search(lookup).is_err()) {
            let entry = Entry { cluster: cluster as u32, days: (days.0 as i32, days.1 as i32) };
            for stretch in stretches(days) {
                self.entries.entry((spot, stretch)).or_default().push(entry);
            }
        }
    }

    /// Returns the clusters that a report may belong to, each once, in order.
    pub fn to(&self, facts: &Facts) -> Vec<usize> {
        let Some(interval) = facts.when.filter(|when| self.is_short(when)) else { return Vec::new() };
        let days = days_touched(&interval, self.limits.gap_s);
        let mut found = Vec::new();
        self.looks_at(facts, |spot| {
            for stretch in stretches(days) {
                let entries = self.entries.get(&(spot, stretch)).into_iter().flatten();
                let near = entries
                    .filter(|entry| i64::from(entry.days.0) <= days.1 && days.0 <= i64::from(entry.days.1));
                found.extend(near.map(|entry| entry.cluster as usize));
            }
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    fn is_short(&self, when: &Interval) -> bool {
        when.seconds() <= self.limits.longest_s
    }

    /// By which days and spots a cluster with these accounts is looked up, in order.
    ///
    /// All days with all spots: that one account is near in time and another in place makes a candidate too.
    fn lookups(&self, accounts: &[Facts]) -> Vec<(Days, Spot)> {
        let short = accounts.iter().filter_map(|facts| facts.when).filter(|when| self.is_short(when));
        let days = in_order(short.map(|when| days_touched(&when, 0)).collect());
        let mut spots = in_order(accounts.iter().flat_map(|facts| self.spots(facts)).collect());
        if days.len() * spots.len() > SPOTS_MAX {
            spots = vec![Spot::Anywhere];
        }
        days.iter().flat_map(|days| spots.iter().map(|spot| (*days, *spot))).collect()
    }

    /// The spots of an account.
    fn spots(&self, facts: &Facts) -> Vec<Spot> {
        let mut spots = Vec::new();
        match &facts.disc {
            Some(disc) if self.is_narrow(disc) => {
                spots.push(Spot::Narrow(cube(disc.on_sphere, self.reach.0)));
                spots.push(Spot::NarrowFromWide(cube(disc.on_sphere, self.reach.1)));
            }
            Some(disc) => spots.push(Spot::Wide(cube(disc.on_sphere, self.reach.1))),
            None => spots.extend(facts.name.map(Spot::NamedOnly)),
        }
        spots.extend(facts.name.map(Spot::Named));
        spots
    }

    /// The spots that a report looks at.
    fn looks_at(&self, facts: &Facts, mut look: impl FnMut(Spot)) {
        look(Spot::Anywhere);
        let Some(disc) = &facts.disc else {
            return facts.name.map(Spot::Named).into_iter().for_each(look);
        };
        if self.is_narrow(disc) {
            cubes(disc.on_sphere, self.reach.0, |at| look(Spot::Narrow(at)));
        } else {
            cubes(disc.on_sphere, self.reach.1, |at| look(Spot::NarrowFromWide(at)));
        }
        cubes(disc.on_sphere, self.reach.1, |at| look(Spot::Wide(at)));
        facts.name.map(Spot::NamedOnly).into_iter().for_each(look);
    }

    fn is_narrow(&self, disc: &Disc) -> bool {
        disc.radius_m <= self.reach.0
    }
}

fn in_order<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort_unstable();
    all.dedup();
    all
}

/// The cube that a point on the sphere lies in, for a reach.
fn cube(at: [f64; 3], reach_m: f64) -> [i32; 3] {
    at.map(|x| (x / (2.0 * reach_m)).floor() as i32)
}

/// The cubes that hold all that a point reaches.
fn cubes(at: [f64; 3], reach_m: f64, mut each: impl FnMut([i32; 3])) {
    let (low, high) =
        (cube(at.map(|x| x - reach_m * SLACK), reach_m), cube(at.map(|x| x + reach_m * SLACK), reach_m));
    for x in low[0]..=high[0] {
        for y in low[1]..=high[1] {
            for z in low[2]..=high[2] {
                each([x, y, z]);
            }
        }
    }
}

fn stretches(days: Days) -> std::ops::RangeInclusive<i64> {
    days.0.div_euclid(STRETCH)..=days.1.div_euclid(STRETCH)
}

/// The days in UTC, counted from 1970, that an interval touches, with some seconds to each side.
fn days_touched(interval: &Interval, pad_s: i64) -> Days {
    let day = |second: i64| second.div_euclid(86_400);
    (day(interval.start.as_second() - pad_s), day(interval.end.as_second() - 1 + pad_s))
}
