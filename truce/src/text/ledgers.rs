//! The rival counts, side by side: a line for each source. Never added, never ranked.

use engine::model::{CountIs, PartyId, When};
use engine::standing::{Ledger, LedgerEntry, SumCheck};
use engine::terms::Terms;
use jiff::{Span, Zoned};

use crate::console::Console;
use crate::error::Failure;

/// How many sources are shown.
const SHOWN: usize = 8;

/// One source's count that is shown for it.
struct Shown<'a> {
    name: &'a str,
    ledger: &'a Ledger,
    entry: &'a LedgerEntry,
    /// Whether the unit is the one that rivals argue in, and how many days it covers.
    weight: (bool, i64),
}

/// Writes a line for each source that counts what a side did: its count of breaches, over its longest period.
pub fn write(console: &mut Console, terms: &Terms, ledgers: &[Ledger]) -> Result<(), Failure> {
    let all = counts(terms, ledgers);
    let mut shown: Vec<&Shown<'_>> = Vec::new();
    for count in &all {
        match shown.iter_mut().find(|other| other.ledger.source == count.ledger.source) {
            Some(other) if other.weight < count.weight => *other = count,
            Some(_) => {}
            None => shown.push(count),
        }
    }
    shown.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.name.cmp(b.name)));
    shown.truncate(SHOWN);
    if shown.is_empty() {
        return console.line("No source counts what a side did over a period.");
    }
    console.line("Rival counts, side by side and never added:")?;
    for count in &shown {
        console.paragraph("  - ", &format!("{}: {}", count.name, said(terms, count)))?;
    }
    match all.len().saturating_sub(shown.len()) {
        0 => Ok(()),
        more => console.line(&format!("  and {more} more counts in the bulletin")),
    }
}

/// Returns for each ledger its entry with the longest period of those that accuse somebody.
fn counts<'a>(terms: &'a Terms, ledgers: &'a [Ledger]) -> Vec<Shown<'a>> {
    let mut all = Vec::new();
    for ledger in ledgers {
        let accusing = ledger.entries.iter().filter(|entry| !entry.accused.is_empty());
        let Some(entry) = accusing.max_by_key(|entry| days(&entry.period)) else { continue };
        let name = terms.sources.get(&ledger.source).map_or(ledger.source.as_str(), |s| s.name.as_str());
        let is_of_breaches = ["violation", "breach"].iter().any(|word| ledger.unit.contains(word));
        all.push(Shown { name, ledger, entry, weight: (is_of_breaches, days(&entry.period)) });
    }
    all
}

fn days(period: &str) -> i64 {
    When::parse(period).ok().and_then(|when| when.day_count()).unwrap_or(0)
}

fn said(terms: &Terms, count: &Shown<'_>) -> String {
    let entry = count.entry;
    let how = match entry.count_is {
        CountIs::Exact => String::new(),
        other => format!("{} ", other.as_str().replace('-', " ")),
    };
    let whom = match entry.accused_groups.as_slice() {
        [] => entry.accused.join(", "),
        groups => groups.iter().map(PartyId::as_str).collect::<Vec<_>>().join(", "),
    };
    let odd = match entry.sum {
        SumCheck::ComesTo(sum) => format!("; its own parts come to {sum}"),
        _ => String::new(),
    };
    let period = period(terms, &entry.period);
    format!("{how}{} {} laid to {whom}, {period}{odd}", entry.count, count.ledger.unit)
}

/// Returns a period as people write it: "12 to 19 Sep 2016".
fn period(terms: &Terms, text: &str) -> String {
    let Some(when) = When::parse(text).ok().filter(|when| !when.is_open()) else {
        return text.to_owned();
    };
    let interval = when.interval(&terms.agreement.zone);
    let first = interval.start.to_zoned(terms.agreement.zone.clone());
    let after = interval.end.to_zoned(terms.agreement.zone.clone());
    let last = after.checked_sub(Span::new().minutes(1)).unwrap_or(after);
    let shown = |at: &Zoned, pattern: &str| at.strftime(pattern).to_string();
    match (first.date() == last.date(), first.month() == last.month()) {
        (true, _) => shown(&last, "%-d %b %Y"),
        (false, true) => format!("{} to {}", shown(&first, "%-d"), shown(&last, "%-d %b %Y")),
        (false, false) => format!("{} to {}", shown(&first, "%-d %b"), shown(&last, "%-d %b %Y")),
    }
}
