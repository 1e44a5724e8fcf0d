//! How far the reports of one incident disagree.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::findings::Bench;
use crate::incidents::Incident;
use crate::model::Act;
use crate::reports::{Body, Report};

/// How far several statements of one thing disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement<T> {
    /// Reports that state it.
    pub stated: usize,
    /// Different values, less one: D. 0: they agree, or only one states it.
    pub distinct_less_one: usize,
    /// The value that most state; on a tie the smallest. `None`: nobody states it.
    pub modal: Option<T>,
    /// Reports that state that value.
    pub modal_count: usize,
}

impl<T: Ord + Clone> Disagreement<T> {
    /// Counts statements; `None`: a report that does not state it.
    ///
    /// # Source
    /// `eventreport` (van Baalen and Höglund 2026): D = unique values − 1; modal confidence = largest count / n.
    pub fn of(statements: impl IntoIterator<Item = Option<T>>) -> Self {
        let mut counts: BTreeMap<T, usize> = BTreeMap::new();
        statements.into_iter().flatten().for_each(|value| *counts.entry(value).or_default() += 1);
        let modal = counts.iter().rev().max_by_key(|(_, count)| **count);
        Self {
            stated: counts.values().sum(),
            distinct_less_one: counts.len().saturating_sub(1),
            modal: modal.map(|(value, _)| value.clone()),
            modal_count: modal.map_or(0, |(_, count)| *count),
        }
    }

    /// Returns the share of statements that give the modal value; `None`: nobody states it.
    pub fn modal_confidence(&self) -> Option<f64> {
        (self.stated > 0).then(|| self.modal_count as f64 / self.stated as f64)
    }
}

/// How far the accounts of one incident disagree, thing by thing. Copies count as they are: reports, not voices.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreements {
    /// On what was done.
    pub act: Disagreement<Act>,
    /// On the first day.
    pub day: Disagreement<Date>,
    /// On how many were killed, at best.
    pub killed: Disagreement<u32>,
}

/// Returns how far the accounts of an incident disagree.
pub fn disagreements(bench: &Bench<'_>, incident: &Incident) -> Disagreements {
    let zone = &bench.terms.agreement.zone;
    let reports = || incident.accounts.iter().map(|account| &bench.reports[account.report]);
    let days = incident.accounts.iter().map(|a| a.when.map(|when| when.start.to_zoned(zone.clone()).date()));
    Disagreements {
        act: Disagreement::of(reports().map(act)),
        day: Disagreement::of(days),
        killed: Disagreement::of(reports().map(killed)),
    }
}

fn act(report: &Report) -> Option<Act> {
    match &report.body {
        Body::Event(event) => Some(event.act),
        Body::Delivery(delivery) => Some(delivery.act),
        _ => None,
    }
}

fn killed(report: &Report) -> Option<u32> {
    match &report.body {
        Body::Event(event) => event.people.killed.best,
        Body::Verification(check) => check.people.killed.best,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_say_two_and_one_says_five() {
        let of = Disagreement::of([Some(2), Some(5), None, Some(2), Some(2)]);
        assert_eq!(
            (of.stated, of.distinct_less_one, of.modal, of.modal_confidence()),
            (4, 1, Some(2), Some(0.75))
        );
    }

    #[test]
    fn a_tie_goes_to_the_smallest_and_nothing_has_no_mode() {
        assert_eq!(Disagreement::of([Some(7), Some(3)]).modal, Some(3));
        let nothing = Disagreement::<u32>::of([None, None]);
        assert_eq!((nothing.modal, nothing.modal_confidence(), nothing.distinct_less_one), (None, None, 0));
    }
}
