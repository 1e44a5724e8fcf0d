//! Counts: a number and the word for what is counted, "at least 34 new ceasefire violations".
//!
//! In: the words of a sentence. Out: [`Count`]s, in order. Read first: [`counts`].

use std::ops::Range;

use engine::model::CountIs;

use super::numbers::{may_begin, number};
use super::words::{self, BREACH, FILLER, OF, TIMES, TOTAL, UNIT};
use crate::text::{Parsed, Tag};

/// The most words between a number and its unit.
const BETWEEN_MAX: usize = 5;

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    /// The number.
    pub value: u32,
    /// How it is meant.
    pub is: CountIs,
    /// From "at least" to the unit.
    pub tokens: Range<usize>,
    /// The number itself.
    pub number: Range<usize>,
    /// What is counted, without words that say nothing of the kind.
    pub unit: Range<usize>,
    /// Whether it is by its name a breach of a truce.
    pub is_breach: bool,
    /// Whether it is what the number of something came to: "the number of violations stood at 34".
    pub is_stated: bool,
}

/// Returns the counts among `tokens`, leaving out the words that `taken` says are others'.
pub(super) fn counts(parsed: &Parsed, tokens: Range<usize>, taken: impl Fn(usize) -> bool) -> Vec<Count> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let may = may_begin(parsed.lower(at)) || parsed.is(at, "a") || parsed.is(at, "no");
        match may.then(|| count(parsed, at, &tokens)).flatten().filter(|_| !taken(at)) {
            Some(count) => {
                at = count.tokens.end;
                found.push(count);
            }
            None => at += 1,
        }
    }
    found
}

fn count(parsed: &Parsed, at: usize, tokens: &Range<usize>) -> Option<Count> {
    let (value, len) = match parsed.is(at, "no") {
        true => (0, 1),
        false => number(parsed, at, tokens.end)?,
    };
    let number = at..at + len;
    let (value, is, first) = bound(parsed, value, at, tokens.start);
    let is_breach = |unit: &Range<usize>| unit.clone().any(|at| words::class(parsed, at) & BREACH != 0);
    if let Some(unit) = unit(parsed, number.end, tokens.end) {
        let is_breach = is_breach(&unit);
        return Some(Count { value, is, tokens: first..unit.end, number, unit, is_breach, is_stated: false });
    }
    let (verb, unit) =
        came_to(parsed, first, tokens.start).filter(|_| ends(parsed, number.end, tokens.end))?;
    let is_breach = is_breach(&unit);
    Some(Count { value, is, tokens: verb..number.end, number, unit, is_breach, is_stated: true })
}

/// Returns the words for what is counted, which follow the number.
fn unit(parsed: &Parsed, from: usize, end: usize) -> Option<Range<usize>> {
    let end = end.min(from + BETWEEN_MAX + 1);
    let class = |at: usize| words::class(parsed, at);
    let first = (from..end).find(|at| class(*at) & UNIT != 0)?;
    if (from..first).any(|at| !may_stand_between(parsed, at)) {
        return None;
    }
    // The last word of "shelling incidents" is the unit, with what stands before it.
    let head = (first..end).take_while(|at| class(*at) & UNIT != 0).last()?;
    if goes_on(parsed, head + 1, end) {
        return None;
    }
    let start = (from..head).find(|at| class(*at) & FILLER == 0).unwrap_or(head);
    Some(start..head + 1 + of_what(parsed, head))
}

/// "the number of violations stood at 34", "violations came to 34": returns the verb and what is counted.
fn came_to(parsed: &Parsed, first: usize, start: usize) -> Option<(usize, Range<usize>)> {
    let is = |at: usize, words: &[&str]| at >= start && words.iter().any(|word| parsed.is(at, word));
    let before = first.checked_sub(1)?;
    let moved = [
        "stood",
        "stands",
        "came",
        "comes",
        "rose",
        "risen",
        "climbed",
        "fell",
        "fallen",
        "dropped",
        "amounted",
        "amounts",
        "remained",
        "increased",
        "decreased",
        "grew",
    ];
    let (verb, is_copula) = match is(before, &["at", "to"]) && before > start && is(before - 1, &moved) {
        true => (before - 1, false),
        false if is(before, &["reached", "totalled", "totaled", "totalling", "numbered", "exceeded"]) => {
            (before, false)
        }
        false if is(before, &["was", "is", "were", ":"]) => (before, true),
        false => return None,
    };
    let from = verb.saturating_sub(16).max(start);
    let class = |at: usize| words::class(parsed, at);
    let unit = (from..verb).rev().find(|at| class(*at) & UNIT & !TIMES != 0)?;
    let is_number = (from..unit).any(|at| class(at) & TOTAL != 0 && parsed.is(at + 1, "of"))
        || (from..verb).any(|at| parsed.is(at, "total"));
    (is_number || !is_copula && class(unit) & BREACH != 0).then_some((verb, unit..unit + 1))
}

