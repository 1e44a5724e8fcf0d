//! The assessment, from reports to gates.

use jiff::Timestamp;
use rayon::prelude::*;

use crate::findings::{Bench, Reading, judge};
use crate::incidents::{Independence, gather};
use crate::model::Problem;
use crate::reports::Report;
use crate::series::{LeftOut as NotCounted, Occurrence, Trend, TrendQuestion, trend};
use crate::terms::Terms;

use super::court::Court;
use super::day::{End, days, ends, known_until};
use super::gate::{Clock, Question as GateQuestion};
use super::ledger::ledgers;
use super::oddities::{Subjects, oddities};
use super::robust::variations;
use super::rows::rows;
use super::sitting::Sitting;
use super::{Answer, Assessment, Gate, Horizon, LeftOut, Question, Variation};

/// Assesses a case: where every provision stands for every party, area and day, and whether the next phase may begin.
///
/// The same terms, reports and question give the same assessment, whatever the order of the reports and however many
/// threads there are. Two reports with one id are one: the first in order of file and line is used. By a report that is
/// unreviewed nothing is judged: it is named, and everything else is as if it were not there.
pub fn assess(terms: &Terms, reports: &[Report], question: &Question) -> Assessment {
    let Known { used, left_out, unreviewed } = known(terms, reports, question.as_known_on);
    let independence = Independence::of(terms);
    let known_day = question.as_known_on.map(|at| at.to_zoned(terms.agreement.zone.clone()).date());
    let incidents = gather(terms, &independence, reports, &used, known_day);
    let bench = Bench::new(terms, reports, &used, independence, incidents);
    let until = known_until(&terms.agreement, used.iter().map(|&at| &reports[at]), question.as_known_on);
    let ends = ends(terms, &bench.roster, until);
    let days = days(&terms.agreement, until);
    let (standing, gates) = {
        let court = Court::of(&bench, &used, &days);
        let sitting = Sitting::under(&court, &question.reading);
        (rows(&sitting), gates(&sitting, &ends))
    };
    let findings = judge(&bench, &question.reading);
    let trend = case_trend(&bench, &question.reading);
    Assessment {
        reading: question.reading.clone(),
        as_known_on: question.as_known_on,
        rules_hash: terms.rules_hash.clone(),
        left_out,
        unreviewed,
        standing: explain_changes(standing, &findings, &question.reading),
        gates,
        ledgers: ledgers(&bench, &used),
        problems: problems(&bench, reports, &used),
        trend,
        findings,
        incidents: bench.incidents,
        days,
        used,
    }
}

/// The most dyads whose trend an assessment holds.
const DYADS_MAX: usize = 8;

/// The trend of the incidents that a reading sees, around the day on which the agreement begins.
fn case_trend(bench: &Bench<'_>, reading: &Reading) -> Option<Trend> {
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
    let independence = Independence::of(terms);
    let known_day = question.as_known_on.map(|at| at.to_zoned(terms.agreement.zone.clone()).date());
    let incidents = gather(terms, &independence, reports, &used, known_day);
    let bench = Bench::new(terms, reports, &used, independence, incidents);
    Occurrence::of_incidents(&bench, &question.reading)
}

/// What becomes of the reports of a case, before any is looked into.
#[derive(Default)]
struct Known {
    /// The positions of those that were known and are judged by, in order of id.
    used: Vec<usize>,
    /// Those that are not, with the reason.
    left_out: Vec<LeftOut>,
    /// The positions of those that were known and that nobody has reviewed.
    unreviewed: Vec<usize>,
}

fn known(terms: &Terms, reports: &[Report], known_on: Option<Timestamp>) -> Known {
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

fn gates(sitting: &Sitting<'_>, ends: &[End]) -> Vec<Gate> {
    let end = ends.first().expect("the end of what is known is always one");
    let mut all = variations(sitting.court, end);
    let phases = sitting.agreement.phases.iter().enumerate();
    phases
        .map(|(n, phase)| {
            let question = GateQuestion::new(sitting, phase);
            let varied = std::mem::take(&mut all[n]);
            let answer = question.answer(end, Clock::EachBreach);
            gate(phase, &question, ends, answer, varied)
        })
        .collect()
}

fn gate(
    phase: &crate::terms::Phase,
    question: &GateQuestion<'_, '_>,
    ends: &[End],
    answer: Answer,
    varied: Vec<Variation>,
) -> Gate {
    let end = &ends[0];
    let horizon = |end: &End| Horizon {
        what: end.what.clone(),
        at: end.at,
        answer: question.answer(end, Clock::EachBreach),
    };
    let tried = varied.len();
    let with_evidence: Vec<Variation> = varied.into_iter().filter(|v| v.has_evidence).collect();
    let by_decision = question.asks_for_decisions().then(|| question.answer(end, Clock::Decisions));
    let with_count = with_evidence.len();
    let turned_by: Vec<Variation> = with_evidence.into_iter().filter(|v| v.answer != answer).collect();
    Gate {
        phase: phase.id.clone(),
        name: phase.name.clone(),
        answer,
        robust: turned_by.is_empty() && with_count > 0,
        turned_by,
        variations_tried: tried,
        variations_with_evidence: with_count,
        blockers: if answer == Answer::Met { Vec::new() } else { question.blockers(end) },
        needs: question.needs(end),
        answer_by_decision: by_decision,
        horizons: ends.iter().map(horizon).collect(),
    }
}

/// Adds to each row what would change it, from the findings it rests on.
fn explain_changes(
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

/// What is odd about the reports: sums, disordered numbers, names that nobody claims, sources and reports pointed at
/// that do not exist.
fn problems(bench: &Bench<'_>, reports: &[Report], used: &[usize]) -> Vec<Problem> {
    let subjects = Subjects::of(bench, used);
    used.par_iter().flat_map_iter(|&at| oddities(bench, &reports[at], &subjects)).collect()
}
