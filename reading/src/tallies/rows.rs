//! The parts of a count: "Aleppo (27), Hama (7)", "27 in Aleppo and 7 in Hama", "22 were attributed to the army and 9 to rebels".

use std::ops::Range;

use super::{Row, RowsBy};
use crate::page::Span;
use crate::text::Parsed;
use crate::times::figure;

/// Parts, and by what they divide where the words say so.
pub(super) type List = (Option<RowsBy>, Vec<Row>);

/// The most words a name may have.
const NAME_MAX: usize = 8;

/// Returns the lists of parts in a sentence.
pub(super) fn lists(parsed: &Parsed, tokens: Range<usize>) -> Vec<List> {
    let reader = Reader { parsed, tokens };
    let all = [reader.in_brackets(), reader.attributed(), reader.named_in(), reader.in_places()];
    all.into_iter().flatten().collect()
}

struct Reader<'a> {
    parsed: &'a Parsed,
    tokens: Range<usize>,
}

impl Reader<'_> {
    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.contains(&at) && words.iter().any(|word| self.parsed.is(at, word))
    }

    fn number(&self, at: usize) -> Option<u32> {
        if !self.tokens.contains(&at) {
            return None;
        }
        let word = self.parsed.word(at);
        figure(word).or_else(|| crate::times::small_number(self.parsed.lower(at)))
    }

    /// "Aleppo (27), Hama (7) and Homs (3)".
    fn in_brackets(&self) -> Option<List> {
        let mut rows = Vec::new();
        let mut from = self.tokens.start;
        for at in self.tokens.clone() {
            if !(self.is_any(at, &["("]) && self.is_any(at + 2, &[")"])) {
                continue;
            }
            let Some(count) = self.number(at + 1) else { continue };
            if let Some(name) = self.name_before(at, from, rows.is_empty()) {
                rows.push(Row { name, count });
            }
            from = at + 3;
        }
        (rows.len() >= 2).then_some((None, rows))
    }

    /// Returns the name before a bracket: back to the mark or "and" before it; the first of a list also to a preposition.
    fn name_before(&self, end: usize, from: usize, first: bool) -> Option<Span> {
        let floor = end.saturating_sub(NAME_MAX).max(from);
        let parts = |at: &usize| {
            self.is_any(*at, &[",", "and", ":", ";", "(", ")"])
                || (first && self.is_any(*at, &["of", "in", "by", "were", "was", "from", "to"]))
        };
        let mut start = (floor..end).rev().find(parts).map_or(floor, |at| at + 1);
        while start < end && self.is_any(start, &["the", "and", "in", "a"]) {
            start += 1;
        }
        (start < end).then(|| self.parsed.span(&(start..end)))
    }

    /// Returns the words from `start` to the next mark or "and".
    fn name_after(&self, start: usize) -> Option<Span> {
        let start = if self.is_any(start, &["the"]) { start + 1 } else { start };
        let last = self.tokens.end.min(start + NAME_MAX);
        let end = (start..last)
            .find(|at| self.is_any(*at, &[",", "and", ".", ";", "while", ":", "(", "but", "during", "on"]))
            .unwrap_or(last);
        (start < end).then(|| self.parsed.span(&(start..end)))
    }

    /// "22 were attributed to the army and 9 to rebels"; "12 by the government, 3 by the opposition".
    fn attributed(&self) -> Option<List> {
        let mut rows = Vec::new();
        let mut charged = false;
        for at in self.tokens.clone() {
            let Some(count) = self.number(at) else { continue };
            let words = at + 1..self.tokens.end.min(at + 6);
            let verb = words.clone().find(|at| {
                self.is_any(*at, &["attributed", "blamed", "ascribed", "committed", "charged", "carried"])
            });
            charged |= verb.is_some();
            let from = verb.map_or(at + 1, |verb| verb + 1);
            let prep = (from..self.tokens.end.min(from + 2)).find(|at| self.is_any(*at, &["to", "on", "by"]));
            let near = verb.is_some() || charged && self.is_any(at + 1, &["to", "on", "by"]);
            if let Some(name) = prep.filter(|_| near).and_then(|prep| self.name_after(prep + 1)) {
                rows.push(Row { name, count });
            }
        }
        (charged && rows.len() >= 2).then_some((Some(RowsBy::Accused), rows))
    }

    /// "The government was named in 29 of them and the rebels in 38"; "the army was responsible for 203 and the rebels for 39".
    fn named_in(&self) -> Option<List> {
        let verb = self.tokens.clone().find(|at| {
            self.is_any(*at, &["named", "blamed", "responsible", "accused"])
                && self.is_any(at + 1, &["in", "for", "of"])
                && self.number(at + 2).is_some()
        })?;
        let prep = self.parsed.word(verb + 1).to_ascii_lowercase();
        let first = self.name_before(verb.checked_sub(1)?, self.tokens.start, false)?;
        let mut rows = vec![Row { name: first, count: self.number(verb + 2)? }];
        for at in verb + 3..self.tokens.end {
            if !(self.is_any(at, &[&prep]) && self.number(at + 1).is_some()) {
                continue;
            }
            if let (Some(name), Some(count)) = (self.name_before(at, verb + 3, false), self.number(at + 1)) {
                rows.push(Row { name, count });
            }
        }
        (rows.len() >= 2).then_some((Some(RowsBy::Accused), rows))
    }

    /// "27 in Aleppo, 7 in Hama and 3 in Homs".
    fn in_places(&self) -> Option<List> {
        let mut rows = Vec::new();
        for at in self.tokens.clone() {
            let Some(count) = self.number(at) else { continue };
            let capital =
                |at: usize| self.tokens.contains(&at) && self.parsed.word(at).starts_with(char::is_uppercase);
            let the = usize::from(self.is_any(at + 2, &["the"]));
            if self.is_any(at + 1, &["in"]) && capital(at + 2 + the) {
                rows.extend(self.name_after(at + 2 + the).map(|name| Row { name, count }));
            }
        }
        (rows.len() >= 2).then_some((Some(RowsBy::Place), rows))
    }
}
