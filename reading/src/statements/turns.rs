//! Turns of speech that make somebody speak without a subject before a verb: "was told by X", "a statement read", "as X put it".
//!
//! In: a word of a sentence. Out: a [`Cue`], or who speaks in it. Invariant: a paper speaks for whoever is named with it.

use std::ops::Range;

use super::cues::{BACK_MAX, Cue, Finder, Subject, is_be};
use crate::names::{self, Classes, Takes, Verb};
use crate::text::Tag;

/// The fewest tokens, with the marks, by which speech is told from a name between marks.
const SPEECH_MIN: usize = 4;

impl Finder<'_> {
    /// Finds a verb that no list has where only a verb of speech can stand: `"...," she sighed.`, `"...," chuckled Kerry.`
    pub(super) fn by_place(&self, token: usize, sentence: &Range<usize>) -> Option<Cue> {
        let words = self.words;
        let parsed = words.parsed;
        if parsed.tokens[token].tag != Tag::Verb
            || words.is_quoted(token)
            || !words.lower(token).ends_with("ed")
        {
            return None;
        }
        let (verb, _) = names::verb_of("say")?;
        let cue = |n: usize, from, to| {
            let subject = Subject::Mention(n);
            Cue { tokens: token..token + 1, verb: Some(verb), subject, from, to, rule: "verb-by-place" }
        };
        if token > sentence.start && self.closes_speech(token - 1, sentence.start) {
            let Some((Subject::Mention(n), to)) = self.named_from(token + 1, sentence.end) else {
                return None;
            };
            return self.mentions[n].is_person().then(|| cue(n, token, to));
        }
        let n = self.ending(token).filter(|n| self.mentions[*n].is_actor())?;
        let from = self.mentions[n].tokens.start;
        let from = from - usize::from(from > sentence.start && words.is(from - 1, Classes::ARTICLE));
        let told = from > sentence.start && self.closes_speech(from - 1, sentence.start);
        // "..., the army launched an attack" has an object.
        let next = token + 1;
        let ends = next >= sentence.end || words.is(next, Classes::MARK.with(Classes::PREPOSITION));
        (told && ends).then(|| cue(n, from, next))
    }

    /// Whether a sentence is speech between marks up to a word, and the speech ends as what is told does: with a comma.
    pub(super) fn closes_speech(&self, last: usize, first: usize) -> bool {
        let words = self.words;
        let comma_after = words.lower(last) == "," && !words.is_quoted(last);
        let close = last - usize::from(comma_after && last > first);
        let inner = words.lower(close.wrapping_sub(1));
        (comma_after || matches!(inner, "," | "?" | "!" | "—" | "–"))
            && close >= first + SPEECH_MIN
            && (first..=close).all(|at| words.is_quoted(at))
    }

    /// Finds "as the mediator put it".
    pub(super) fn as_put_it(&self, token: usize, sentence: &Range<usize>) -> Option<Cue> {
        let words = self.words;
        if words.is_quoted(token) || words.lower(token) != "put" || words.lower(token + 1) != "it" {
            return None;
        }
        let n = self.ending(token)?;
        let from = self.mentions[n].tokens.start;
        let article = usize::from(from > sentence.start && words.is(from - 1, Classes::ARTICLE));
        let before = from.checked_sub(1 + article).filter(|before| *before >= sentence.start)?;
        let cue = Cue {
            tokens: token..token + 2,
            verb: None,
            subject: Subject::Mention(n),
            from,
            to: token + 2,
            rule: "as-put-it",
        };
        // "..., was how the minister put it".
        let how = words.lower(before) == "how" && is_be(words.lower(before.wrapping_sub(1)));
        match how {
            true => Some(Cue { from: before - 1, ..cue }),
            false => (words.lower(before) == "as").then_some(cue),
        }
    }

    /// Finds who speaks in "was told by X that ..." and "was dismissed as "..." by X", and where "by" stands.
    pub(super) fn by_whom(
        &self,
        token: usize,
        group: &Range<usize>,
        sentence: &Range<usize>,
        verb: &Verb,
    ) -> Option<(usize, Subject, usize)> {
        let words = self.words;
        if !(group.start..token).any(|at| is_be(words.lower(at))) {
            return None;
        }
        let by = match (verb.base.as_str(), verb.takes) {
            ("tell" | "warn" | "inform" | "assure" | "advise", _) => Some(token + 1),
            (_, Takes::Object) => (token + 1..sentence.end.min(token + BACK_MAX))
                .find(|at| !words.is_quoted(*at) && (words.lower(*at) == "by" || words.verb(*at).is_some())),
            _ => None,
        };
        let by = by.filter(|by| *by < sentence.end && words.lower(*by) == "by")?;
        let (subject, to) = self.named_from(by + 1, sentence.end)?;
        Some((by, subject, to))
    }

    /// Finds "a statement read: ..." and "..., read a statement from X".
    pub(super) fn paper_reads(&self, token: usize, sentence: &Range<usize>) -> Option<Cue> {
        let words = self.words;
        if !matches!(words.lower(token), "read" | "reads") || words.is_quoted(token) {
            return None;
        }
        let next = words.lower(token + 1);
        let (paper, to) = match next == ":" || words.is_quoted(token + 1) || matches!(next, "," | ".") {
            true => (self.paper_before(token, sentence.start)?, token + 1),
            false => {
                let first = token + 1 + usize::from(words.is(token + 1, Classes::ARTICLE));
                let paper = first..first + 1;
                is_paper(words.lower(first)).then_some((paper, first + 1))?
            }
        };
        let whose = (paper.end..sentence.end.min(paper.end + 3))
            .take_while(|at| {
                matches!(words.lower(*at), "from" | "by" | "of") || words.is(*at, Classes::ARTICLE)
            })
            .last()
            .and_then(|at| self.beginning(at + 1));
        let owner = paper.start.checked_sub(1).and_then(|at| self.ending(at + 1).or_else(|| self.ending(at)));
        let subject = match whose.or(owner) {
            Some(n) => Subject::Mention(n),
            None => Subject::Described(paper.clone()),
        };
        let to = whose.map_or(to, |n| self.mentions[n].tokens.end.max(to));
        let from = paper.start.min(token);
        Some(Cue { tokens: token..token + 1, verb: None, subject, from, to, rule: "paper-reads" })
    }

    /// Returns the paper whose verb this is: "a statement from the army read".
    fn paper_before(&self, token: usize, first: usize) -> Option<Range<usize>> {
        let words = self.words;
        let from = token.saturating_sub(8).max(first);
        let paper = (from..token).rev().find(|at| is_paper(words.lower(*at)))?;
        let clear = (paper + 1..token).all(|at| !words.is(at, Classes::MARK) && words.verb(at).is_none());
        clear.then_some(paper..paper + 1)
    }
}

/// Whether somebody's words stand in it: "a statement", "the letter".
pub(super) fn is_paper(word: &str) -> bool {
    matches!(
        word,
        "statement"
            | "communique"
            | "communiqué"
            | "letter"
            | "message"
            | "tweet"
            | "post"
            | "leaflet"
            | "note"
    )
}
