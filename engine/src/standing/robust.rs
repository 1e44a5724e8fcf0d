//! Robustness: the gates' answers under every other fair reading, clock and assumption.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::findings::{Exclusion, Reading, SourceChoice, Strength};
use crate::incidents::Weight;
use crate::model::SourceId;
use crate::reports::Body;
use crate::terms::Agreement;

use super::court::Court;
use super::day::End;
use super::duty::is_duty;
use super::gate::{Clock, Question};
use super::sitting::Sitting;
use super::testimony::Testimony;
use super::{Answer, Variation};

/// Returns the variations of each phase's gate up to an end, in the terms' order of phases; each list in order of reading.
pub fn variations(court: &Court<'_>, end: &End) -> Vec<Vec<Variation>> {
    let agreements = agreements(&court.bench.terms.agreement);
    let under_sources = |sources: &SourceChoice| {
        let testimony = Arc::new(Testimony::of(court, sources));
        let readings = readings(sources);
        let readings = readings.par_iter();
        readings.map(|r| under_reading(court, end, &agreements, r, &testimony)).collect::<Vec<_>>()
    };
    let by_sources: Vec<Vec<Vec<Vec<Variation>>>> = choices(court).par_iter().map(under_sources).collect();
    let phases = court.bench.terms.agreement.phases.len();
    let mut by_phase = vec![Vec::new(); phases];
    for reading in by_sources.into_iter().flatten() {
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

/// Every choice of sources: all, the independent ones, each that reports.
fn choices(court: &Court<'_>) -> Vec<SourceChoice> {
    let speaking: BTreeSet<&SourceId> =
        court.used.iter().map(|&at| &court.bench.reports[at].source).collect();
    let mut choices = vec![SourceChoice::All, SourceChoice::Independent];
    choices.extend(speaking.into_iter().cloned().map(SourceChoice::One));
    choices
}

/// Every reading of these sources that can be met.
fn readings(sources: &SourceChoice) -> Vec<Reading> {
    let mut readings = Vec::new();
    for &strength in Strength::ALL {
        for &exclusion in Exclusion::ALL {
            for &counts in Weight::ALL {
                readings.push(Reading { sources: sources.clone(), strength, exclusion, counts });
            }
        }
    }
    readings.retain(Reading::is_possible);
    readings
}

/// One reading's variations, by phase.
fn under_reading(
    court: &Court<'_>,
    end: &End,
    agreements: &[(String, Agreement)],
    reading: &Reading,
    testimony: &Arc<Testimony<'_>>,
) -> Vec<Vec<Variation>> {
    let mut by_phase = vec![Vec::new(); court.bench.terms.agreement.phases.len()];
    let base = Sitting::on(court, reading, testimony.clone());
    let is_silent = is_silent(&base);
    for (varied, agreement) in agreements {
        let sitting = base.assuming(agreement);
        for (n, phase) in agreement.phases.iter().enumerate() {
            let question =
                if is_silent { Question::silent(&sitting, phase) } else { Question::new(&sitting, phase) };
            let has_evidence = !is_silent && question.has_evidence(end);
            let mut push = |varied: String, clock: Clock| {
                // Without evidence the answer would rest on the calendar alone: it is not counted.
                let answer = if has_evidence { question.answer(end, clock) } else { Answer::Undetermined };
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
fn is_silent(sitting: &Sitting<'_>) -> bool {
    let agreement = &sitting.bench.terms.agreement;
    let needs = agreement.phases.iter().flat_map(|phase| &phase.needs);
    let provisions = needs.filter_map(|need| agreement.provision(&need.provision));
    let any_duty = provisions.into_iter().any(is_duty);
    let speaks = |body: &Body| matches!(body, Body::Coverage(_) | Body::Tally(_) | Body::Delivery(_));
    // A comparison looks at what no ruling shows.
    let any_compared = !agreement.comparisons.is_empty();
    !any_duty
        && !any_compared
        && !sitting.rulings().iter().any(|ruling| ruling.class.is_breach())
        && !sitting.testimony.reports(sitting.bench).any(|report| speaks(&report.body))
}
