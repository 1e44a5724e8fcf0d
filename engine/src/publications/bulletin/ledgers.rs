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
            div.ledgers { @for ledger in &view.ledgers { (card(view, ledger)) } }
        }
    }
}

fn card(view: &View, ledger: &LedgerView) -> Markup {
    html! {
        article.ledger {
            h3 dir="auto" { (ledger.source_name) }
            p { "counts " strong dir="auto" { "“" (ledger.unit) "”" } "; speaks for " bdi { (ledger.speaks_for) } }
            div.scroll {
                table {
                    thead { tr { th { "Period" } th.num { "Count" } th { "About whom" } th { "Read at" } } }
                    tbody { @for entry in &ledger.entries { (row(view, entry)) } }
                }
            }
        }
    }
}

fn row(view: &View, entry: &LedgerEntryView) -> Markup {
    html! {
        tr {
            td { bdi { (entry.period) } }
            td.num { (count(entry)) }
            td dir="auto" { (accused(view, entry)) }
            td { (address(entry.address.as_deref())) }
        }
        @if entry.sum != "no-parts" || entry.cumulative.is_some() {
            tr.parts { td colspan="4" dir="auto" { (parts(entry)) } }
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
    if groups.is_empty() || said == words { words } else { format!("{words} ({said})") }
}

fn parts(entry: &LedgerEntryView) -> Markup {
    html! {
        @if !entry.breakdown.is_empty() {
            "Parts: "
            @for (at, part) in entry.breakdown.iter().enumerate() {
                @if at > 0 { "; " }
                bdi { (part.label) } " " (part.count)
            }
            ". "
        }
        @if let Some(sum) = entry.parts_come_to {
            strong.flag { "⚠ The parts come to " (sum) ", not " (entry.count) "." } " "
        }
        @if entry.sum == "partial" { "The source gives only some parts. " }
        @if let Some(total) = entry.cumulative { "Running total it states: " (total) "." }
    }
}
