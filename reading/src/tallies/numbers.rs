//! Numbers of counts: "34", "1,203", "thirty-four", "two hundred and six", "a hundred".
//!
//! In: words of a sentence. Out: the number, and how many words it has. Invariant: a share, a sum of money, a
//! length of time and a measure of distance are no counts.

use crate::text::Parsed;
use crate::times::{figure, small_number};

/// What a number before it makes no count.
const MEASURES: [&str; 26] = [
    "%",
    "percent",
    "per",
    "hours",
    "hour",
    "days",
    "day",
    "weeks",
    "week",
    "months",
    "month",
    "years",
    "year",
    "minutes",
    "km",
    "kilometres",
    "kilometers",
    "metres",
    "meters",
    "miles",
    "mm",
    "million",
    "billion",
    "a.m.",
    "p.m.",
    "o'clock",
];

/// Whether a word, in small letters, may begin a number: cheap, and asked of every word.
pub(super) fn may_begin(word: &str) -> bool {
    match word.as_bytes() {
        [first, ..] if first.is_ascii_digit() => true,
        [first, _, _, ..] => {
            matches!(first, b'o' | b't' | b'f' | b's' | b'e' | b'n') && small_number(word).is_some()
        }
        _ => false,
    }
}

/// Returns the number that begins at a word before `end`, and how many words it has.
pub(super) fn number(parsed: &Parsed, at: usize, end: usize) -> Option<(u32, usize)> {
    if at >= end {
        return None;
    }
    let word = parsed.lower(at);
    let first = match may_begin(word) {
        true => figure(word).or_else(|| small_number(word))?,
        false if (parsed.is(at, "a") || parsed.is(at, "one")) && parsed.is(at + 1, "hundred") => 1,
        false => return None,
    };
    let (value, len) = scaled(parsed, first, at, end);
    let next = at + len;
    let measures = next < end && MEASURES.iter().any(|word| parsed.is(next, word));
    let money = at > 0 && parsed.word(at - 1).starts_with(['$', '€', '£', '#', '+']);
    (!measures && !money).then_some((value, len))
}

/// "two hundred and six", "3 thousand": what follows makes it larger.
fn scaled(parsed: &Parsed, first: u32, at: usize, end: usize) -> (u32, usize) {
    let (mut value, mut len) = (first, 1);
    for (word, by) in [("hundred", 100), ("thousand", 1_000)] {
        if at + len < end && parsed.is(at + len, word) {
            value = value.saturating_mul(by);
            len += 1;
        }
    }
    if len == 1 {
        return (value, len);
    }
    let and = usize::from(at + len < end && parsed.is(at + len, "and"));
    let rest = (at + len + and < end).then(|| small_number(parsed.lower(at + len + and))).flatten();
    match rest.filter(|_| value % 100 == 0) {
        Some(rest) => (value.saturating_add(rest), len + and + 1),
        None => (value, len),
    }
}
