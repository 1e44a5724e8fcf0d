//! Occurrences: one event report, or one incident, as a series counts it.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::calendar::days_from;
use super::{LeftOut, WhyLeftOut};
use crate::findings::{Bench, Reading, Seen, Within};
use crate::incidents::{Incident, Weight};
use crate::model::{Act, AreaId, Interval, Range, SourceId, Target};
use crate::reports::{Body, Event, Report};
use crate::words;

/// Who fought whom, without saying who struck: two names or more, in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dyad(Arc<str>);

impl Dyad {
    /// What stands for a side that nobody names.
    pub const UNKNOWN: &'static str = "unknown";

    /// What stands between the names.
    const BETWEEN: &'static str = " - ";

    /// Returns the dyad of some sides; their order does not matter.
    ///
    /// # Example
    /// ```
    /// use engine::series::Dyad;
    /// assert_eq!(Dyad::of(["IS", "SDF"]), Dyad::parse("SDF - IS"));
    /// assert_eq!(Dyad::of(["IS"]).as_str(), "IS - unknown");
    /// ```
    pub fn of<'n>(sides: impl IntoIterator<Item = &'n str>) -> Self {
        let mut sides: BTreeSet<&str> = sides.into_iter().filter(|name| !name.is_empty()).collect();
        if sides.len() < 2 {
            sides.insert(Self::UNKNOWN);
        }
        let sides: Vec<&str> = sides.into_iter().collect();
        Self(sides.join(Self::BETWEEN).into())
    }

    /// Reads a dyad as a publisher writes it: `Government of Syria - Syrian insurgents`.
    pub fn parse(text: &str) -> Self {
        Self::of(text.split(Self::BETWEEN).map(str::trim))
    }

    /// Returns the names of a dyad that is written as one text.
    pub fn sides(text: &str) -> impl Iterator<Item = &str> {
        text.split(Self::BETWEEN)
    }

    /// Returns the names, in order, joined.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Dyad {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

words! {
    /// Which of a source's numbers is taken.
    Number, "a choice of number", {
        /// The lowest that is stated.
        Least = "least",
        /// The one that the source holds for best, else the lowest.
        Best = "best",
        /// The highest that is stated.
        Greatest = "greatest",
    }
}

impl Number {
    fn of(self, range: Range) -> Option<f64> {
        let number = match self {
            Self::Least => range.least(),
            Self::Best => range.best.or(range.least()),
            Self::Greatest => range.greatest(),
        };
        number.map(f64::from)
    }
}

/// From when a report counts as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownFrom {
    /// When it was published or received, whichever is later; not at all if neither is stated.
    Stated,
    /// So many days after the last day it tells of. An assumption: show it.
    DaysAfter(u32),
}

/// One event report, or one incident, as a series counts it.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// The id of the report or incident.
    pub id: Arc<str>,
    /// The first calendar day on which it may lie.
    pub first: Date,
    /// The last; not before the first.
    pub last: Date,
    /// People killed; `None`: not stated, which is not zero.
    pub killed: Option<f64>,
    /// Who fought whom.
    pub dyad: Dyad,
    /// The agreement's areas in which it lies for certain.
    pub areas: Vec<AreaId>,
    /// The governorate or province that the source names.
    pub region: Option<Arc<str>>,
    /// What was done.
    pub act: Act,
    /// Whose word it is.
    pub sources: Vec<SourceId>,
    /// From when it was known; `None`: not stated.
    pub known_from: Option<Timestamp>,
}

impl Occurrence {
    /// Returns on how many days it may lie; at least 1.
    pub fn span_days(&self) -> u32 {
        days_from(self.first, self.last).max(0) as u32 + 1
    }

