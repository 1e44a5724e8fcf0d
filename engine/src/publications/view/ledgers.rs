//! Ledgers in the view: what each source counts, in its own unit, never added up across sources.

use serde::Serialize;

use super::{Showing, word};
use crate::model::CountIs;
use crate::publications::{safe, words as say};
use crate::standing::{Ledger, LedgerEntry, SumCheck};

/// What one source counts of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerView {
    /// The source.
    pub source: String,
    /// Its name.
    pub source_name: String,
    /// For whom it speaks.
    pub speaks_for: String,
    /// What it counts, in its own word.
    pub unit: String,
    /// Its tallies.
    pub entries: Vec<LedgerEntryView>,
}

/// One tally.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerEntryView {
    /// The report.
    pub report: String,
    /// The period, as the source has it.
    pub period: String,
    /// The period for people, in the agreement's zone.
    pub period_text: String,
    /// The number.
    pub count: u32,
    /// How it is meant.
    #[serde(serialize_with = "word")]
    pub count_is: CountIs,
    /// Whom it accuses, in the source's words; empty: nobody.
    pub accused: Vec<String>,
    /// The groups of the agreement that those names mean.
    pub accused_groups: Vec<String>,
    /// Its parts.
    pub breakdown: Vec<PartView>,
    /// The running total it states.
    pub cumulative: Option<u32>,
    /// `no-parts`, `adds-up`, `partial` or `does-not-add-up`.
    pub sum: &'static str,
    /// What the parts come to, where they do not add up.
    pub parts_come_to: Option<u64>,
    /// Where it can be read.
    pub address: Option<String>,
}

/// One part of a tally.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartView {
    /// What part.
    pub label: String,
    /// How many.
    pub count: u32,
}

pub(super) fn ledger(from: &Showing<'_>, ledger: &Ledger) -> LedgerView {
    let source = from.terms.sources.get(&ledger.source);
    LedgerView {
        source: ledger.source.to_string(),
        source_name: say::source_name(from.terms, ledger.source.as_str()),
        speaks_for: super::evidence::speaks_for(from, source),
        unit: safe::name(&ledger.unit),
        entries: ledger.entries.iter().map(|e| entry(from, e)).collect(),
    }
}

/// Returns a period for people; as written if it is no date.
fn period_text(from: &Showing<'_>, period: &str) -> String {
    let zone = &from.terms.agreement.zone;
    crate::model::When::parse(period)
        .map_or_else(|_| safe::name(period), |when| super::evidence::span_text(from, &when.interval(zone)))
}

fn entry(from: &Showing<'_>, entry: &LedgerEntry) -> LedgerEntryView {
    let (sum, parts_come_to) = match entry.sum {
        SumCheck::NoParts => ("no-parts", None),
        SumCheck::AddsUp => ("adds-up", None),
        SumCheck::Partial => ("partial", None),
        SumCheck::ComesTo(sum) => ("does-not-add-up", Some(sum)),
    };
    let part = |(label, count): &(String, u32)| PartView { label: safe::name(label), count: *count };
    LedgerEntryView {
        report: safe::name(entry.report.as_str()),
        period: safe::name(&entry.period),
        period_text: period_text(from, &entry.period),
        count: entry.count,
        count_is: entry.count_is,
        accused: entry.accused.iter().map(|a| say::actor_name(from.terms, a)).collect(),
        accused_groups: entry.accused_groups.iter().map(ToString::to_string).collect(),
        breakdown: entry.breakdown.iter().map(part).collect(),
        cumulative: entry.cumulative,
        sum,
        parts_come_to,
        address: entry.address.as_deref().and_then(super::case::address),
    }
}
