//! Points: all incidents of an assessment in columns, for a map and for lists.
//!
//! In: the terms, the reports and the assessment made of them. Out: [`Points`], one entry of each column for each incident,
//! and the incidents that have what is asked. Read first: [`Points`].
//! Invariant: a place is a [`Cell`] or nothing; that of health and aid is nothing. Invariant: what is not known is `None`,
//! never a number that looks like an answer.

use std::ops::RangeInclusive;

use jiff::{Span, Timestamp};

use super::{NumbersView, Showing};
use crate::findings::{Class, Finding};
use crate::incidents::{GroupKey, Incident, Weight};
use crate::model::{Act, Interval, PartyId, ProvisionId};
use crate::publications::coarse::{Cell, cell_of};
use crate::reports::Report;
use crate::standing::Assessment;
use crate::terms::{Agreement, Terms};

/// All incidents in columns of one length, by first day; those whose first day is not known come first, and of one day
/// the smaller position.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Points {
    /// Position in the assessment.
    pub positions: Vec<u32>,
    /// The day of the agreement on which it began at the earliest; the first is 0, before it is negative. `None`: not
    /// known.
    pub first_days: Vec<Option<i32>>,
    /// The day of the agreement on which it ended at the latest. `None`: not known.
    pub last_days: Vec<Option<i32>>,
    /// The cell in which it lies; `None`: no account gives a disc, or the place is protected.
    pub cells: Vec<Option<Cell>>,
    /// Radius around the middle of the cell in which it lies, in metres, the grid's own width included.
    pub uncertainty_m: Vec<Option<u32>>,
    /// What, in the word that most independent groups use.
    pub acts: Vec<Act>,
    /// People killed.
    pub killed: Vec<NumbersView>,
    /// How many independent groups of sources tell of it.
    pub groups: Vec<u32>,
}

/// Which findings are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingsOf {
    /// Only those under this provision.
    pub provision: Option<ProvisionId>,
    /// Only those about this party; those about nobody named are about no party.
    pub party: Option<PartyId>,
}

impl FindingsOf {
    /// All findings.
    pub const ALL: Self = Self { provision: None, party: None };

    fn has(&self, finding: &Finding) -> bool {
        self.provision.as_ref().is_none_or(|id| *id == finding.provision)
            && self.party.as_ref().is_none_or(|id| Some(id) == finding.party.as_ref())
    }

    fn is_all(&self) -> bool {
        *self == Self::ALL
    }
}

/// What incidents must have to be listed: everything that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentsWith {
    /// Some time in common with these days of the agreement; one of which no account says when it was has none.
    pub days: Option<RangeInclusive<i32>>,
    /// This act.
    pub act: Option<Act>,
    /// This cell.
    pub cell: Option<Cell>,
    /// A finding of this class, among `findings`.
    pub class: Option<Class>,
    /// A finding among these, where they are not all.
    pub findings: FindingsOf,
}

impl IncidentsWith {
    /// All incidents.
    pub const ALL: Self = Self { days: None, act: None, cell: None, class: None, findings: FindingsOf::ALL };

    fn has_finding(&self, finding: &Finding) -> bool {
        self.class.is_none_or(|class| class == finding.class) && self.findings.has(finding)
    }
}

/// One incident, on the way into the columns.
struct Point {
    position: u32,
    days: (Option<i32>, Option<i32>),
    place: Option<(Cell, u32)>,
    act: Act,
    killed: NumbersView,
    groups: u32,
}

impl Points {
    /// Makes the columns of an assessment.
    pub(super) fn of(terms: &Terms, reports: &[Report], assessment: &Assessment) -> Self {
        let point = |(n, incident)| Point::of(terms, reports, assessment, n, incident);
        let mut all: Vec<Point> = assessment.incidents.iter().enumerate().map(point).collect();
        all.sort_unstable_by_key(|point| (point.days.0, point.position));
        let mut points = Self::default();
        all.into_iter().for_each(|point| points.push(point));
        points
    }