    /// Makes occurrences of event reports, each by itself, with the names of the sides as the source writes them.
    ///
    /// Reports of other kinds, and those that nobody has reviewed, are passed over. Those that are not dated are named.
    pub fn of_reports(
        reports: &[Report],
        zone: &TimeZone,
        number: Number,
        known: KnownFrom,
    ) -> (Vec<Self>, Vec<LeftOut>) {
        let reviewed = reports.iter().filter(|report| !report.is_unreviewed());
        let made = reviewed.filter_map(|report| match &report.body {
            Body::Event(event) => Some(of_report(report, event, zone, number, known)),
            _ => None,
        });
        split(made)
    }

    /// Makes occurrences of a case's incidents as a reading sees them: sides as the agreement's groups, areas as the
    /// agreement's, numbers and days careful or full as the reading counts.
    pub fn of_incidents(bench: &Bench<'_>, reading: &Reading) -> (Vec<Self>, Vec<LeftOut>) {
        let seen: Vec<Seen> = bench.seen(&reading.sources);
        split(seen.iter().map(|seen| of_incident(bench, reading.counts, seen.told(bench))))
    }

    /// Returns the occurrences that were known at an instant, and those that were not, with the reason.
    pub fn known_on(all: &[Self], at: Timestamp) -> (Vec<&Self>, Vec<LeftOut>) {
        let (mut known, mut left_out) = (Vec::new(), Vec::new());
        for occurrence in all {
            let why = match occurrence.known_from {
                Some(from) if from <= at => {
                    known.push(occurrence);
                    continue;
                }
                Some(_) => WhyLeftOut::NotKnownYet,
                None => WhyLeftOut::KnownWhen,
            };
            left_out.push(LeftOut { id: occurrence.id.clone(), why });
        }
        (known, left_out)
    }
}

/// Which occurrences a series takes; an empty list takes all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Which {
    /// Any of these dyads.
    pub dyads: Vec<Dyad>,
    /// Any of these areas of the agreement.
    pub areas: Vec<AreaId>,
    /// Any of these regions, as the source names them.
    pub regions: Vec<Arc<str>>,
    /// Any of these acts.
    pub acts: Vec<Act>,
    /// Any of these sources.
    pub sources: Vec<SourceId>,
}

impl Which {
    /// Returns a choice that takes these dyads only.
    pub fn dyads<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self { dyads: names.into_iter().map(Dyad::parse).collect(), ..Self::default() }
    }

    /// Whether an occurrence is taken.
    pub fn takes(&self, occurrence: &Occurrence) -> bool {
        fn any<T: PartialEq>(of: &[T], has: &[T]) -> bool {
            of.is_empty() || of.iter().any(|one| has.contains(one))
        }
        any(&self.dyads, std::slice::from_ref(&occurrence.dyad))
            && any(&self.areas, &occurrence.areas)
            && any(&self.regions, occurrence.region.as_slice())
            && any(&self.acts, &[occurrence.act])
            && any(&self.sources, &occurrence.sources)
    }
}

fn split(made: impl Iterator<Item = Result<Occurrence, LeftOut>>) -> (Vec<Occurrence>, Vec<LeftOut>) {
    let (mut all, mut left_out) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(occurrence) => all.push(occurrence),
            Err(out) => left_out.push(out),
        }
    }
    (all, left_out)
}

fn of_report(
    report: &Report,
    event: &Event,
    zone: &TimeZone,
    number: Number,
    known: KnownFrom,
) -> Result<Occurrence, LeftOut> {
    let id: Arc<str> = report.id.as_str().into();
    let when = report.when.as_ref().map(|when| when.of_happening(zone));
    let (first, last) =
        when.and_then(|when| dates(when, zone)).ok_or(LeftOut { id: id.clone(), why: WhyLeftOut::NoDate })?;
    let mut sides: Vec<&str> = event.by.iter().chain(&event.against).map(String::as_str).collect();
    if sides.len() < 2 {
        sides.extend(harmed(&event.target));
    }
    Ok(Occurrence {
        id,
        first,
        last,
        killed: number.of(event.people.killed),
        dyad: Dyad::of(sides),
        areas: report.place.area.iter().cloned().collect(),
        region: report.place.admin1.as_deref().map(Arc::from),
        act: event.act,
        sources: vec![report.source.clone()],
        known_from: match known {
            KnownFrom::Stated => stated(report, zone),
            KnownFrom::DaysAfter(days) => {
                let day = super::calendar::days_after(last, days.min(36_525) as i32 + 1);
                day.to_zoned(zone.clone()).ok().map(|at| at.timestamp())
            }
        },
    })
}

