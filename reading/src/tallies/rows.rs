//! The parts of a count: "Aleppo (27), Hama (7)", "27 in Aleppo and 7 in Hama", "22 were attributed to the army and 9 to rebels".
//!
//! In: words of a sentence. Out: [`List`]s, in order. Read first: [`lists`].
//!
//! Invariant: a list that the text opens by "including", or that has one part alone, is partial: its parts come to no total.

use std::ops::Range;

use super::numbers::{may_begin, number};
use super::words::{self, BREACH, CHARGES, COMMITS, COUNTS, UNIT};
use super::{Row, RowsBy};
use crate::page::Span;
use crate::text::{Parsed, Tag};

/// Parts of one count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    /// By what they divide it, where their form tells.
    pub by: Option<RowsBy>,
    /// The parts.
    pub rows: Vec<Row>,
    /// From the first to the last word.
    pub tokens: Range<usize>,
    /// Whether the text says that there are others.
    pub is_partial: bool,
    /// Whether words such as "of these" tie it to a count.
    pub is_tied: bool,
}

/// By which words a part has its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// "Aleppo (27)"; "Aleppo: 27"; "Aleppo 27".
    Named(u8),
    /// "27 in Aleppo".
    Placed,
    /// "27 by the army", "27 were attributed to the army".
    Charged,
    /// "the army was responsible for 27".
    Subject,
    /// "27 shellings".
    Kind,
}

#[derive(Debug, Clone)]
struct Item {
    row: Row,
    shape: Shape,
    /// From its first to its last word.
    tokens: Range<usize>,
    is_open: bool,
    is_tied: bool,
}

/// The most words a name may have.
const NAME_MAX: usize = 8;
/// The most parts that are read in one sentence.
const ITEMS_MAX: usize = 400;
const OPENS: [&str; 6] = ["including", "include", "included", "among", "notably", "mostly"];
const WHERE: [&str; 10] =
    ["in", "at", "near", "within", "across", "around", "along", "outside", "from", "on"];

/// Returns the lists of parts in a sentence. `taken`: words that are dates, or counts of their own.
pub(super) fn lists(parsed: &Parsed, tokens: Range<usize>, taken: impl Fn(usize) -> bool) -> Vec<List> {
    let mut reader = Reader { parsed, tokens, items: Vec::new() };
    let mut at = reader.tokens.start;
    while at < reader.tokens.end && reader.items.len() < ITEMS_MAX {
        let read = (may_begin(parsed.lower(at)) && !taken(at)).then(|| reader.item(at)).flatten();
        let next = read.as_ref().map_or(at + 1, |item| item.tokens.end.max(at + 1));
        reader.items.extend(read);
        at = next;
    }
    reader.grouped()
}

struct Reader<'a> {
    parsed: &'a Parsed,
    tokens: Range<usize>,
    items: Vec<Item>,
}

