//! Facts: what matching compares of two reports, worked out once for each, and what it costs to hold them for one happening.
//!
//! In: the reports that tell of a happening. Out: [`Facts`] of each. Read first: [`Facts::cost`].

use jiff::tz::TimeZone;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::{Act, Interval, SourceId, normal_name};
use crate::reports::{Body, Report};

use super::Limits;

/// What matching compares of a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    pub act: Act,
    pub when: Option<Interval>,
    pub disc: Option<Disc>,
    /// Two places have the same number if their names are the same; `None`: it has none.
    pub name: Option<u32>,
    /// Two reports have the same number if they are by the same source.
    pub source: u32,
    killed: Option<u32>,
}

/// A disc on the ground.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disc {
    at: (f64, f64),
    /// Radius in metres.
    pub radius_m: f64,
    /// Where its middle is on the mean sphere, in metres from the middle of the earth.
    pub on_sphere: [f64; 3],
}

/// Metres, as the distance between points has it.
const EARTH_M: f64 = 6_371_008.8;

/// More than any rounding of a distance.
pub(super) const SLACK: f64 = 1.001;

impl Disc {
    fn of(report: &Report) -> Option<Self> {
        let (lon, lat, radius_m) = report.place.disc()?;
        let (east, north) = (lon.to_radians(), lat.to_radians());
        let on_sphere =
            [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()].map(|x| EARTH_M * x);
        Some(Self { at: (lon, lat), radius_m, on_sphere })
    }

    /// Whether two middles may be this near, in metres: a straight line is never longer than the way on the ground.
    fn may_be_within(&self, other: &Self, metres: f64) -> bool {
        let apart = |axis: usize| (self.on_sphere[axis] - other.on_sphere[axis]).powi(2);
        apart(0) + apart(1) + apart(2) <= (metres * SLACK).powi(2)
    }
}

impl Facts {
    /// Returns the facts of each report that tells of a happening, by its position.
    pub fn of(reports: &[Report], telling: &[usize], zone: &TimeZone) -> Vec<Option<Self>> {
        let (names, sources) = (names(reports, telling), sources(reports, telling));
        let one = |(&at, name): (&usize, &Option<u32>)| {
            let report = &reports[at];
            let facts = Self {
                act: act_of(report)?,
                when: report.when.as_ref().map(|w| w.of_happening(zone)),
                disc: Disc::of(report),
                name: *name,
                source: sources[&report.source],
                killed: killed(report),
            };
            Some((at, facts))
        };
        let known: Vec<(usize, Self)> = telling.par_iter().zip(&names).filter_map(one).collect();
        let mut by_report = vec![None; reports.len()];
        known.into_iter().for_each(|(at, facts)| by_report[at] = Some(facts));
        by_report
    }

    /// Returns the cost of holding two reports to tell of one happening; `None` if they cannot.
    pub fn cost(&self, other: &Self, limits: &Limits) -> Option<u32> {
        let gap = self.when?.gap_seconds(&other.when?);
        if gap > limits.gap_s {
            return None;
        }
        let act = u32::from(self.act.distance(other.act)?);
        let place = self.place_cost(other, limits)?;
        let time = (250 * gap / limits.gap_s) as u32;
        Some((time + place + 200 * act + self.toll_cost(other)).min(1_000))
    }

    /// 0 to 350 by distance; the same name without points costs 100.
    fn place_cost(&self, other: &Self, limits: &Limits) -> Option<u32> {
        if let (Some(one), Some(two)) = (&self.disc, &other.disc) {
            let reach = limits.distance_m.max(one.radius_m).max(two.radius_m);
            if !one.may_be_within(two, reach) {
                return None;
            }
            let metres = great_circle_m(one.at, two.at);
            return (metres <= reach).then_some((350.0 * metres / reach) as u32);
        }
        // An area alone is too wide: two reports that name only it may tell of two happenings, and would seem to
        // corroborate.
        (self.name.is_some() && self.name == other.name).then_some(100)
    }

    /// 0 to 200 by how far the numbers killed lie apart; nothing where one is not stated.
    fn toll_cost(&self, other: &Self) -> u32 {
        match (self.killed, other.killed) {
            (Some(a), Some(b)) if a != b => (200 * u64::from(a.abs_diff(b)) / u64::from(a.max(b))) as u32,
            _ => 0,
        }
    }
}

/// Returns the act of a report that tells of a happening; `None` for the other kinds.
pub(super) fn act_of(report: &Report) -> Option<Act> {
    match &report.body {
        Body::Event(event) => Some(event.act),
        Body::Delivery(delivery) => Some(delivery.act),
        _ => None,
    }
}

fn killed(report: &Report) -> Option<u32> {
    match &report.body {
        Body::Event(event) => event.people.killed.best.or(event.people.killed.least()),
        _ => None,
    }
}

/// Numbers the names of places, in the order of `telling`.
fn names(reports: &[Report], telling: &[usize]) -> Vec<Option<u32>> {
    let mut as_written: FxHashMap<&str, Option<u32>> = FxHashMap::default();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut numbered = Vec::with_capacity(telling.len());
    for &at in telling {
        let number = reports[at].place.name.as_deref().and_then(|name| {
            *as_written.entry(name).or_insert_with(|| {
                let next = numbers.len() as u32;
                Some(normal_name(name)).filter(|n| !n.is_empty()).map(|n| *numbers.entry(n).or_insert(next))
            })
        });
        numbered.push(number);
    }
    numbered
}

fn sources<'r>(reports: &'r [Report], telling: &[usize]) -> FxHashMap<&'r SourceId, u32> {
    let mut numbers = FxHashMap::default();
    for &at in telling {
        let next = numbers.len() as u32;
        numbers.entry(&reports[at].source).or_insert(next);
    }
    numbers
}

/// Returns the distance on the mean sphere.
///
/// # Units
/// WGS 84 degrees, longitude first; metres.
pub(crate) fn great_circle_m(a: (f64, f64), b: (f64, f64)) -> f64 {
    use geo::{Distance, Haversine, Point};
    Haversine.distance(Point::new(a.0, a.1), Point::new(b.0, b.1))
}