/// The later of "published" and "received", each at its latest.
fn stated(report: &Report, zone: &TimeZone) -> Option<Timestamp> {
    let stated = [&report.published, &report.received].into_iter().flatten();
    stated.map(|when| when.interval(zone).end).max()
}

/// The calendar days that an interval touches; `None`: an edge is open.
fn dates(when: Interval, zone: &TimeZone) -> Option<(Date, Date)> {
    if when.start == Timestamp::MIN || when.end == Timestamp::MAX {
        return None;
    }
    let last = when.end.checked_sub(jiff::Span::new().nanoseconds(1)).ok()?;
    Some((when.start.to_zoned(zone.clone()).date(), last.to_zoned(zone.clone()).date()))
}

/// Who was hit, where no side is named: people who do not fight.
fn harmed(targets: &[Target]) -> Option<&'static str> {
    targets.contains(&Target::Civilians).then_some("Civilians")
}

fn of_incident(bench: &Bench<'_>, weight: Weight, incident: &Incident) -> Result<Occurrence, LeftOut> {
    let id: Arc<str> = incident.id.as_str().into();
    let zone = &bench.terms.agreement.zone;
    let (first, last) = incident
        .when(weight)
        .and_then(|when| dates(when, zone))
        .ok_or(LeftOut { id: id.clone(), why: WhyLeftOut::NoDate })?;
    let mut sources: Vec<SourceId> = incident.accounts.iter().map(|a| a.voice.clone()).collect();
    sources.sort();
    sources.dedup();
    let accounts = || incident.accounts.iter().map(|a| &bench.reports[a.report]);
    Ok(Occurrence {
        id,
        first,
        last,
        killed: incident.killed(bench.reports, weight).map(f64::from),
        dyad: dyad_of(bench, incident),
        areas: areas_of(bench, weight, incident),
        region: accounts().find_map(|report| report.place.admin1.as_deref()).map(Arc::from),
        act: incident.act,
        sources,
        known_from: accounts().filter_map(|report| stated(report, zone)).min(),
    })
}

/// The sides that any account names as doer or as hit, as groups of the agreement where they are.
fn dyad_of(bench: &Bench<'_>, incident: &Incident) -> Dyad {
    let mut sides: BTreeSet<String> = BTreeSet::new();
    for account in &incident.accounts {
        let Body::Event(event) = &bench.reports[account.report].body else { continue };
        for name in event.by.iter().chain(&event.against) {
            let groups = bench.roster.groups(name, account.when.map(|when| when.start));
            match groups.is_empty() {
                true => sides.insert(name.clone()),
                false => {
                    groups.iter().map(|group| sides.insert(group.id.to_string())).fold(false, |a, b| a | b)
                }
            };
        }
    }
    if sides.len() < 2 {
        sides.extend(harmed(&incident.targets).map(str::to_owned));
    }
    Dyad::of(sides.iter().map(String::as_str))
}

/// The areas in which it lies for certain: careful, by every account; full, by any.
fn areas_of(bench: &Bench<'_>, weight: Weight, incident: &Incident) -> Vec<AreaId> {
    let areas = bench.terms.agreement.areas.iter().map(|area| &area.id);
    let inside = |area: &AreaId, report: usize| bench.within(report, area) == Within::Inside;
    let lies = |area: &&AreaId| {
        let mut accounts = incident.accounts.iter().map(|a| inside(area, a.report));
        match weight {
            Weight::Careful => accounts.all(|inside| inside),
            Weight::Full => accounts.any(|inside| inside),
        }
    };
    areas.filter(lies).cloned().collect()
}
