//! Rival ledgers: what each source counts, side by side, each in its own unit. No sum over sources is ever drawn.

use maud::{Markup, html};

use super::page::address;
use crate::model::CountIs;
use crate::publications::view::{LedgerEntryView, LedgerView, View};

pub(super) fn section(view: &View) -> Markup {
    html! {
        section #ledgers {
            h2 { "Rival counts, side by side" }
            p.hint {
                "Each source counts its own unit, by its own means, about whom it chooses. The counts are shown as reported; "
                "they are never added up across sources or units."
            }
            @if view.ledgers.is_empty() { p { "No source gives counts." } }
            @for ledgers in view.ledgers.chunk_by(|a, b| a.source == b.source) { (card(view, ledgers)) }
        }
    }
}

/// One source, unit by unit. The units of one source are no more added than those of two.
fn card(view: &View, ledgers: &[LedgerView]) -> Markup {
    html! {
        article.ledger {
            h3 dir="auto" {
                (ledgers[0].source_name) " " span.clause { "speaks for: " (ledgers[0].speaks_for) }
            }
            div.scroll {
                table.counts {
                    thead {
                        tr { th.unit { "Counts" } th.num { "Number" } th.period { "Period" } th { "About whom" } th.read { "Read at" } }
                    }
                    tbody {
                        @for ledger in ledgers {
                            @for (at, entry) in ledger.entries.iter().enumerate() { (row(view, ledger, entry, at == 0)) }
                        }
                    }
                }
            }
        }
    }
}

fn row(view: &View, ledger: &LedgerView, entry: &LedgerEntryView, first: bool) -> Markup {
    html! {
        tr {
            td.unit { @if first { strong { bdi { "“" (ledger.unit) "”" } } } @else { span.sr { (ledger.unit) } } }
            td.num { (count(entry)) }
            td.period { bdi { (entry.period_text) } }
            td dir="auto" { (accused(view, entry)) (parts(entry)) }
            td.read { (address(entry.address.as_deref())) }
        }
    }
}

/// Returns a tally's number as it is meant: `199`, `at least 40`.
pub(super) fn count(entry: &LedgerEntryView) -> String {
    match entry.count_is {
        CountIs::Exact => entry.count.to_string(),
        other => format!("{} {}", other.as_str().replace('-', " "), entry.count),
    }
}

/// Returns whom a tally accuses: in the source's words, with the side of the agreement that those mean.
pub(super) fn accused(view: &View, entry: &LedgerEntryView) -> String {
    if entry.accused.is_empty() {
        return "nobody accused".to_owned();
    }
    let groups: Vec<&str> = entry.accused_groups.iter().map(|id| view.group_name(id)).collect();
    let words = entry.accused.join("; ");
    let said = groups.join("; ");
    if groups.is_empty() || said == words { words } else { format!("{words} (that is: {said})") }
}

fn parts(entry: &LedgerEntryView) -> Markup {
    html! {
        @if !entry.breakdown.is_empty() {
            div.parts {
                "Parts: "
                @for (at, part) in entry.breakdown.iter().enumerate() {
                    @if at > 0 { "; " }
                    bdi { (part.label) } " " (part.count)
                }
                "."
                @if entry.sum == "partial" { " The source gives only some parts." }
            }
        }
        @if let Some(sum) = entry.parts_come_to {
            div { strong.flag { "⚠ The parts come to " (sum) ", not " (entry.count) "." } }
        }
        @if let Some(total) = entry.cumulative { div.parts { "Running total it states: " (total) "." } }
    }
}
