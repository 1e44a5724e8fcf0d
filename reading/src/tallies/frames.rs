//! Frames: by which words a text says that somebody counted.
//!
//! In: a [`Count`] and the words around it. Out: [`Frame`], or nothing where the number is told and not counted. Read first:
//! [`Around::frame`]. Invariant: whoever committed what is counted is never taken for whoever counts.

use std::ops::Range;

use super::counts::Count;
use super::words::{
    self, ACCUSES, BREACH, CHARGES, COMMITS, COUNTS, HAPPENS, HEARS, REACHES, TIMES, TOTAL, VIOLATES,
};
use crate::Rule;
use crate::text::{Parsed, Tag};

/// The most words between a verb and its count.
const LEFT_MAX: usize = 20;
/// The most words between a count and its verb.
const RIGHT_MAX: usize = 16;

/// How a count is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// "the mission recorded 34 violations": the verb.
    Counted(usize),
    /// "34 violations were recorded": the verb.
    Passive(usize),
    /// "government forces committed 34 violations": the verb.
    Committed(usize),
    /// "the army accused the rebels of 34 violations": the verb.
    Accused(usize),
    /// "there were 34 violations", "34 violations took place".
    Existed,
    /// "34 violations in the past 24 hours": no verb at all.
    Bare,
}

impl Frame {
    pub(super) const fn rule(self) -> Rule {
        match self {
            Self::Counted(_) => "tally-counted",
            Self::Passive(_) => "tally-passive",
            Self::Committed(_) => "tally-committed",
            Self::Accused(_) => "tally-accused",
            Self::Existed => "tally-existed",
            Self::Bare => "tally-bare",
        }
    }

    /// Returns the verb, if there is one.
    pub(super) const fn verb(self) -> Option<usize> {
        match self {
            Self::Counted(at) | Self::Passive(at) | Self::Committed(at) | Self::Accused(at) => Some(at),
            Self::Existed | Self::Bare => None,
        }
    }
}

/// The words around counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub parsed: &'a Parsed,
    pub tokens: &'a Range<usize>,
    pub counts: &'a [Count],
}