/// Whether nothing that is counted follows a number.
fn ends(parsed: &Parsed, at: usize, end: usize) -> bool {
    at >= end || !matches!(parsed.tokens[at].tag, Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num)
}

fn may_stand_between(parsed: &Parsed, at: usize) -> bool {
    let token = &parsed.tokens[at];
    matches!(token.tag, Tag::Adj | Tag::Noun | Tag::Propn | Tag::Adv)
        || words::class(parsed, at) & FILLER != 0
        || token.tag == Tag::Verb && parsed.word(at).ends_with("ed")
        || parsed.word(at).contains('-') && token.span.len() > 3
}

/// Whether the noun goes on: in "violation monitors" and "attack helicopters" the unit is none.
fn goes_on(parsed: &Parsed, at: usize, end: usize) -> bool {
    const DAYS: [&str; 6] = ["today", "yesterday", "overnight", "daily", "last", "total"];
    at < end
        && parsed.tokens[at].tag == Tag::Noun
        && !DAYS.iter().any(|day| parsed.is(at, day))
        && words::class(parsed, at) == 0
}

/// Returns how many words "of shelling" has after "cases".
fn of_what(parsed: &Parsed, head: usize) -> usize {
    if words::class(parsed, head) & (OF | BREACH) != OF || !parsed.is(head + 1, "of") {
        return 0;
    }
    let kind = |at: &usize| {
        parsed.tokens.get(*at).is_some_and(|token| {
            token.sentence == parsed.tokens[head].sentence
                && (matches!(token.tag, Tag::Noun | Tag::Adj) || parsed.word(*at).contains('-'))
                && !parsed.word(*at).starts_with(char::is_uppercase)
        })
    };
    let len = (head + 2..head + 6).take_while(kind).count();
    if len == 0 { 0 } else { len + 1 }
}

/// Returns the number as it is meant, how it is meant, and the first word that says so.
fn bound(parsed: &Parsed, value: u32, at: usize, start: usize) -> (u32, CountIs, usize) {
    if let Some(range) = range(parsed, value, at, start) {
        return range;
    }
    // Each is so many words before the number, from the last to the first.
    const BOUNDS: [(&[&[&str]], CountIs); 8] = [
        (&[&["least"], &["at"]], CountIs::AtLeast),
        (&[&["fewer"], &["no"]], CountIs::AtLeast),
        (&[&["than"], &["less", "fewer"], &["no", "not"]], CountIs::AtLeast),
        (&[&["than"], &["more"]], CountIs::MoreThan),
        (&[&["of"], &["upwards"]], CountIs::MoreThan),
        (&[&["over", "exceeding"]], CountIs::MoreThan),
        (&[&["about", "around", "some", "nearly", "almost", "approximately", "roughly"]], CountIs::About),
        (&[&["of"], &["total"]], CountIs::Exact),
    ];
    let is = |at: usize, words: &[&str]| words.iter().any(|word| parsed.is(at, word));
    let stands = |words: &[&[&str]]| {
        at >= start + words.len() && words.iter().enumerate().all(|(n, words)| is(at - 1 - n, words))
    };
    let found = BOUNDS.iter().find(|(words, _)| stands(words));
    let (len, meant) = found.map_or((0, CountIs::Exact), |(words, meant)| (words.len(), *meant));
    let first = at - len;
    (value, meant, first - usize::from(first > start && is(first - 1, &["a", "the"])))
}

/// "between 30 and 40", "30 to 40": at least the first is stated.
fn range(parsed: &Parsed, value: u32, at: usize, start: usize) -> Option<(u32, CountIs, usize)> {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| parsed.is(at, word));
    if at < start + 2 || !is(at - 1, &["to", "and", "or", "-", "–"]) {
        return None;
    }
    let (low, len) = number(parsed, at - 2, at - 1).filter(|(low, _)| *low < value)?;
    let between = at >= start + 3 && is(at - 3, &["between", "from"]);
    let is_range = len == 1 && (between || !parsed.is(at - 1, "and"));
    is_range.then(|| (low, CountIs::AtLeast, at - 2 - usize::from(between)))
}
