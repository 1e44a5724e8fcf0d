//! The answer first: each gate, whether it is robust, and what keeps it shut.

use engine::model::{IncidentId, ReportId};
use engine::publications::words;
use engine::standing::{Answer, Assessment, Blocker, Gate, NeedState};
use engine::terms::Terms;

use crate::console::{Console, Tone};
use crate::error::Failure;

/// How many other readings are listed.
const TURNED_SHOWN: usize = 4;
/// How many pieces of evidence are listed in a line.
const EVIDENCE_SHOWN: usize = 6;

/// Writes every gate.
pub fn write(console: &mut Console, terms: &Terms, assessment: &Assessment) -> Result<(), Failure> {
    if assessment.gates.is_empty() {
        console.line("The agreement names no phase with needs, so there is no gate to answer.")?;
        console.line("")?;
    }
    for gate in &assessment.gates {
        write_gate(console, terms, gate)?;
        console.line("")?;
    }
    Ok(())
}

fn write_gate(console: &mut Console, terms: &Terms, gate: &Gate) -> Result<(), Failure> {
    write_answer(console, gate)?;
    console.paragraph("  ", &robustness(gate))?;
    write_blockers(console, gate)?;
    if !gate.needs.is_empty() {
        console.line("  What it asks for:")?;
    }
    for need in &gate.needs {
        write_need(console, need)?;
    }
    write_turns(console, terms, gate)?;
    write_ends(console, terms, gate)
}

/// Writes the gate's name and its answer in a line.
pub fn write_answer(console: &mut Console, gate: &Gate) -> Result<(), Failure> {
    let (tone, word) = answer(gate.answer);
    console.pieces(&[(Tone::Strong, &gate.name), (Tone::Plain, ": "), (tone, word)])
}

/// Returns an answer as people read it, and its tone.
pub fn answer(answer: Answer) -> (Tone, &'static str) {
    match answer {
        Answer::Met => (Tone::Good, "MET"),
        Answer::NotMet => (Tone::Bad, "NOT MET"),
        Answer::Undetermined => (Tone::Doubt, "UNDETERMINED"),
    }
}

/// Returns whether the answer is robust, as a sentence.
pub fn robustness(gate: &Gate) -> String {
    let (with, tried) = (gate.variations_with_evidence, gate.variations_tried);
    match (with, gate.turned_by.len()) {
        (0, _) => format!("No reading of the evidence settles it: {tried} were tried."),
        (_, 0) => format!("Robust: all {with} readings that have evidence say so, of {tried} tried."),
        (_, turned) => format!("Not robust: {turned} of {with} readings that have evidence say otherwise."),
    }
}

/// Writes what keeps the gate shut, the weightiest first.
pub fn write_blockers(console: &mut Console, gate: &Gate) -> Result<(), Failure> {
    if gate.blockers.is_empty() {
        return Ok(());
    }
    console.line("  What keeps it shut:")?;
    for (n, blocker) in gate.blockers.iter().enumerate() {
        console.paragraph(&format!("  {:>2}. ", n + 1), &format!("{}{}", blocker.text, evidence(blocker)))?;
    }
    Ok(())
}

fn evidence(blocker: &Blocker) -> String {
    let incidents = blocker.incidents.iter().map(IncidentId::as_str);
    let all: Vec<&str> = incidents.chain(blocker.reports.iter().map(ReportId::as_str)).collect();
    if all.is_empty() {
        return String::new();
    }
    let shown = all.iter().take(EVIDENCE_SHOWN).copied().collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(EVIDENCE_SHOWN) {
        0 => format!(" [{shown}]"),
        more => format!(" [{shown} and {more} more]"),
    }
}

fn write_need(console: &mut Console, need: &NeedState) -> Result<(), Failure> {
    let text = format!("{}, {}: {}", need.provision, need.measure, need.detail);
    console.paragraph("   -  ", &text)
}

fn write_turns(console: &mut Console, terms: &Terms, gate: &Gate) -> Result<(), Failure> {
    if gate.turned_by.is_empty() {
        return Ok(());
    }
    console.line("  It turns under:")?;
    for turn in gate.turned_by.iter().take(TURNED_SHOWN) {
        let varied = if turn.varied.is_empty() { String::new() } else { format!("; {}", turn.varied) };
        let reading = words::reading(terms, &turn.reading);
        console.paragraph("   -  ", &format!("{}: {reading}{varied}", answer(turn.answer).1))?;
    }
    match gate.turned_by.len().saturating_sub(TURNED_SHOWN) {
        0 => Ok(()),
        more => console.line(&format!("   -  and {more} more: `--json` lists them")),
    }
}

fn write_ends(console: &mut Console, terms: &Terms, gate: &Gate) -> Result<(), Failure> {
    if let Some(by_decision) = gate.answer_by_decision {
        let text = format!("Clocks set back by decision only: {}.", answer(by_decision).1);
        console.paragraph("  ", &text)?;
    }
    if gate.horizons.len() < 2 {
        return Ok(());
    }
    console.line("  Up to each possible end:")?;
    for horizon in &gate.horizons {
        let at = horizon.at.to_zoned(terms.agreement.zone.clone()).strftime("%-d %B %Y %H:%M");
        console.paragraph("   -  ", &format!("{at}, {}: {}", horizon.what, answer(horizon.answer).1))?;
    }
    Ok(())
}