impl Around<'_> {
    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.contains(&at) && words.iter().any(|word| self.parsed.is(at, word))
    }

    fn class(&self, at: usize) -> u16 {
        if self.tokens.contains(&at) { words::class(self.parsed, at) } else { 0 }
    }

    /// Returns how the `n`-th count is told.
    pub(super) fn frame(&self, n: usize) -> Option<Frame> {
        let count = &self.counts[n];
        if self.is_compared(count) || self.is_part(n) {
            return None;
        }
        if count.is_stated {
            return Some(Frame::Existed);
        }
        if let Some(frame) = self.before(n) {
            return Some(frame);
        }
        self.after(n).or_else(|| self.is_bare(n).then_some(Frame::Bare))
    }

    /// "compared with 52 violations", "up from 52": what it is measured by is no count of this text.
    fn is_compared(&self, count: &Count) -> bool {
        let near = count.tokens.start.saturating_sub(3).max(self.tokens.start)..count.tokens.start;
        near.clone().any(|at| self.is_any(at, &["compared", "against", "versus", "vs"]))
            || near
                .into_iter()
                .any(|at| self.is_any(at, &["from"]) && self.is_any(at.wrapping_sub(1), &["up", "down"]))
    }

    /// "34 violations, including 16 explosions": a count that words make a part of the one before it.
    fn is_part(&self, n: usize) -> bool {
        let Some(before) = n.checked_sub(1) else { return false };
        let between = self.counts[before].tokens.end..self.counts[n].tokens.start;
        let opens = between.clone().any(|at| {
            self.is_any(
                at,
                &["including", "which", "these", "them", "those", "comprising", "namely", "consisting"],
            ) || self.is_any(at, &["(", ":", "among", "included", "includes"])
        });
        opens || self.is_part(before) && between.into_iter().all(|at| self.is_any(at, &[",", "and"]))
    }

    /// Looks for the verb before the count.
    fn before(&self, n: usize) -> Option<Frame> {
        let first = self.counts[n].tokens.start;
        let floor = first.saturating_sub(LEFT_MAX).max(self.tokens.start);
        let mut at = first;
        while at > floor {
            at -= 1;
            if let Some(other) = self.counts[..n].iter().find(|other| other.tokens.contains(&at)) {
                at = other.tokens.start;
                continue;
            }
            match self.verb(at, n) {
                Some(frame) => return frame,
                None if self.is_any(at, &[";", ":"]) => return None,
                None => {}
            }
        }
        None
    }

    /// Returns what a word before the count makes of it: `None`, nothing, and the search goes on; `Some(None)`, it is told only.
    fn verb(&self, at: usize, n: usize) -> Option<Option<Frame>> {
        let count = &self.counts[n];
        let class = self.class(at);
        let tag = self.parsed.tokens[at].tag;
        if words::class(self.parsed, count.unit.start) & TIMES != 0 {
            let violates = class & VIOLATES != 0 && self.is_verb(at);
            return (tag == Tag::Verb || violates).then_some(violates.then_some(Frame::Committed(at)));
        }
        if class & COUNTS != 0 && self.is_verb(at) {
            let heard = class & HEARS != 0 && !count.is_breach && !self.has_counter(at);
            return Some((!heard).then_some(Frame::Counted(at)));
        }
        if class & ACCUSES != 0 && tag != Tag::Noun {
            return Some(count.is_breach.then_some(Frame::Accused(at)));
        }
        // "accused the rebels of committing": whoever accuses comes before.
        if class & COMMITS != 0 && self.is_any(at.wrapping_sub(1), &["of", "for"]) {
            return None;
        }
        if class & COMMITS != 0 && tag != Tag::Noun
            || self.is_any(at, &["carried"]) && self.is_any(at + 1, &["out"])
        {
            return Some(count.is_breach.then_some(Frame::Committed(at)));
        }
        if class & REACHES != 0 && tag == Tag::Verb && self.counts_before(at) {
            return Some(Some(Frame::Existed));
        }
        match tag {
            Tag::Aux if self.is_be(at) => self.be(at, count),
            Tag::Verb if !self.is_light_verb(at) => Some(None),
            _ => None,
        }
    }

    /// "there were 34 violations"; "the number of incidents was 34 violations"; else a copula tells no count.
    fn be(&self, at: usize, count: &Count) -> Option<Option<Frame>> {
        let back = at.saturating_sub(3).max(self.tokens.start)..at;
        if back.into_iter().any(|at| self.is_any(at, &["there"])) {
            return Some((count.is_breach || self.counts.len() > 1).then_some(Frame::Existed));
        }
        Some(self.counts_before(at).then_some(Frame::Existed))
    }

    fn is_be(&self, at: usize) -> bool {
        self.is_any(at, &["is", "are", "was", "were", "been", "be"])
    }

    /// "has put the number at", "including", "ending": a verb that the search passes over.
    fn is_light_verb(&self, at: usize) -> bool {
        self.is_any(
            at,
            &[
                "including",
                "ending",
                "ended",
                "beginning",
                "put",
                "puts",
                "compared",
                "past",
                "covered",
                "covering",
            ],
        ) || self.class(at) & words::FILLER != 0 && self.parsed.tokens[at].tag != Tag::Verb
    }

    fn is_verb(&self, at: usize) -> bool {
        // A "report" and a "count" are nouns too; the tagger takes "recorded" for anything.
        self.parsed.tokens[at].tag == Tag::Verb
            || self.parsed.word(at).ends_with("ed")
            || self.is_any(at, &["heard", "saw", "broke"])
    }

    /// "the number of violations", "the total": what stands before a verb counts.
    fn counts_before(&self, verb: usize) -> bool {
        let from = verb.saturating_sub(12).max(self.tokens.start);
        (from..verb).any(|at| self.class(at) & (TOTAL | BREACH) != 0)
    }

    /// Whether who heard or saw is somebody who watches for others: "observers", "the mission".
    fn has_counter(&self, verb: usize) -> bool {
        const WATCHERS: [&str; 24] = [
            "observers",
            "observer",
            "monitors",
            "monitor",
            "mission",
            "patrol",
            "patrols",
            "team",
            "teams",
            "centre",
            "center",
            "committee",
            "camera",
            "cameras",
            "office",
            "smm",
            "desk",
            "group",
            "commission",
            "observatory",
            "network",
            "peacekeepers",
            "it",
            "verifiers",
        ];
        let from = verb.saturating_sub(10).max(self.tokens.start);
        (from..verb).any(|at| self.is_any(at, &WATCHERS))
    }

    /// Looks for the verb after the count: "34 violations were recorded", "34 violations took place".
    fn after(&self, n: usize) -> Option<Frame> {
        let count = &self.counts[n];
        let next = self.counts.get(n + 1).map_or(self.tokens.end, |next| next.tokens.start);
        let end = self.tokens.end.min(count.tokens.end + RIGHT_MAX);
        for at in count.tokens.end..end {
            let class = self.class(at);
            if class & (COUNTS | CHARGES) != 0 && self.is_verb(at) {
                return self.told_after(n, at, at < next);
            }
            if class & HAPPENS != 0 || self.is_any(at, &["took"]) && self.is_any(at + 1, &["place"]) {
                return (count.is_breach || self.counts.len() > 1).then_some(Frame::Existed);
            }
            if self.is_any(at, &[";", ":"]) || self.parsed.tokens[at].tag == Tag::Verb {
                return None;
            }
        }
        None
    }

    /// Returns what a verb of counting after the count makes of it.
    fn told_after(&self, n: usize, verb: usize, is_next: bool) -> Option<Frame> {
        let count = &self.counts[n];
        let has_aux = (count.tokens.end..verb).any(|at| self.parsed.tokens[at].tag == Tag::Aux);
        let beside = verb <= count.tokens.end + 1;
        let charged = self.class(verb) & CHARGES != 0 && self.class(verb) & COUNTS == 0;
        match (charged, has_aux || beside && is_next) {
            (_, false) => None,
            (true, true) => count.is_breach.then_some(Frame::Passive(verb)),
            (false, true) => Some(Frame::Passive(verb)),
        }
    }

    /// "34 violations in the past 24 hours": the count opens the sentence, and no verb follows.
    fn is_bare(&self, n: usize) -> bool {
        let count = &self.counts[n];
        let opens = (self.tokens.start..count.tokens.start)
            .all(|at| !matches!(self.parsed.tokens[at].tag, Tag::Verb | Tag::Aux | Tag::Pron));
        let has_verb = self.tokens.clone().any(|at| {
            matches!(self.parsed.tokens[at].tag, Tag::Verb | Tag::Aux) && !self.is_any(at, &["including"])
        });
        n == 0
            && count.is_breach
            && count.value > 0
            && opens
            && !has_verb
            && count.tokens.start <= self.tokens.start + 8
    }
}
