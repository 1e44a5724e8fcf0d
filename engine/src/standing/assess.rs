//! The assessment, from reports to gates.

use crate::findings::{Bench, Reading};
use crate::reports::Report;
use crate::series::{LeftOut as NotCounted, Occurrence, Trend, TrendQuestion, trend};
use crate::terms::Terms;

use super::day::End;
use super::gate::{Clock, Question as GateQuestion};
use super::hearing::{Known, bench, known};
use super::sitting::Sitting;
use super::{Answer, Assessment, Gate, Hearing, Horizon, Question, Variation};

/// Assesses a case: where every provision stands for every party, area and day, and whether the next phase may begin.
///
/// The same terms, reports and question give the same assessment, whatever the order of the reports and however many
/// threads there are. Two reports with one id are one: the first in order of file and line is used. By a report that is
/// unreviewed nothing is judged: it is named, and all else is as if it were not there. Who asks for several readings keeps
/// the [`Hearing`].
pub fn assess(terms: &Terms, reports: &[Report], question: &Question) -> Assessment {
    Hearing::of(terms, reports, question.as_known_on).answer(&question.reading)
}

/// The most dyads whose trend an assessment holds.
const DYADS_MAX: usize = 8;

/// The trend of the incidents that a reading sees, around the day on which the agreement begins.
pub(super) fn case_trend(bench: &Bench<'_>, reading: &Reading) -> Option<Trend> {
    let agreement = &bench.terms.agreement;
    let (occurrences, _) = Occurrence::of_incidents(bench, reading);
    let mut others: Vec<_> =
        agreement.comparisons.iter().flat_map(|c| c.other_truces.iter().copied()).collect();
    others.sort();
    others.dedup();
    let question = TrendQuestion {
        start: agreement.in_force.to_zoned(agreement.zone.clone()).date(),
        others,
        dyads: Vec::new(),
        dyads_max: DYADS_MAX,
    };
    trend(&occurrences, question, &|_, _| {}).ok()
}

/// Returns a case's incidents as series count them, sides as the agreement's groups, and what is left out, with the reason.
pub fn occurrences(
    terms: &Terms,
    reports: &[Report],
    question: &Question,
) -> (Vec<Occurrence>, Vec<NotCounted>) {
    let Known { used, .. } = known(terms, reports, question.as_known_on);
    Occurrence::of_incidents(&bench(terms, reports, &used, question.as_known_on), &question.reading)
}

/// Answers each phase's gate, in the terms' order; `varied` are its variations, by phase.
pub(super) fn gates(sitting: &Sitting<'_>, ends: &[End], varied: &[Vec<Variation>]) -> Vec<Gate> {
    let phases = sitting.agreement.phases.iter().zip(varied);
    phases.map(|(phase, varied)| gate(phase, &GateQuestion::new(sitting, phase), ends, varied)).collect()
}

fn gate(
    phase: &crate::terms::Phase,
    question: &GateQuestion<'_, '_>,
    ends: &[End],
    varied: &[Variation],
) -> Gate {
    let end = &ends[0];
    let answer = question.answer(end, Clock::EachBreach);
    let horizon = |end: &End| Horizon {
        what: end.what.clone(),
        at: end.at,
        answer: question.answer(end, Clock::EachBreach),
    };
    let with_evidence = varied.iter().filter(|v| v.has_evidence);
    let with_count = with_evidence.clone().count();
    let turned_by: Vec<Variation> = with_evidence.filter(|v| v.answer != answer).cloned().collect();
    let by_decision = question.asks_for_decisions().then(|| question.answer(end, Clock::Decisions));
    Gate {
        phase: phase.id.clone(),
        name: phase.name.clone(),
        answer,
        robust: turned_by.is_empty() && with_count > 0,
        turned_by,
        variations_tried: varied.len(),
        variations_with_evidence: with_count,
        blockers: if answer == Answer::Met { Vec::new() } else { question.blockers(end) },
        needs: question.needs(end),
        answer_by_decision: by_decision,
        horizons: ends.iter().map(horizon).collect(),
    }
}

/// Adds to each row what would change it, from the findings it rests on.
pub(super) fn explain_changes(
    mut rows: Vec<super::StandingRow>,
    findings: &[crate::findings::Finding],
    reading: &Reading,
) -> Vec<super::StandingRow> {
    for row in &mut rows {
        let more = super::change::would_change(row, findings, reading);
        row.would_change.extend(more);
    }
    rows
}
