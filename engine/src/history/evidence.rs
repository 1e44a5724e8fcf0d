//! The evidence: what an event file says of one pair of opponents.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{HistoryError, Listed};
use crate::model::{Act, When};
use crate::reports::{Body, Report};
use crate::series::{Days, Dyad, KnownFrom, Number, Occurrence, Which};

/// An event file, ready to be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Its events.
    occurrences: Vec<Occurrence>,
    /// The same as reports, in the same order, each known on the last day that it tells of. That is an assumption.
    reports: Vec<Report>,
    /// The first and the last day that it covers.
    pub days: Days,
    /// Events that are not dated, and so tell of no day.
    pub undated: usize,
}

/// An event over so many days or more does not show that the file covers its last day.
const SHORT_DAYS: u32 = 32;

impl Evidence {
    /// Takes the events of a file, up to a day if one is given.
    ///
    /// # Errors
    /// [`HistoryError`] if no event is dated, or if they span more than is replayed.
    pub fn of(reports: &[Report], known_on: Option<Date>) -> Result<Self, HistoryError> {
        let (occurrences, undated) =
            Occurrence::of_reports(reports, &TimeZone::UTC, Number::Best, KnownFrom::DaysAfter(0));
        let short = || occurrences.iter().filter(|o| o.span_days() < SHORT_DAYS);
        let first = short().map(|o| o.first).min().ok_or(HistoryError::NoEvents)?;
        let covered = short().map(|o| o.last).max().ok_or(HistoryError::NoEvents)?;
        let last = known_on.map_or(covered, |on| on.min(covered));
        if last < first {
            return Err(HistoryError::NoEvents);
        }
        let days = Days::new(first, last).map_err(|_| HistoryError::TooLong { first, last })?;
        let is_known = |o: &Occurrence| known_on.is_none_or(|on| o.last <= on);
        let occurrences: Vec<Occurrence> = occurrences.into_iter().filter(is_known).collect();
        let by_id: BTreeMap<&str, &Report> = reports.iter().map(|r| (r.id.as_str(), r)).collect();
        let known = |o: &Occurrence| {
            let report = by_id.get(&*o.id).copied().expect("an occurrence is made of a report");
            Report { published: Some(When::day(o.last)), received: None, ..report.clone() }
        };
        Ok(Self {
            reports: occurrences.iter().map(known).collect(),
            occurrences,
            days,
            undated: undated.len(),
        })
    }

    /// Returns the events of a ceasefire's pair that may lie on some days: their fights, and what either did to civilians.
    ///
    /// Fights with others are left aside: the terms made for the pair do not know those others.
    pub fn told_of(&self, listed: &Listed, days: Days) -> Told {
        let is_theirs = |report: &Report| match &report.body {
            Body::Event(event) if event.act == Act::OneSidedViolence => {
                event.by.len() == 1 && [&listed.pair.side_a, &listed.pair.side_b].contains(&&event.by[0])
            }
            Body::Event(event) => event.by_text.as_deref() == Some(&listed.pair.name),
            _ => false,
        };
        let mut told: Vec<(i32, i32, &Report)> = Vec::new();
        for (occurrence, report) in self.occurrences.iter().zip(&self.reports) {
            let (first, last) = (days.position(occurrence.first), days.position(occurrence.last));
            if is_theirs(report) && last >= 0 && first < days.count() as i32 {
                told.push((first, last, report));
            }
        }
        told.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
        Told {
            reports: told.iter().map(|(_, _, report)| (*report).clone()).collect(),
            spans: told.into_iter().map(|(first, last, _)| (first, last)).collect(),
        }
    }

    /// Returns the occurrences of fights between a ceasefire's pair.
    pub fn fights_of(&self, listed: &Listed) -> Vec<&Occurrence> {
        let pair = Dyad::of([listed.pair.side_a.as_str(), &listed.pair.side_b]);
        let which = Which { dyads: vec![pair], ..Which::default() };
        self.occurrences.iter().filter(|o| which.takes(o)).collect()
    }
}

/// What is told of a pair over some days.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// In order of first day, last day and id.
    reports: Vec<Report>,
    /// On which days each may lie, by position; those before the first day are negative.
    spans: Vec<(i32, i32)>,
}

/// Days around those asked about whose events are handed on too.
const AROUND_DAYS: i32 = 3;

/// Days of a stretch of which the first and the last event are always handed on.
const STRETCH_DAYS: i32 = 28;

impl Told {
    /// Returns the first day of which anything becomes known at the end of `day`; `day` itself if nothing does.
    pub fn changed_from(&self, day: i32) -> i32 {
        let new = self.spans.iter().filter(|(_, last)| *last == day).map(|(first, _)| *first);
        new.min().unwrap_or(day).clamp(0, day)
    }

    /// Returns the events that can matter at the end of `day` for the days from `from` on: those known that may lie on such a
    /// day or near it, and the first and last of every stretch, so that a silence is seen where there is one and nowhere else.
    ///
    /// What the engine says of a day rests on what may lie on that day. A test holds that it says the same with all events.
    pub fn needed(&self, from: i32, day: i32) -> Vec<Report> {
        let mut ends: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
        let mut needed = BTreeSet::new();
        for (at, (first, last)) in self.spans.iter().enumerate().filter(|(_, (_, last))| *last <= day) {
            if *last >= from - AROUND_DAYS {
                needed.insert(at);
            }
            let stretch = ends.entry(first.div_euclid(STRETCH_DAYS)).or_insert((at, at));
            if self.spans[stretch.1].1 <= *last {
                stretch.1 = at;
            }
        }
        needed.extend(ends.into_values().flat_map(|(first, last)| [first, last]));
        needed.into_iter().map(|at| self.reports[at].clone()).collect()
    }
}
