//! A hearing: what of a case does not depend on the reading, worked out once for all its answers.
//!
//! In: the terms, the reports, and up to which instant they were known. Out: a [`Hearing`], which gives the assessment under
//! any reading. Read first: [`Hearing::of`], then [`Hearing::answer`].

use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::findings::{Bench, Reading, judge};
use crate::incidents::{Independence, gather};
use crate::model::{Interval, Problem};
use crate::reports::Report;
use crate::terms::Terms;

use super::assess::{case_trend, explain_changes, gates};
use super::court::Court;
use super::day::{End, days, ends, known_until};
use super::ledger::{Ledger, ledgers};
use super::oddities::{Subjects, oddities};
use super::robust::variations;
use super::rows::rows;
use super::sitting::Sitting;
use super::{Assessment, LeftOut, Variation};

/// A case made ready to be answered under any reading.
///
/// Most of the time that an answer takes goes into it: matching, how places lie, and the gates under every reading. What
/// [`answer`](Self::answer) then gives is the same as [`assess`](super::assess) gives.
#[derive(Debug)]
pub struct Hearing<'a> {
    bench: Bench<'a>,
    as_known_on: Option<Timestamp>,
    used: Vec<usize>,
    left_out: Vec<LeftOut>,
    unreviewed: Vec<usize>,
    days: Vec<Interval>,
    ends: Vec<End>,
    /// By phase: its gate under every reading, clock and assumption.
    variations: Vec<Vec<Variation>>,
    ledgers: Vec<Ledger>,
    problems: Vec<Problem>,
}

impl<'a> Hearing<'a> {
    /// Makes a case ready, as it was known on an instant; `None`: with all that it holds.
    pub fn of(terms: &'a Terms, reports: &'a [Report], as_known_on: Option<Timestamp>) -> Self {
        let Known { used, left_out, unreviewed } = known(terms, reports, as_known_on);
        let bench = bench(terms, reports, &used, as_known_on);
        let until = known_until(&terms.agreement, used.iter().map(|&at| &reports[at]), as_known_on);
        let ends = ends(terms, &bench.roster, until);
        let days = days(&terms.agreement, until);
        let end = ends.first().expect("the end of what is known is always one");
        Self {
            variations: variations(&Court::of(&bench, &used, &days), end),
            ledgers: ledgers(&bench, &used),
            problems: problems(&bench, reports, &used),
            bench,
            as_known_on,
            used,
            left_out,
            unreviewed,
            days,
            ends,
        }
    }

    /// Returns the assessment under a reading.
    pub fn answer(&self, reading: &Reading) -> Assessment {
        let (standing, gates) = {
            let court = Court::of(&self.bench, &self.used, &self.days);
            let sitting = Sitting::under(&court, reading);
            (rows(&sitting), gates(&sitting, &self.ends, &self.variations))
        };
        let findings = judge(&self.bench, reading);
        Assessment {
            reading: reading.clone(),
            as_known_on: self.as_known_on,
            rules_hash: self.bench.terms.rules_hash.clone(),
            left_out: self.left_out.clone(),
            unreviewed: self.unreviewed.clone(),
            standing: explain_changes(standing, &findings, reading),
            gates,
            ledgers: self.ledgers.clone(),
            problems: self.problems.clone(),
            trend: case_trend(&self.bench, reading),
            findings,
            incidents: Arc::clone(&self.bench.incidents),
            days: self.days.clone(),
            used: self.used.clone(),
        }
    }

    /// Returns how many incidents there are.
    pub fn incidents(&self) -> usize {
        self.bench.incidents.len()
    }
}

/// Prepares the bench of a case, as it was known on an instant, of the reports that are used.
pub(super) fn bench<'a>(
    terms: &'a Terms,
    reports: &'a [Report],
    used: &[usize],
    as_known_on: Option<Timestamp>,
) -> Bench<'a> {
    let independence = Independence::of(terms);
    let known_day = as_known_on.map(|at| at.to_zoned(terms.agreement.zone.clone()).date());
    let incidents = gather(terms, &independence, reports, used, known_day);
    Bench::new(terms, reports, used, independence, incidents)
}

/// What becomes of the reports of a case, before any is looked into.
#[derive(Default)]
pub(super) struct Known {
    /// The positions of those that were known and are judged by, in order of id.
    pub used: Vec<usize>,
    /// Those that are not, with the reason.
    pub left_out: Vec<LeftOut>,
    /// The positions of those that were known and that nobody has reviewed, in order of id.
    pub unreviewed: Vec<usize>,
}

/// Returns what becomes of the reports of a case.
pub(super) fn known(terms: &Terms, reports: &[Report], known_on: Option<Timestamp>) -> Known {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|a, b| (&reports[*a].id, &reports[*a].origin).cmp(&(&reports[*b].id, &reports[*b].origin)));
    let mut known = Known::default();
    for at in order {
        let report = &reports[at];
        // Only one that is judged by takes an id: an unreviewed report never stands in the way of another.
        let is_second = known.used.last().is_some_and(|last| reports[*last].id == report.id);
        let why = if is_second && !report.is_unreviewed() {
            Some("its id stands on another report".to_owned())
        } else {
            not_known(terms, report, known_on)
        };
        match why {
            Some(why) => known.left_out.push(LeftOut { report: report.id.clone(), why }),
            None if report.is_unreviewed() => known.unreviewed.push(at),
            None => known.used.push(at),
        }
    }
    known
}

/// Why a report was not known on an instant; `None`: it was.
///
/// The later of "published" and "received" counts, each at its latest. Where neither is stated, the report is left
/// out: silence is not filled with a guess.
fn not_known(terms: &Terms, report: &Report, known_on: Option<Timestamp>) -> Option<String> {
    let on = known_on?;
    let stated = [&report.published, &report.received].into_iter().flatten();
    let latest = stated.max_by_key(|when| when.interval(&terms.agreement.zone).end);
    match latest {
        None => Some("when it was published is not known".to_owned()),
        Some(when) if when.interval(&terms.agreement.zone).end > on => {
            Some(format!("published or received {when}"))
        }
        Some(_) => None,
    }
}

/// What is odd about the reports: sums, disordered numbers, names that nobody claims, sources and reports pointed at
/// that do not exist.
fn problems(bench: &Bench<'_>, reports: &[Report], used: &[usize]) -> Vec<Problem> {
    let subjects = Subjects::of(bench, used);
    used.par_iter().flat_map_iter(|&at| oddities(bench, &reports[at], &subjects)).collect()
}
