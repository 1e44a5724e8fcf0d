//! Of which days a count is.
//!
//! In: a sentence, the dates of a text. Out: the first and the last day. Invariant: a period is stated, or follows from the day
//! that heads the bulletin; it is never guessed. A count "in the week before" is of days that nobody states.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Setting;
use super::numbers::number;
use crate::text::Parsed;

/// The first and the last day.
pub(super) type Period = (Date, Date);

/// Returns the days that a count of a sentence is of.
pub(super) fn period(parsed: &Parsed, setting: &Setting<'_>, n: usize) -> Option<Period> {
    let finder = Finder { parsed, setting };
    let tokens = parsed.sentences[n].tokens.clone();
    if finder.is_of_before(&tokens) {
        return None;
    }
    let here = finder.dates(n);
    let heading =
        (0..parsed.sentences.len().min(2)).filter(|other| *other != n).find_map(|other| finder.dates(other));
    let published = parsed.article.published.map(|published| published.date);
    let end = heading.map(|(_, last)| last).or(published);
    if let Some(days) = finder.past_days(&tokens).zip(here.map(|(_, last)| last).or(end)) {
        let (back, end) = days;
        return Some((end.checked_sub(back.days()).ok()?, end));
    }
    if finder.is_since(n) {
        return here.zip(end).map(|((first, _), end)| (first, end)).filter(|(first, end)| first <= end);
    }
    let is_week = |n: usize| finder.says(n, "week", "ending") || finder.says(n, "week", "ended");
    let week = (0..parsed.sentences.len().min(2)).chain([n]).any(is_week);
    match (here, heading, week) {
        (_, Some((_, end)), true) | (Some((_, end)), None, true) => {
            Some((end.checked_sub(6.days()).ok()?, end))
        }
        (Some(days), _, false) => Some(days),
        (None, heading, _) => heading,
    }
}

struct Finder<'a> {
    parsed: &'a Parsed,
    setting: &'a Setting<'a>,
}

impl Finder<'_> {
    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.parsed.is(at, word))
    }

    /// "in the previous reporting period", "the week before".
    fn is_of_before(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|at| {
            let before = self.is_any(at, &["previous", "preceding", "prior", "earlier"])
                && (at + 1..at + 3)
                    .any(|at| self.is_any(at, &["reporting", "period", "week", "day", "month", "24"]));
            before && self.is_any(at.wrapping_sub(1), &["the"]) && !self.is_compared(at, tokens.start)
        })
    }

    /// "compared with the previous week": the count itself is of this one.
    fn is_compared(&self, at: usize, start: usize) -> bool {
        let near = at.saturating_sub(8).max(start)..at;
        near.into_iter().any(|at| self.is_any(at, &["compared", "than", "from", "against", "with"]))
    }

    /// Returns how many days back "the past 24 hours", "the last three days" and "the past week" reach.
    fn past_days(&self, tokens: &Range<usize>) -> Option<i64> {
        tokens.clone().find_map(|at| {
            if self.is_any(at, &["24-hour"]) || self.parsed.is(at, "24") && self.parsed.is(at + 1, "hours") {
                return Some(1);
            }
            if !self.is_any(at, &["past", "last", "preceding"]) {
                return None;
            }
            if self.is_any(at + 1, &["week"]) && self.is_any(at, &["past"]) {
                return Some(6);
            }
            let count = self.small(at + 1, tokens.end)?;
            match self.parsed.lemma(at + 2) {
                "hour" if count % 24 == 0 => Some(count / 24),
                "day" if count <= 366 => Some((count - 1).max(0)),
                _ => None,
            }
        })
    }

    fn small(&self, at: usize, end: usize) -> Option<i64> {
        if at + 1 >= end {
            return None;
        }
        let (value, len) = number(self.parsed, at, at + 1)?;
        (len == 1).then_some(i64::from(value))
    }

    /// "since 12 September".
    fn is_since(&self, n: usize) -> bool {
        let Some(time) = self.setting.times.iter().find(|time| time.sentence == n && time.days.is_some())
        else {
            return false;
        };
        let first = self.parsed.tokens_in(time.span).start;
        let from = first.saturating_sub(6).max(self.parsed.sentences[n].tokens.start);
        (from..first).any(|at| self.parsed.is(at, "since"))
    }

    fn says(&self, sentence: usize, one: &str, two: &str) -> bool {
        let tokens = self.parsed.sentences[sentence].tokens.clone();
        tokens.into_iter().any(|at| self.parsed.is(at, one) && self.parsed.is(at + 1, two))
    }

    fn dates(&self, sentence: usize) -> Option<Period> {
        let from = self.setting.times.partition_point(|time| time.sentence < sentence);
        let mut here = self.setting.times[from..].iter().take_while(|time| time.sentence == sentence);
        here.find_map(|time| time.days)
    }
}
