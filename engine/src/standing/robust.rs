//! Robustness: the gates' answers under every other fair reading, clock and assumption.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::findings::{Bench, Exclusion, Reading, SourceChoice, Strength};
use crate::incidents::Weight;
use crate::model::{Interval, SourceId};
use crate::reports::Body;
use crate::terms::Agreement;

use super::day::End;
use super::duty::is_duty;
use super::gate::{Clock, Question};
use super::sitting::Sitting;
use super::{Answer, Variation};

/// What the gates are asked with, whatever the reading.
pub struct Court<'a> {
    /// The bench.
    pub bench: &'a Bench<'a>,
    /// Positions of the reports that are used.
    pub used: &'a [usize],
    /// The days.
    pub days: &'a [Interval],
    /// The end up to which the gates are answered.
    pub end: &'a End,
}

/// Returns the variations of each phase's gate, in the terms' order of phases; each list in order of reading.
pub fn variations(court: &Court<'_>) -> Vec<Vec<Variation>> {
    let agreements = agreements(&court.bench.terms.agreement);
    let readings = readings(court);
    let by_reading: Vec<Vec<Vec<Variation>>> =
        readings.par_iter().map(|reading| under_reading(court, &agreements, reading)).collect();
    let phases = court.bench.terms.agreement.phases.len();
    let mut by_phase = vec![Vec::new(); phases];
    for reading in by_reading {
        reading.into_iter().enumerate().for_each(|(phase, mut own)| by_phase[phase].append(&mut own));
    }
    by_phase
}

/// The agreement as it stands, then under each alternative of each assumption, one at a time.
fn agreements(agreement: &Agreement) -> Vec<(String, Agreement)> {
    let mut all = vec![(String::new(), agreement.clone())];
    for assumption in agreement.assumptions.iter().filter(|a| a.sets.is_some()) {
        for value in &assumption.alternatives {
            let other = agreement.with_assumption(&assumption.id, value);
            let other = other.expect("the terms hold only alternatives that their assumption can take");
            all.push((format!("{} = {value}", assumption.id), other));
        }
    }
    all
}

/// Every reading that can be met, with each source that reports.
fn readings(court: &Court<'_>) -> Vec<Reading> {
    let speaking: BTreeSet<&SourceId> =
        court.used.iter().map(|&at| &court.bench.reports[at].source).collect();
    let mut choices = vec![SourceChoice::All, SourceChoice::Independent];
    choices.extend(speaking.into_iter().cloned().map(SourceChoice::One));
    let mut readings = Vec::new();
    for sources in choices {
        for &strength in Strength::ALL {
            for &exclusion in Exclusion::ALL {
                for &counts in Weight::ALL {
                    readings.push(Reading { sources: sources.clone(), strength, exclusion, counts });
                }
            }
        }
    }
    readings.retain(Reading::is_possible);
    readings
}

/// One reading's variations, by phase.
fn under_reading(
    court: &Court<'_>,
    agreements: &[(String, Agreement)],
    reading: &Reading,
) -> Vec<Vec<Variation>> {
    let mut by_phase = vec![Vec::new(); court.bench.terms.agreement.phases.len()];
    let base = Sitting::new(court.bench, &court.bench.terms.agreement, reading, court.used, court.days);
    let is_silent = is_silent(court, &base);
    for (varied, agreement) in agreements {
        let sitting = base.under(agreement);
        for (n, phase) in agreement.phases.iter().enumerate() {
            let question =
                if is_silent { Question::silent(&sitting, phase) } else { Question::new(&sitting, phase) };
            let has_evidence = !is_silent && question.has_evidence(court.end);
            let mut push = |varied: String, clock: Clock| {
                // Without evidence the answer would rest on the calendar alone: it is not counted.
                let answer =
                    if has_evidence { question.answer(court.end, clock) } else { Answer::Undetermined };
                by_phase[n].push(Variation { reading: reading.clone(), varied, answer, has_evidence });
            };
            push(varied.clone(), Clock::EachBreach);
            if question.asks_for_decisions() {
                let sep = if varied.is_empty() { "" } else { ", " };
                push(format!("{varied}{sep}clock set back only by decision"), Clock::Decisions);
            }
        }
    }
    by_phase
}

/// Whether a reading holds nothing that could decide any need: no breach, no coverage, no tally, no delivery, and no
/// duty that single reports could show as done.
fn is_silent(court: &Court<'_>, sitting: &Sitting<'_>) -> bool {
    let agreement = &court.bench.terms.agreement;
    let needs = agreement.phases.iter().flat_map(|phase| &phase.needs);
    let provisions = needs.filter_map(|need| agreement.provision(&need.provision));
    let any_duty = provisions.into_iter().any(is_duty);
    let speaks = |body: &Body| matches!(body, Body::Coverage(_) | Body::Tally(_) | Body::Delivery(_));
    !any_duty
        && !sitting.findings.iter().any(|f| f.class.is_breach())
        && !sitting.read_reports().any(|(_, report)| speaks(&report.body))
}
