//! Ledgers: what each source counts, side by side. Never a grand total.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::Bench;
use crate::model::{CountIs, PartyId, ReportId, SourceId};
use crate::reports::{Body, Report, Tally};

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

/// Returns the ledgers of the reports used, by source and unit.
pub(super) fn ledgers(bench: &Bench<'_>, used: &[usize]) -> Vec<Ledger> {
    let mut by_key: BTreeMap<(SourceId, String), Vec<LedgerEntry>> = BTreeMap::new();
    for &at in used {
        let report = &bench.reports[at];
        if let Body::Tally(tally) = &report.body {
            let key = (report.source.clone(), tally.unit.clone());
            by_key.entry(key).or_default().push(entry(bench, report, tally));
        }
    }
    let ledger = |((source, unit), mut entries): ((SourceId, String), Vec<LedgerEntry>)| {
        entries.sort_by(|a, b| (&a.period, &a.report).cmp(&(&b.period, &b.report)));
        Ledger { source, unit, entries }
    };
    by_key.into_iter().map(ledger).collect()
}

fn entry(bench: &Bench<'_>, report: &Report, tally: &Tally) -> LedgerEntry {
    let at = report.when.as_ref().map(|w| w.interval(&bench.terms.agreement.zone).start);
    let groups: BTreeSet<PartyId> =
        tally.accused.iter().flat_map(|name| bench.roster.groups(name, at)).map(|g| g.id.clone()).collect();
    LedgerEntry {
        report: report.id.clone(),
        period: report.when.as_ref().map_or_else(|| "not stated".to_owned(), ToString::to_string),
        count: tally.count,
        count_is: tally.count_is,
        accused: tally.accused.clone(),
        accused_groups: groups.into_iter().collect(),
        breakdown: tally.breakdown.clone(),
        cumulative: tally.cumulative,
        sum: SumCheck::of(tally.count, &tally.breakdown, tally.breakdown_partial),
        address: report.address.clone(),
    }
}
