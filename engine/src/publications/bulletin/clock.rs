//! The gate's clock, day by day, for each need.

use maud::{Markup, html};

use super::calendar::{columns, day_of_month};
use super::page::incident_link;
use crate::publications::view::{ClockDayView, GateView, IncidentView, NeedView, View};
use crate::publications::words;
use crate::standing::DayState;

pub(super) fn section(view: &View) -> Markup {
    let (evidence, _) = super::evidence_of(view);
    html! {
        section #clock {
            h2 { "The clock, day by day" }
            @if view.gates.is_empty() { p { "There is no clock: the terms of this case name no next phase." } }
            @else { (legend()) }
            @for gate in &view.gates { (gate_clocks(view, gate, &evidence)) }
        }
    }
}

fn legend() -> Markup {
    html! {
            p.hint {
                "The number in a cell is how many days in a row count, up to and with that day. "
                span.legend {
                    span.key { span.cell.c-met { "●" } " counts" }
                    span.key { span.cell.c-broken { "✕" } " broken" }
                    span.key { span.cell.c-may { "◐" } " may be broken" }
                    span.key { span.cell.c-unknown { "?" } " cannot be said" }
                }
            }
    }
}

fn gate_clocks(view: &View, gate: &GateView, evidence: &[&IncidentView]) -> Markup {
    html! {
        @if view.gates.len() > 1 { h3 dir="auto" { (gate.name) } }
        @for need in &gate.needs { (need_clock(view, need, evidence)) }
    }
}

/// What is compared with before: a sentence for each pair of groups, events and deaths apart.
fn compared(need: &NeedView) -> Markup {
    html! {
        @if !need.compared.is_empty() {
            ul.compared {
                @for one in &need.compared {
                    li dir="auto" { (one.sentence) span.hint { " What would change it: " (one.would_change) "." } }
                }
            }
            p.hint { "An interval knows only the scatter of these days; the rank says how often such a fall came without any listed truce. Neither says what made it." }
        }
    }
}

fn need_clock(view: &View, need: &NeedView, evidence: &[&IncidentView]) -> Markup {
    let row = if need.consecutive { " in a row" } else { "" };
    html! {
        article.strip {
            h4 dir="auto" { (view.provision_title(&need.provision)) }
            p {
                strong { "Longest run: " (need.best_run) " of " (need.days_needed) " days" (row) ". " }
                "A day counts with " bdi { (need.measure) } ". " span dir="auto" { (super::sentence(&need.detail)) }
            }
            (compared(need))
            p.rowname { (if need.compared.is_empty() { "Each breach sets the clock back" } else { "Each day that is not so much less sets the clock back" }) }
            ol class={ "days " (columns(need.clock.len())) } { @for day in &need.clock { (clock_day(day)) } }
            @if let Some(since) = &need.since_decision { (decision_clock(need, since)) }
            (breaking(need, evidence))
        }
    }
}

fn clock_day(day: &ClockDayView) -> Markup {
    let (class, mark) = mark(day.state);
    let label =
        format!("Day {}, {}: {}, run {}", day.day_number, day.day, words::day_state(day.state), day.run);
    html! {
        li title=(label) {
            span.dom aria-hidden="true" { (day_of_month(&day.day)) }
            span class={ "cell " (class) } aria-hidden="true" { span.sym { (mark) } span.letter { (day.run) } }
            span.sr { (label) }
        }
    }
}

fn mark(state: DayState) -> (&'static str, &'static str) {
    match state {
        DayState::Met => ("c-met", "●"),
        DayState::Broken => ("c-broken", "✕"),
        DayState::MayBeBroken => ("c-may", "◐"),
        DayState::Unknown => ("c-unknown", "?"),
    }
}

/// The second way to run the clock: only recorded decisions set it back.
fn decision_clock(need: &NeedView, since: &[u32]) -> Markup {
    html! {
        p.rowname { "Only recorded decisions set the clock back: days since the start or the last such decision" }
        ol class={ "days " (columns(since.len())) } {
            @for (day, run) in need.clock.iter().zip(since) {
                @let decided = day.reset_by.is_some();
                li title={ "Day " (day.day_number) ", " (day.day) ": " (run) } {
                    span.dom aria-hidden="true" { (day_of_month(&day.day)) }
                    span.cell.c-count.c-reset[decided] { span.sym { @if decided { "↺" } @else { "·" } } span.letter { (run) } }
                }
            }
        }
    }
}

/// The incidents that break days, and the decisions that set the clock back.
fn breaking(need: &NeedView, evidence: &[&IncidentView]) -> Markup {
    let days: Vec<&ClockDayView> =
        need.clock.iter().filter(|d| !d.incidents.is_empty() || d.reset_by.is_some()).collect();
    html! {
        @if !days.is_empty() {
            ul.runs {
                @for day in days {
                    li {
                        "Day " (day.day_number) " (" (day.day) "): " (words::day_state(day.state))
                        @for (at, id) in day.incidents.iter().enumerate() {
                            @if at == 0 { ": " } @else { ", " }
                            (incident_link(evidence, id))
                        }
                        @if let Some(report) = &day.reset_by { "; set back by the decision in report " bdi { (report) } }
                    }
                }
            }
        }
    }
}