    /// Returns how many incidents there are.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there is no incident.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    fn push(&mut self, point: Point) {
        self.positions.push(point.position);
        self.first_days.push(point.days.0);
        self.last_days.push(point.days.1);
        self.cells.push(point.place.map(|(cell, _)| cell));
        self.uncertainty_m.push(point.place.map(|(_, uncertainty_m)| uncertainty_m));
        self.acts.push(point.act);
        self.killed.push(point.killed);
        self.groups.push(point.groups);
    }

    /// Whether the incident of a row may have been on some of these days.
    fn touches(&self, row: usize, days: &RangeInclusive<i32>) -> bool {
        let (first, last) = (self.first_days[row], self.last_days[row]);
        (first.is_some() || last.is_some())
            && first.is_none_or(|first| first <= *days.end())
            && last.is_none_or(|last| *days.start() <= last)
    }
}

impl Point {
    fn of(
        terms: &Terms,
        reports: &[Report],
        assessment: &Assessment,
        position: usize,
        incident: &Incident,
    ) -> Self {
        let weight = assessment.reading.counts;
        let when = incident.when(weight);
        let days = when.map_or((None, None), |when| days(&terms.agreement, &assessment.days, &when));
        let mut groups: Vec<&GroupKey> = incident.accounts.iter().map(|account| &account.group).collect();
        groups.sort();
        groups.dedup();
        Self {
            position: u32::try_from(position).expect("an assessment holds fewer incidents than 2^32"),
            days,
            place: cell_of(reports, incident, weight),
            act: incident.act,
            killed: NumbersView {
                careful: incident.killed(reports, Weight::Careful),
                full: incident.killed(reports, Weight::Full),
            },
            groups: groups.len() as u32,
        }
    }
}

/// The first and the last day of the agreement that an interval touches; an open edge is not known.
fn days(agreement: &Agreement, assessed: &[Interval], when: &Interval) -> (Option<i32>, Option<i32>) {
    let last = when.end.checked_sub(Span::new().nanoseconds(1)).unwrap_or(when.end);
    let day = |at: Timestamp| {
        let after = assessed.partition_point(|day| day.start <= at);
        // Outside the days that are assessed the calendar is asked.
        let own = after.checked_sub(1).filter(|own| at < assessed[*own].end);
        own.map_or_else(|| agreement.day_of(at), |own| own as i32)
    };
    let first = (when.start != Timestamp::MIN).then(|| day(when.start));
    (first, (when.end != Timestamp::MAX).then(|| day(last)))
}

/// Returns the weightiest class of each incident's findings, in the order of the points.
pub(super) fn classes(from: &Showing<'_>, of: &FindingsOf) -> Vec<Class> {
    let class = |position: &u32| {
        let findings = &from.assessment.findings[from.findings_of(*position as usize)];
        let own = findings.iter().filter(|finding| of.has(finding)).map(|finding| finding.class);
        own.max().unwrap_or(Class::NotApplicable)
    };
    from.points().positions.iter().map(class).collect()
}

/// Returns the positions of the incidents that have what is asked, in the order of the points.
pub(super) fn incidents_with(from: &Showing<'_>, asked: &IncidentsWith) -> Vec<usize> {
    let points = from.points();
    let asks_findings = asked.class.is_some() || !asked.findings.is_all();
    let has_finding = |position: usize| {
        let findings = &from.assessment.findings[from.findings_of(position)];
        findings.iter().any(|finding| asked.has_finding(finding))
    };
    // What begins after the last day asked about is at the end.
    let end = asked.days.as_ref().map(|days| Some(*days.end()));
    let rows = end.map_or(points.len(), |end| points.first_days.partition_point(|first| *first <= end));
    let has = |row: &usize| {
        asked.days.as_ref().is_none_or(|days| points.touches(*row, days))
            && asked.act.is_none_or(|act| points.acts[*row] == act)
            && asked.cell.is_none_or(|cell| points.cells[*row] == Some(cell))
            && (!asks_findings || has_finding(points.positions[*row] as usize))
    };
    (0..rows).filter(has).map(|row| points.positions[row] as usize).collect()
}
