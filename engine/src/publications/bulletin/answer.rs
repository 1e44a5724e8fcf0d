//! "Are we there yet?": each gate's answer, how firm it is, and what blocks it.

use maud::{Markup, html};

use super::page::incident_link;
use crate::publications::view::{BlockerView, GateView, IncidentView, View};
use crate::publications::words;
use crate::standing::Answer;

/// How many readings that turn an answer are listed.
const TURNED_MAX: usize = 8;

pub(super) fn section(view: &View) -> Markup {
    let (evidence, _) = super::evidence_of(view);
    html! {
        section #answer {
            h2 { "Are we there yet?" }
            @if view.gates.is_empty() { p { "The terms of this case name no next phase." } }
            @for gate in &view.gates { (gate_card(view, gate, &evidence)) }
        }
    }
}

fn gate_card(view: &View, gate: &GateView, evidence: &[&IncidentView]) -> Markup {
    let class = match gate.answer {
        Answer::Met => "gate met",
        Answer::NotMet => "gate notmet",
        Answer::Undetermined => "gate open",
    };
    let (turned, more) = super::turned_lines(view, gate, TURNED_MAX);
    html! {
        article class=(class) {
            p.answer dir="auto" { (gate.sentence) }
            p.robust { (words::robustness(gate)) }
            @if !turned.is_empty() {
                p { "The answer turns if this is read otherwise:" }
                ul { @for line in &turned { li { bdi { (line) } } } @if more > 0 { li { "and " (more) " more" } } }
            }
            @if !gate.blockers.is_empty() {
                h3 { "What blocks it" }
                ol.blockers { @for blocker in &gate.blockers { (blocked(blocker, evidence)) } }
            }
            (other_ends(gate))
        }
    }
}

fn blocked(blocker: &BlockerView, evidence: &[&IncidentView]) -> Markup {
    html! {
        li {
            strong { (words::blocker(blocker.kind)) ". " }
            span dir="auto" { (super::sentence(&blocker.text)) }
            @if !blocker.incidents.is_empty() {
                " " span.refs {
                    "Evidence: "
                    @for (at, id) in blocker.incidents.iter().enumerate() {
                        @if at > 0 { ", " }
                        (incident_link(evidence, id))
                    }
                }
            }
        }
    }
}

/// The answer under the other clock and up to the other ends that someone declared.
fn other_ends(gate: &GateView) -> Markup {
    html! {
        @if let Some(answer) = gate.answer_by_decision {
            p {
                "If the clocks are set back only by recorded decisions, the answer is "
                strong { (words::answer_label(answer)) } "."
            }
        }
        @if !gate.horizons.is_empty() {
            p.rowname { "The answer up to each possible end" }
            ul.runs {
                @for horizon in &gate.horizons {
                    li {
                        strong { (words::answer_label(horizon.answer)) } " up to " (super::clock(&horizon.at)) ": "
                        bdi { (horizon.what) }
                    }
                }
            }
        }
    }
}
