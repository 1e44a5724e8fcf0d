//! Ledgers: what each source counts, side by side. Never a grand total.

use crate::model::{CountIs, PartyId, ReportId, SourceId};

/// What one source counts of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The source.
    pub source: SourceId,
    /// What it counts.
    pub unit: String,
    /// Its tallies, by period and id.
    pub entries: Vec<LedgerEntry>,
}

/// One tally in a ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerEntry {
    /// The report.
    pub report: ReportId,
    /// The period, as the source has it.
    pub period: String,
    /// The number.
    pub count: u32,
    /// How it is meant.
    pub count_is: CountIs,
    /// Whom it is about, in the source's words.
    pub accused: Vec<String>,
    /// The groups of the agreement that those names mean.
    pub accused_groups: Vec<PartyId>,
    /// Its parts.
    pub breakdown: Vec<(String, u32)>,
    /// The running total it states.
    pub cumulative: Option<u32>,
    /// Whether the parts add up.
    pub sum: SumCheck,
    /// Where it can be read.
    pub address: Option<String>,
}

/// Whether a tally's parts add up to its count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumCheck {
    /// No parts are given.
    NoParts,
    /// They add up.
    AddsUp,
    /// The source itself gives only some parts, and they do not exceed the count.
    Partial,
    /// They come to this instead. Kept and flagged, never mended.
    ComesTo(u64),
}

impl SumCheck {
    /// Checks the parts of a tally.
    ///
    /// # Example
    /// ```
    /// use engine::standing::SumCheck;
    /// let parts = [("a".to_owned(), 7948), ("b".to_owned(), 978)];
    /// assert_eq!(SumCheck::of(8918, &parts, false), SumCheck::ComesTo(8926));
    /// ```
    pub fn of(count: u32, parts: &[(String, u32)], partial: bool) -> Self {
        let sum: u64 = parts.iter().map(|(_, n)| u64::from(*n)).sum();
        match sum.cmp(&u64::from(count)) {
            _ if parts.is_empty() => Self::NoParts,
            std::cmp::Ordering::Equal => Self::AddsUp,
            std::cmp::Ordering::Less if partial => Self::Partial,
            _ => Self::ComesTo(sum),
        }
    }
}
