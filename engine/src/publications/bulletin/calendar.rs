//! The calendar: where each provision stands, for each party and area, day by day.

use maud::{Markup, html};

use super::page::incident_link;
use super::{Strip, runs, strips};
use crate::publications::view::{IncidentView, ProvisionView, StandingView, View};
use crate::publications::words;
use crate::standing::Standing;

/// How many days at the end that stand alike are drawn.
const TAIL_MAX: usize = 28;

pub(super) fn section(view: &View) -> Markup {
    let (evidence, _) = super::evidence_of(view);
    html! {
        section #calendar {
            h2 { "Where each promise stands, day by day" }
            p.hint { (legend()) }
            @if let Some(first) = view.days.first() {
                p.hint {
                    "A day of the agreement begins at " (first.starts.get(11..16).unwrap_or_default())
                    " local time; over a cell stands the day of the month on which it begins, or the month on its first day."
                }
            }
            @for provision in &view.provisions { (provision_card(view, provision, &evidence)) }
        }
    }
}

fn legend() -> Markup {
    html! {
        span.legend {
            @for standing in Standing::ALL {
                span.key {
                    span class={ "cell s-" (standing.as_str()) } {
                        span.sym { (symbol(*standing)) } span.letter { (words::standing_letter(*standing)) }
                    }
                    " " (words::standing_label(*standing))
                }
            }
        }
    }
}

fn symbol(standing: Standing) -> &'static str {
    match standing {
        Standing::Kept => "●",
        Standing::Breached => "✕",
        Standing::Contested => "◆",
        Standing::Undetermined => "?",
        Standing::NotMonitored => "○",
    }
}

fn provision_card(view: &View, provision: &ProvisionView, evidence: &[&IncidentView]) -> Markup {
    let strips = strips(view, &provision.id);
    html! {
        article.provision {
            h3 dir="auto" {
                (provision.title)
                @if let Some(clause) = &provision.clause { " " span.clause { "clause " (clause) } }
            }
            @if let Some(owes) = &provision.owes { p.hint dir="auto" { "Owed: " (owes) } }
            @if strips.is_empty() { p.hint { "No day of this provision was assessed." } }
            @for strip in &strips { (strip_block(view, strip, evidence)) }
        }
    }
}

fn strip_block(view: &View, strip: &Strip<'_>, evidence: &[&IncidentView]) -> Markup {
    let (rows, cut) = drawn(&strip.rows);
    html! {
        div.strip {
            @for (party, area) in strip.names(view) {
                p.rowname dir="auto" { strong { (party) } " · " (area) }
            }
            ol class={ "days " (columns(strip.rows.len())) } { @for row in rows { (day(row)) } }
            @if cut > 0 { p.hint { "and " (cut) " more days that stand like the last one drawn" } }
            ul.runs {
                @for run in runs(&strip.rows) {
                    li {
                        strong { (run.days(view)) ": " (words::standing_label(run.first.standing)) ". " }
                        (words::reason(run.first.reason)) " "
                        span dir="auto" { (super::sentence(&run.first.detail)) }
                        (evidence_refs(&run.incidents, evidence))
                    }
                }
            }
        }
    }
}

fn evidence_refs(incidents: &[&str], evidence: &[&IncidentView]) -> Markup {
    html! {
        @if !incidents.is_empty() {
            " " span.refs {
                "Evidence: "
                @for (at, id) in incidents.iter().enumerate() {
                    @if at > 0 { ", " }
                    (incident_link(evidence, id))
                }
            }
        }
    }
}

fn day(row: &StandingView) -> Markup {
    let label = format!("Day {}, {}: {}", row.day_number, row.day, words::standing_label(row.standing));
    html! {
        li title=(label) {
            span.dom aria-hidden="true" { (day_of_month(&row.day)) }
            span class={ "cell s-" (row.standing.as_str()) } aria-hidden="true" {
                span.sym { (symbol(row.standing)) }
                span.letter { (words::standing_letter(row.standing)) }
            }
            span.sr { (label) }
        }
    }
}

/// Returns the day of the month of `2016-09-12`: `12`; of the first of a month, the month: `Oct`.
pub(super) fn day_of_month(day: &str) -> String {
    let date = day.parse::<jiff::civil::Date>().ok();
    let form =
        |date: jiff::civil::Date| date.strftime(if date.day() == 1 { "%b" } else { "%-d" }).to_string();
    date.map_or_else(|| day.to_owned(), form)
}

/// Returns the rows that are drawn, and how many days at the end are left to the words because they all stand alike.
fn drawn<'s, 'a>(rows: &'s [&'a StandingView]) -> (&'s [&'a StandingView], usize) {
    let alike = |row: &&&StandingView| {
        rows.last().is_some_and(|last| (row.standing, row.reason) == (last.standing, last.reason))
    };
    let tail = rows.iter().rev().take_while(alike).count();
    let cut = if tail > TAIL_MAX { tail - TAIL_MAX } else { 0 };
    (&rows[..rows.len() - cut], cut)
}

/// Returns how many days stand side by side: weeks stay under weeks.
pub(super) fn columns(days: usize) -> &'static str {
    match days {
        0..=7 => "w7",
        8..=14 => "w14",
        _ => "w28",
    }
}
