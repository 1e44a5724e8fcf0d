//! Ledgers: what each source counts, in its own unit, side by side and never added up.

use engine::publications::view as from;
use serde::Serialize;
use utoipa::ToSchema;

use super::ReadingView;

/// The ledgers of a case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LedgerList {
    /// The reading.
    pub reading: ReadingView,
    /// One ledger for each source and unit.
    pub ledgers: Vec<LedgerView>,
}

/// What one source counts of one unit.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct LedgerEntryView {
    /// The report.
    pub report: String,
    /// The period, as the source has it.
    pub period: String,
    /// The period for people, in the agreement's zone.
    pub period_text: String,
    /// The number.
    pub count: u32,
    /// How it is meant: `exact`, `at-least` and so on.
    pub count_is: String,
    /// Whom it accuses, in the source's words; empty: nobody.
    pub accused: Vec<String>,
    /// The groups of the agreement that those names mean, by id.
    pub accused_groups: Vec<String>,
    /// Its parts.
    pub breakdown: Vec<PartView>,
    /// The running total that the source states.
    pub cumulative: Option<u32>,
    /// Whether its parts come to the number.
    pub sum: SumWord,
    /// What the parts come to, where they do not add up.
    pub parts_come_to: Option<u64>,
    /// Where it can be read.
    pub address: Option<String>,
}

/// One part of a tally.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PartView {
    /// What part.
    pub label: String,
    /// How many.
    pub count: u32,
}

/// Whether the parts of a tally come to its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub enum SumWord {
    /// It states no parts.
    #[serde(rename = "no-parts")]
    NoParts,
    /// They do.
    #[serde(rename = "adds-up")]
    AddsUp,
    /// It says itself that it does not list all.
    #[serde(rename = "partial")]
    Partial,
    /// They do not.
    #[serde(rename = "does-not-add-up")]
    DoesNotAddUp,
}

impl LedgerList {
    /// Returns the ledgers of a view.
    pub fn of(reading: &from::ReadingView, ledgers: &[from::LedgerView]) -> Self {
        Self { reading: ReadingView::from(reading), ledgers: ledgers.iter().map(LedgerView::from).collect() }
    }
}

impl From<&from::LedgerView> for LedgerView {
    fn from(ledger: &from::LedgerView) -> Self {
        Self {
            source: ledger.source.clone(),
            source_name: ledger.source_name.clone(),
            speaks_for: ledger.speaks_for.clone(),
            unit: ledger.unit.clone(),
            entries: ledger.entries.iter().map(LedgerEntryView::from).collect(),
        }
    }
}

impl From<&from::LedgerEntryView> for LedgerEntryView {
    fn from(entry: &from::LedgerEntryView) -> Self {
        let part = |part: &from::PartView| PartView { label: part.label.clone(), count: part.count };
        Self {
            report: entry.report.clone(),
            period: entry.period.clone(),
            period_text: entry.period_text.clone(),
            count: entry.count,
            count_is: entry.count_is.to_string(),
            accused: entry.accused.clone(),
            accused_groups: entry.accused_groups.clone(),
            breakdown: entry.breakdown.iter().map(part).collect(),
            cumulative: entry.cumulative,
            sum: sum(entry.sum),
            parts_come_to: entry.parts_come_to,
            address: entry.address.clone(),
        }
    }
}

fn sum(word: &str) -> SumWord {
    match word {
        "adds-up" => SumWord::AddsUp,
        "partial" => SumWord::Partial,
        "does-not-add-up" => SumWord::DoesNotAddUp,
        _ => SumWord::NoParts,
    }
}
