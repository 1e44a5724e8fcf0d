//! The court: what all sittings on a case share, whatever the reading.
//!
//! In: the bench, the reports that are used and the days. Out: a [`Court`]. Read first: [`Court::of`].

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::compared::Comparers;
use crate::findings::{Bench, Docket};
use crate::model::{Act, Interval, StepId};
use crate::reports::{Body, Decision, Report, Statement};

/// What all sittings on a case share.
pub struct Court<'a> {
    /// The bench.
    pub bench: &'a Bench<'a>,
    /// Positions of the reports that are used.
    pub used: &'a [usize],
    /// The days.
    pub days: &'a [Interval],
    /// What every incident comes to.
    pub docket: Docket<'a>,
    /// When each step was declared done, of those that were.
    steps: BTreeMap<StepId, Timestamp>,
    /// Positions of the incidents of which some account uses a word, by that word.
    by_act: BTreeMap<Act, Vec<usize>>,
    /// What was compared with before already.
    pub comparers: Comparers,
}

impl<'a> Court<'a> {
    /// Opens the court.
    pub fn of(bench: &'a Bench<'a>, used: &'a [usize], days: &'a [Interval]) -> Self {
        let mut by_act: BTreeMap<Act, Vec<usize>> = BTreeMap::new();
        for (n, incident) in bench.incidents.iter().enumerate() {
            incident.acts.iter().for_each(|act| by_act.entry(*act).or_default().push(n));
        }
        Self {
            bench,
            used,
            days,
            docket: Docket::of(bench),
            steps: steps_done(bench, used),
            by_act,
            comparers: Comparers::default(),
        }
    }

    /// Returns when a step was declared done by someone whose word counts.
    pub fn step_done(&self, step: &StepId) -> Option<Timestamp> {
        self.steps.get(step).copied()
    }

    /// Returns the incidents of which some account uses this word.
    pub fn incidents_of(&self, act: Act) -> &[usize] {
        self.by_act.get(&act).map(Vec::as_slice).unwrap_or_default()
    }
}

/// When each step was first declared done by someone whose word counts.
fn steps_done(bench: &Bench<'_>, used: &[usize]) -> BTreeMap<StepId, Timestamp> {
    let mut done: BTreeMap<StepId, Timestamp> = BTreeMap::new();
    for report in used.iter().map(|&at| &bench.reports[at]) {
        let Body::Statement(statement) = &report.body else { continue };
        if let Some((step, at)) = declared(bench, report, statement) {
            done.entry(step.clone()).and_modify(|first| *first = at.min(*first)).or_insert(at);
        }
    }
    done
}

/// The step that a statement declares done, and when, if those who speak have a say in it.
fn declared<'r>(
    bench: &Bench<'_>,
    report: &Report,
    statement: &'r Statement,
) -> Option<(&'r StepId, Timestamp)> {
    let agreement = &bench.terms.agreement;
    let named = statement.step.as_ref().filter(|_| statement.decision == Decision::Done)?;
    let step = agreement.steps.iter().find(|step| step.id == *named)?;
    let at = report.when.as_ref().or(report.published.as_ref())?.interval(&agreement.zone).start;
    let speaks = |name: &String| bench.roster.groups(name, Some(at)).iter().any(|g| step.by.contains(&g.id));
    statement.by.iter().any(speaks).then_some((named, at))
}
