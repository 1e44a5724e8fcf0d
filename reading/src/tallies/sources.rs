//! Who counts, and whom a count is charged to.
//!
//! In: a sentence, the frame of a count. Out: spans of names, without "the". Invariant: a pronoun is nobody's name; who is meant
//! by it is whom the sentence, or the count before, names.

use std::ops::Range;

use super::Setting;
use super::counts::Count;
use super::frames::Frame;
use super::words::{self, ACCUSES, CHARGES, COMMITS, COUNTS};
use crate::names::Mention;
use crate::page::Span;
use crate::text::{Parsed, Tag};

/// The most words of a name.
const NAME_MAX: usize = 12;

/// Somebody's names around a count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub parsed: &'a Parsed,
    pub setting: &'a Setting<'a>,
    pub tokens: &'a Range<usize>,
}

impl Names<'_> {
    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.contains(&at) && words.iter().any(|word| self.parsed.is(at, word))
    }

    fn class(&self, at: usize) -> u16 {
        if self.tokens.contains(&at) { words::class(self.parsed, at) } else { 0 }
    }

    /// Returns who counts, if the sentence says so.
    pub(super) fn source(&self, frame: Frame, count: &Count) -> Option<Span> {
        let stated = match frame {
            Frame::Counted(verb) | Frame::Accused(verb) => self.subject(verb),
            Frame::Passive(verb) => self.by_whom(verb),
            Frame::Committed(_) | Frame::Existed | Frame::Bare => None,
        };
        let verb = frame.verb().unwrap_or(count.tokens.start);
        stated.or_else(|| self.counted_by()).or_else(|| self.who_says(verb)).or_else(|| self.according())
    }

    /// Returns whom all of a count is charged to.
    pub(super) fn accused(&self, frame: Frame, count: &Count) -> Option<Span> {
        match frame {
            Frame::Committed(verb) if !self.is_passive(verb) => self.subject(verb),
            Frame::Accused(verb) => self.accused_of(verb),
            _ => self.charged_after(count),
        }
    }

    /// "accused the coalition of 573 violations": the words between.
    fn accused_of(&self, verb: usize) -> Option<Span> {
        let end = self.tokens.end.min(verb + NAME_MAX);
        let of = (verb + 1..end).find(|at| self.is_any(*at, &["of", "for"]))?;
        self.trimmed(verb + 1, of)
    }

    fn is_passive(&self, verb: usize) -> bool {
        let near = verb.saturating_sub(2).max(self.tokens.start)..verb;
        near.into_iter().any(|at| self.is_any(at, &["was", "were", "been", "being"]))
    }

    /// Returns the words between the last comma, or the beginning, and the verb.
    fn subject(&self, verb: usize) -> Option<Span> {
        let floor = verb.saturating_sub(NAME_MAX).max(self.tokens.start);
        let stop = |at: &usize| {
            self.is_any(*at, &["that", "said", ":", ";", "and", "|"])
                || self.parsed.tokens[*at].tag == Tag::Num
                || self.is_any(*at, &[","]) && *at + 1 < verb
        };
        // "the centre, which monitors the truce, recorded": what stands between commas is passed over.
        let end = self.before_relative(verb);
        let mut first = (floor..end).rev().find(stop).map_or(floor, |at| at + 1);
        let dated = (first..end).rev().find(|at| self.is_in_a_date(*at));
        first = dated.map_or(first, |at| at + 1);
        first = self.fronted(first, end).unwrap_or(first);
        self.trimmed(self.after_period(first, end), end)
    }

    /// Returns the first word after what is left of a period whose number is cut off: "24 | hours the desk recorded".
    fn after_period(&self, first: usize, end: usize) -> usize {
        const UNITS: [&str; 11] = [
            "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "period", "years",
        ];
        let follows_number = first > self.tokens.start && self.parsed.tokens[first - 1].tag == Tag::Num;
        if !follows_number || !self.is_any(first, &UNITS) {
            return first;
        }
        let next = first + 1;
        if !self.is_any(next, &["of", "to", "until", "since", "before", "after", "ending"]) {
            return next;
        }
        // "the last three days of the truce the desk recorded": the counter begins with the next article.
        (next + 2..end).find(|at| self.is_any(*at, &["the", "a", "an", "its"])).unwrap_or(end)
    }

    fn before_relative(&self, verb: usize) -> usize {
        if !self.is_any(verb.wrapping_sub(1), &[","]) {
            return verb;
        }
        let floor = verb.saturating_sub(30).max(self.tokens.start);
        let open = (floor..verb - 1).rev().find(|at| {
            self.is_any(*at, &[","])
                && self.is_any(*at + 1, &["which", "who", "a", "the", "in", "over", "during"])
        });
        open.unwrap_or(verb - 1)
    }

    fn is_in_a_date(&self, at: usize) -> bool {
        let span = self.parsed.tokens[at].span;
        let from = self.setting.times.partition_point(|time| time.span.end <= span.start);
        self.setting.times.get(from).is_some_and(|time| time.span.holds(span))
    }

    /// Returns the first word after a place or a time that opens the sentence: "In Luhansk region it logged".
    fn fronted(&self, first: usize, verb: usize) -> Option<usize> {
        self.is_any(first, &["in", "across", "over", "during", "within", "on", "since", "at"])
            .then_some(())?;
        let places = self.setting.places;
        let known = |at: usize| {
            let span = self.parsed.tokens[at].span;
            let from = places.partition_point(|place| place.span.end <= span.start);
            places.get(from).is_some_and(|place| place.span.meets(span))
        };
        let last = (first..verb).rev().find(|at| {
            known(*at)
                || self.is_any(
                    *at,
                    &[
                        "region",
                        "province",
                        "governorate",
                        "district",
                        "hours",
                        "week",
                        "day",
                        "days",
                        "oblast",
                        "period",
                        "month",
                        "total",
                        "state",
                        "city",
                    ],
                )
        })?;
        Some(last + 1)
    }

    /// Returns the name between two words, without articles before and auxiliaries after it.
    fn trimmed(&self, first: usize, end: usize) -> Option<Span> {
        let skipped =
            (first..end).take_while(|at| self.is_any(*at, &["the", "a", "an", "also", "and"])).count();
        let first = first + skipped;
        let last = (first..end).rev().find(|at| {
            !self.is_any(*at, &["has", "have", "had", "also", "also", "was", "were", "been", "'s", "itself"])
        })?;
        let pronoun = first == last && matches!(self.parsed.tokens[last].tag, Tag::Pron | Tag::Det);
        let words = first == last
            && self.is_any(last, &["it", "they", "he", "she", "we", "i", "there", "who", "which"]);
        let has_noun = (first..last + 1).any(|at| {
            matches!(self.parsed.tokens[at].tag, Tag::Noun | Tag::Propn | Tag::X)
                || self.parsed.word(at).starts_with(char::is_uppercase)
        });
        (first <= last && !pronoun && !words && has_noun).then(|| self.parsed.span(&(first..last + 1)))
    }

    /// "were recorded by the centre".
    fn by_whom(&self, verb: usize) -> Option<Span> {
        if self.class(verb) & COUNTS == 0 {
            return None;
        }
        let by = (verb + 1..self.tokens.end.min(verb + 10)).find(|at| self.parsed.is(*at, "by"))?;
        self.name_at(by + 1)
    }

    /// "violations reported by the committee": said beside what the sentence says.
    fn counted_by(&self) -> Option<Span> {
        let verb =
            self.tokens.clone().find(|at| self.class(*at) & COUNTS != 0 && self.is_any(*at + 1, &["by"]))?;
        self.name_at(verb + 2)
    }

    /// "the ministry said it had recorded", "34 violations took place, the ministry said".
    fn who_says(&self, verb: usize) -> Option<Span> {
        let says = |at: &usize| {
            *at != verb
                && matches!(
                    self.parsed.lemma(*at),
                    "say" | "state" | "announce" | "claim" | "declare" | "report" | "tell"
                )
                && self.parsed.tokens[*at].tag == Tag::Verb
        };
        let at = self.tokens.clone().find(says)?;
        self.subject(at)
    }

    /// "according to the centre".
    fn according(&self) -> Option<Span> {
        let at = self
            .tokens
            .clone()
            .find(|at| self.is_any(*at, &["according"]) && self.is_any(*at + 1, &["to"]))?;
        self.name_at(at + 2)
    }

    /// "12 violations by government forces", "12 violations were attributed to the army".
    fn charged_after(&self, count: &Count) -> Option<Span> {
        let end = self.tokens.end.min(count.tokens.end + 12);
        for at in count.tokens.end..end {
            if self.is_any(at, &[",", ";", ":", "("]) || self.parsed.tokens[at].tag == Tag::Num {
                return None;
            }
            let before = self.class(at - 1);
            let by = self.is_any(at, &["by"]) && (before & COUNTS == 0 || before & (CHARGES | COMMITS) != 0);
            let to = self.is_any(at, &["to", "on", "against"]) && before & (CHARGES | ACCUSES) != 0;
            if by || to {
                return self.name_at(at + 1);
            }
        }
        None
    }

    /// Returns the name that begins at a word: somebody known, else the words up to the next mark or preposition.
    fn name_at(&self, at: usize) -> Option<Span> {
        const ENDS: [&str; 21] = [
            ",", ".", ";", ":", "(", ")", "in", "on", "at", "for", "during", "over", "since", "between",
            "from", "while", "with", "to", "as", "near", "against",
        ];
        let at = at + usize::from(self.is_any(at, &["the", "a", "an"]));
        let named = self.mention_at(at).filter(|mention| mention.tokens.end > at);
        let of = |at: usize| {
            let next = self.parsed.tokens.get(at + 1);
            self.is_any(at, &["of"]) && !next.is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Propn))
        };
        let stop = |at: &usize| {
            self.is_any(*at, &ENDS)
                || of(*at)
                || matches!(self.parsed.tokens[*at].tag, Tag::Verb | Tag::Aux | Tag::Num)
        };
        let words_end =
            (at..self.tokens.end.min(at + NAME_MAX)).find(stop).unwrap_or(self.tokens.end.min(at + NAME_MAX));
        let end = named.map_or(words_end, |mention| mention.tokens.end);
        let end = if self.is_any(end, &["of"]) { words_end.max(end) } else { end };
        self.trimmed(at, end)
    }

    fn mention_at(&self, at: usize) -> Option<&Mention> {
        let from = self.setting.mentions.partition_point(|mention| mention.tokens.end <= at);
        self.setting.mentions[from..]
            .iter()
            .take(4)
            .find(|mention| mention.tokens.start <= at && mention.tokens.end > at)
    }
}