impl Reader<'_> {
    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.contains(&at) && words.iter().any(|word| self.parsed.is(at, word))
    }

    fn class(&self, at: usize) -> u16 {
        if self.tokens.contains(&at) { words::class(self.parsed, at) } else { 0 }
    }

    /// Whether a part may end before this word.
    fn ends(&self, at: usize) -> bool {
        !self.tokens.contains(&at)
            || self.is_any(at, &[",", ";", ".", "and", ")", "while", "with", "as"])
            || self.breaks(at)
    }

    /// Whether a new line begins before this word.
    fn breaks(&self, at: usize) -> bool {
        let text = self.parsed.text();
        let (Some(before), Some(here)) =
            (at.checked_sub(1).and_then(|at| self.parsed.tokens.get(at)), self.parsed.tokens.get(at))
        else {
            return true;
        };
        text[before.span.end..here.span.start].contains('\n')
    }

    /// Puts parts of one form that follow each other into lists.
    fn grouped(self) -> Vec<List> {
        let mut lists: Vec<(Shape, List)> = Vec::new();
        for item in self.items {
            match lists.last_mut() {
                Some((shape, list)) if *shape == item.shape && !item.is_tied => {
                    list.tokens.end = item.tokens.end;
                    list.rows.push(item.row);
                }
                _ => lists.push((item.shape, List::of(item))),
            }
        }
        let mut lists: Vec<List> = lists.into_iter().map(|(_, list)| list).collect();
        for list in &mut lists {
            list.is_partial |= list.rows.len() == 1;
        }
        lists.retain(|list| list.rows.len() > 1 || list.is_tied);
        lists
    }

    fn item(&self, at: usize) -> Option<Item> {
        let (count, len) = number(self.parsed, at, self.tokens.end)?;
        let (name, shape, end) = self
            .in_brackets(at, len)
            .or_else(|| self.after_a_mark(at, len))
            .or_else(|| self.with_words_after(at + len))
            .or_else(|| self.with_words_before(at, at + len))
            .or_else(|| self.bare(at, len))
            .or_else(|| self.kind(at, at + len))?;
        let name_start = self.parsed.tokens.partition_point(|token| token.span.start < name.start);
        let first = name_start.min(at);
        // "29 of them": the words go with the number.
        let tokens = first..self.skip_of_them(at + len).max(end);
        let (is_open, is_tied) = (self.is_open(first), self.is_tied(first, at));
        Some(Item { row: Row { name, count }, shape, tokens, is_open, is_tied: is_tied || is_open })
    }

    /// Whether "including" or the like opens a list before its first part.
    fn is_open(&self, first: usize) -> bool {
        let near = first.saturating_sub(4).max(self.tokens.start)..first;
        near.clone().any(|at| self.is_any(at, &OPENS))
            && !near.into_iter().any(|at| may_begin(self.parsed.lower(at)))
    }

    /// Whether "of these", "of which" or a colon ties a part to the count before.
    fn is_tied(&self, first: usize, at: usize) -> bool {
        let from = self.items.last().map_or(self.tokens.start, |item| item.tokens.end);
        let near = first.saturating_sub(4).max(from)..at;
        near.clone().any(|at| {
            self.is_any(at, &["of"]) && self.is_any(at + 1, &["these", "those", "them", "which", "whom"])
        }) || near.into_iter().any(|at| self.is_any(at, &["comprising", "namely", "consisting"]))
    }

    /// "Aleppo (27)", "Aleppo (27 violations)".
    fn in_brackets(&self, at: usize, len: usize) -> Option<(Span, Shape, usize)> {
        let open = at.checked_sub(1).filter(|open| self.is_any(*open, &["("]))?;
        let unit = (at + len..at + len + 3).take_while(|at| self.class(*at) & UNIT != 0).count();
        let close = at + len + unit;
        if !self.is_any(close, &[")", ";"]) {
            return None;
        }
        let is_first = self.items.last().is_none_or(|item| item.shape != Shape::Named(0));
        Some((self.name_before(open, is_first)?, Shape::Named(0), close + 1))
    }

    /// "Aleppo: 27", "Aleppo – 27".
    fn after_a_mark(&self, at: usize, len: usize) -> Option<(Span, Shape, usize)> {
        let mark = at.checked_sub(1).filter(|mark| self.is_any(*mark, &[":", "-", "–", "—", "="]))?;
        let unit = (at + len..at + len + 3).take_while(|at| self.class(*at) & UNIT != 0).count();
        if !self.ends(at + len + unit) {
            return None;
        }
        let is_first = self.items.last().is_none_or(|item| item.shape != Shape::Named(1));
        Some((self.name_before(mark, is_first)?, Shape::Named(1), at + len + unit))
    }

    /// "Aleppo 27, Idlib 9": a name right before the number, and the part ends with it.
    fn bare(&self, at: usize, len: usize) -> Option<(Span, Shape, usize)> {
        let last = at.checked_sub(1).filter(|last| self.tokens.contains(last) && !self.breaks(at))?;
        let capital = self.parsed.word(last).starts_with(char::is_uppercase);
        let gapped = self.items.last().is_some_and(|item| item.shape == Shape::Subject);
        if !self.ends(at + len) || !(capital || gapped) || self.is_any(last, &["The", "In", "At", "No"]) {
            return None;
        }
        let is_first = self.items.is_empty();
        let shape = if gapped { Shape::Subject } else { Shape::Named(2) };
        Some((self.name_before(at, is_first)?, shape, at + len))
    }

    /// "27 in Aleppo", "27 of them were in Aleppo", "27 by the army", "27 were attributed to the army".
    fn with_words_after(&self, from: usize) -> Option<(Span, Shape, usize)> {
        let mut at = self.skip_of_them(from);
        let mut charged = self.items.last().is_some_and(|item| item.shape == Shape::Charged);
        let mut moved = 0;
        while moved < 5 && self.is_light(at) {
            charged |= self.class(at) & (CHARGES | COMMITS) != 0;
            (at, moved) = (at + 1, moved + 1);
        }
        if self.is_any(at, &["by"]) || charged && self.is_any(at, &["to", "on"]) {
            let (name, end) = self.name_after(at + 1)?;
            return Some((name, Shape::Charged, end));
        }
        if self.is_any(at, &["hit", "struck", "targeted"]) && self.is_capital(at + 1) {
            let (name, end) = self.name_after(at + 1)?;
            return Some((name, Shape::Placed, end));
        }
        if self.is_any(at, &["on"]) && self.is_day(at + 1) {
            let (name, end) = self.name_after(at + 1)?;
            return Some((name, Shape::Placed, end));
        }
        if !self.is_any(at, &WHERE) || self.is_any(at, &["from", "on"]) && !self.is_capital(at + 1) {
            return None;
        }
        if self.is_any(at + 1, &["areas", "territory"]) {
            let (name, end) = self.name_after(at + 1)?;
            return Some((name, Shape::Placed, end));
        }
        let place = self.place_start(at + 1)?;
        let (name, end) = self.name_after(place)?;
        Some((name, Shape::Placed, end))
    }

    fn skip_of_them(&self, at: usize) -> usize {
        let unit = (at..at + 3).take_while(|at| self.class(*at) & UNIT != 0).count();
        let at = at + unit;
        let of = self.is_any(at, &["of"]) && self.is_any(at + 1, &["these", "those", "them", "which"]);
        at + if of { 2 } else { 0 }
    }

    /// "were", "recorded", "attributed": what may stand between a number and "in", "by" or "to".
    fn is_light(&self, at: usize) -> bool {
        const LIGHT: [&str; 20] = [
            "were", "was", "are", "is", "have", "has", "been", "being", "had", "took", "place", "each",
            "more", "others", "other", "out", "alone", "of", "them", "also",
        ];
        self.is_any(at, &LIGHT) || self.class(at) & (COUNTS | CHARGES | COMMITS | super::words::HAPPENS) != 0
    }

    fn is_day(&self, at: usize) -> bool {
        self.is_capital(at)
            || self.tokens.contains(&at) && self.parsed.word(at).starts_with(|c: char| c.is_ascii_digit())
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.contains(&at) && self.parsed.word(at).starts_with(char::is_uppercase)
    }

    /// Returns where the name of a place begins: after "the", "the province of", "the northern city of".
    fn place_start(&self, at: usize) -> Option<usize> {
        if self.is_capital(at) {
            return Some(at);
        }
        let end = self.tokens.end.min(at + 5);
        let first = (at..end).find(|at| self.is_capital(*at))?;
        let only = (at..first).all(|at| {
            self.is_any(at, &["the", "of"])
                || matches!(self.parsed.tokens[at].tag, Tag::Adj | Tag::Noun | Tag::Propn)
                    && !self.is_any(at, &["past", "last", "previous", "same", "first"])
        });
        only.then_some(first)
    }

    /// "the army was responsible for 203", "government forces committed 203", "Aleppo accounted for 20".
    fn with_words_before(&self, at: usize, end: usize) -> Option<(Span, Shape, usize)> {
        const PREPS: [&str; 4] = ["for", "of", "in", "with"];
        const WITH_PREP: [&str; 9] = [
            "responsible",
            "accounted",
            "accounts",
            "accounting",
            "blamed",
            "accused",
            "named",
            "behind",
            "charged",
        ];
        let last = at.checked_sub(1).filter(|last| self.tokens.contains(last))?;
        let gapped = self.items.last().is_some_and(|item| item.shape == Shape::Subject);
        let prep = self.is_any(last, &PREPS);
        let verb = if prep { last.checked_sub(1)? } else { last };
        let is_verb = match prep {
            true => self.is_any(verb, &WITH_PREP),
            false => {
                self.class(verb) & (COMMITS | COUNTS) != 0
                    && (self.parsed.tokens[verb].tag == Tag::Verb || self.parsed.word(verb).ends_with("ed"))
                    || self.is_any(verb, &["out"]) && self.is_any(verb - 1, &["carried"])
                    || self.is_any(verb, &["saw", "behind"])
            }
        };
        let unit = (end..end + 3).take_while(|at| self.class(*at) & UNIT != 0).count();
        let ends = self.ends(end + unit) || self.is_any(end + unit, &["of", "cases"]);
        let before = match (is_verb, prep && gapped) {
            (true, _) if ends => verb,
            (false, true) if ends => last,
            _ => return None,
        };
        let before = before - usize::from(self.is_any(before.saturating_sub(1), &["was", "were"]));
        Some((self.name_before(before, false)?, Shape::Subject, end + unit))
    }

    /// "20 shellings": a kind of what is counted, after a word that opens parts, or after another kind.
    fn kind(&self, at: usize, from: usize) -> Option<(Span, Shape, usize)> {
        let goes_on =
            self.items.last().is_some_and(|item| item.shape == Shape::Kind && at <= item.tokens.end + 3);
        let near = at.saturating_sub(5).max(self.tokens.start)..at;
        let opened = near.clone().any(|at| {
            self.is_any(at, &OPENS)
                || self
                    .is_any(at, &[":", "comprising", "namely", "consisting", "which", "these", "them", "("])
        });
        if !(goes_on || opened) {
            return None;
        }
        let from = self.skip_of_them(from).min(if self.is_any(from, &["of"]) { usize::MAX } else { from });
        let from = from + usize::from(self.is_any(from, &["were", "was"]));
        let len = (from..self.tokens.end.min(from + NAME_MAX)).take_while(|at| !self.ends(*at)).count();
        let end = (from..from + len)
            .find(|at| {
                matches!(self.parsed.tokens[*at].tag, Tag::Verb | Tag::Aux) && *at > from
                    || self.is_any(*at, &WHERE)
            })
            .unwrap_or(from + len);
        let noun = (from..end).any(|at| matches!(self.parsed.tokens[at].tag, Tag::Noun | Tag::Propn));
        let repeats = end == from + 1 && self.class(from) & BREACH != 0;
        (noun && !repeats).then(|| (self.parsed.span(&(from..end)), Shape::Kind, end))
    }

    /// Returns the name before a mark: back to the mark or "and" before it; the first of a list also to a preposition.
    fn name_before(&self, end: usize, is_first: bool) -> Option<Span> {
        let from = self.items.last().map_or(self.tokens.start, |item| item.tokens.end);
        let floor = end.saturating_sub(NAME_MAX).max(from).max(self.tokens.start);
        let parts = |at: &usize| {
            self.is_any(*at, &[",", "and", ":", ";", "(", ")", "while", "with", "•", "-", "–", "—"])
                || is_first && self.is_any(*at, &["of", "in", "by", "were", "was", "from", "to", "including"])
        };
        let mut start = (floor..end).rev().find(parts).map_or(floor, |at| at + 1);
        start = (start..end).rev().find(|at| *at > start && self.breaks(*at)).unwrap_or(start);
        while start < end
            && self.is_any(start, &["the", "and", "in", "a", "of", "by", "for", "*", "•", "-", "–"])
        {
            start += 1;
        }
        (start < end).then(|| self.parsed.span(&(start..end)))
    }

    /// Returns the words from `start` to the next mark or "and", and where they end.
    fn name_after(&self, start: usize) -> Option<(Span, usize)> {
        const ENDS: [&str; 16] = [
            ",", "and", ".", ";", "while", ":", "(", ")", "but", "during", "on", "with", "over", "as",
            "since", "in",
        ];
        let start = if self.is_any(start, &["the"]) { start + 1 } else { start };
        let last = self.tokens.end.min(start + NAME_MAX);
        let end = (start..last)
            .find(|at| {
                *at > start && (self.breaks(*at) || self.is_any(*at, &ENDS)) || self.is_any(*at, &ENDS[..9])
            })
            .unwrap_or(last);
        (start < end).then(|| (self.parsed.span(&(start..end)), end))
    }
}

impl List {
    fn of(item: Item) -> Self {
        let by = match item.shape {
            Shape::Named(_) | Shape::Subject => None,
            Shape::Placed => Some(RowsBy::Place),
            Shape::Charged => Some(RowsBy::Accused),
            Shape::Kind => Some(RowsBy::Kind),
        };
        Self {
            by,
            rows: vec![item.row],
            tokens: item.tokens,
            is_partial: item.is_open,
            is_tied: item.is_tied,
        }
    }
}
