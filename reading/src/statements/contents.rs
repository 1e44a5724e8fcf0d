//! What is said in the writer's words: from a cue to the words that are its content.
//!
//! In: [`Cue`]s. Out: [`Content`]s, at most one a cue. What is said stands after the cue ("said that ..."), before it ("...,
//! Kerry said"), or, for "according to", on its other side. Invariant: a content is of one sentence, and holds words that
//! are not between marks.

use std::ops::Range;

use super::cues::{Cue, Finder};
use crate::names::{Classes, Takes};

/// The words that a cue makes somebody say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    /// Which cue.
    pub cue: usize,
    /// Its words.
    pub tokens: Range<usize>,
    /// Whether words of it stand outside quotation marks. If not, it is a quotation and nothing more.
    pub is_indirect: bool,
    /// Whom the speaker told it, if anybody is named.
    pub told: Option<usize>,
}

/// The most words that a content has: no sentence that people write has more.
const WORDS_MAX: usize = 400;

/// The most cues of one sentence whose contents are looked for.
const CUES_MAX: usize = 48;

/// Returns the contents of all cues of a sentence.
pub(crate) fn of_sentence(
    finder: &Finder<'_>,
    cues: &[Cue],
    which: Range<usize>,
    sentence: Range<usize>,
    add: &mut Vec<Content>,
) {
    let mut from = sentence.start;
    for n in which.clone().take(CUES_MAX) {
        let next = which.end.min(n + 2).gt(&(n + 1)).then(|| &cues[n + 1]);
        let content = of_cue(finder, cues, n, next, from..sentence.end);
        if let Some(content) = &content {
            from = content.tokens.end.max(cues[n].tokens.end);
        }
        add.extend(content);
    }
}

fn of_cue(
    finder: &Finder<'_>,
    cues: &[Cue],
    n: usize,
    next: Option<&Cue>,
    sentence: Range<usize>,
) -> Option<Content> {
    let cue = &cues[n];
    let from = sentence.start.max(cue.from.saturating_sub(WORDS_MAX));
    let sentence = from..sentence.end.min(cue.to + WORDS_MAX);
    if cue.rule == "by-whom" {
        return by_whom(finder, cue, n, sentence.end);
    }
    if cue.rule == "paper-reads" {
        return None;
    }
    if cue.verb.is_none() {
        return according(finder, cue, n, sentence);
    }
    let (start, told) = after_cue(finder, cue, sentence.end);
    let end = cut(finder, start, next, sentence.end);
    let word = finder.words.lower(start);
    // "said, ..." and "said in a statement carried by ...": what is said stands before.
    let is_aside =
        start > cue.tokens.end && word.ends_with("ed") && finder.words.is(start + 1, Classes::PREPOSITION);
    let breaks = !finder.words.is_quoted(start) && (word == "," || is_aside);
    if !breaks
        && !matches!(cue.takes(), Takes::Quote)
        && cue.rule != "inverted"
        && start < end
        && (cue.takes() == Takes::Object || says_something(finder, start..end))
    {
        return Some(content(finder, n, start..end, told));
    }
    before_cue(finder, cue, n, sentence, told)
}

/// "was told by X that ..." has what is said after X, "was dismissed as ... by X" before "by".
fn by_whom(finder: &Finder<'_>, cue: &Cue, n: usize, end: usize) -> Option<Content> {
    let words = finder.words;
    let tokens = match cue.takes() {
        // "accused by residents of firing".
        Takes::Object if cue.from == cue.tokens.end => cue.to..end,
        // "dismissed as "a waste" by": "as" is no word of theirs.
        Takes::Object => cue.tokens.end + usize::from(words.lower(cue.tokens.end) == "as")..cue.from,
        _ if words.lower(cue.to) == "that" => cue.to + 1..end,
        _ => return None,
    };
    let last =
        tokens.end.checked_sub(1).filter(|last| words.is(*last, Classes::MARK) && !words.is_quoted(*last));
    let tokens = tokens.start..last.unwrap_or(tokens.end);
    (tokens.start < tokens.end).then(|| content(finder, n, tokens, None))
}

fn content(finder: &Finder<'_>, cue: usize, tokens: Range<usize>, told: Option<usize>) -> Content {
    let words = finder.words;
    let plain = tokens.clone().filter(|at| !words.is_quoted(*at) && !words.is(*at, Classes::MARK)).count();
    Content { cue, is_indirect: plain > 0, tokens, told }
}

/// Whether some words are more than a time, a place, a mark.
fn says_something(finder: &Finder<'_>, tokens: Range<usize>) -> bool {
    let words = finder.words;
    let first = tokens.start;
    let is_aside =
        words.is(first, Classes::PREPOSITION) && !words.is_quoted(first) && words.lower(first) != "for";
    let weighty = tokens.filter(|at| {
        !words.is(*at, Classes::MARK.with(Classes::TIME).with(Classes::ADVERB).with(Classes::AND))
    });
    let count = weighty.count();
    count > 0 && !(is_aside && count < 7)
}

/// Returns where what is said begins after a cue, and who is told.
fn after_cue(finder: &Finder<'_>, cue: &Cue, end: usize) -> (usize, Option<usize>) {
    let words = finder.words;
    let mut at = cue.tokens.end;
    let mut told = None;
    if cue.name() == "tell" || cue.name() == "warn" && finder.beginning(at).is_some() {
        (at, told) = after_told(finder, at, end);
    }
    if cue.takes() != Takes::Clause {
        return (at, told);
    }
    for _ in 0..4 {
        let skipped = skip_aside(finder, at, end);
        if skipped == at {
            break;
        }
        at = skipped;
    }
    match words.lower(at) {
        "that" => (at + 1, told),
        _ => (at, told),
    }
}

/// Goes over whoever is told: "reporters", "the Security Council".
fn after_told(finder: &Finder<'_>, at: usize, end: usize) -> (usize, Option<usize>) {
    let words = finder.words;
    if let Some(n) = finder.beginning(at).filter(|n| finder.mentions[*n].tokens.end < end) {
        return (finder.mentions[n].tokens.end, Some(n));
    }
    let told = crate::names::verbs().told.iter().find(|told| words.stands(at, told));
    if let Some(told) = told {
        return (at + told.len(), None);
    }
    // "told the packed hall that": everything up to "that" or a mark, if that is near.
    let stop =
        (at..end.min(at + 7)).find(|token| words.lower(*token) == "that" || words.is(*token, Classes::MARK));
    (stop.unwrap_or((at + 1).min(end)), None)
}

/// Goes over one time or place between a cue and what is said.
fn skip_aside(finder: &Finder<'_>, at: usize, end: usize) -> usize {
    let words = finder.words;
    if at >= end || words.is_quoted(at) {
        return at;
    }
    if words.is(at, Classes::TIME)
        || matches!(words.lower(at), "later" | "earlier" | "again" | "bluntly" | "also")
    {
        return at + 1;
    }
    if !words.is(at, Classes::PREPOSITION)
        || matches!(
            words.lower(at),
            "of" | "as" | "like" | "for" | "under" | "between" | "without" | "despite"
        )
    {
        return at;
    }
    let that = (at + 1..end.min(at + 16)).find(|token| {
        words.lower(*token) == "that"
            || words.lower(*token) == ":"
            || words.is_quoted(*token)
            || words.verb(*token).is_some()
    });
    if let Some(that) = that.filter(|that| words.lower(*that) == "that" || words.is(*that, Classes::MARK)) {
        return that;
    }
    let mut next = at + 1;
    while next < end && (words.is(next, Classes::ARTICLE.with(Classes::TIME)) || is_number(words.lower(next)))
    {
        next += 1;
    }
    let venue = matches!(
        words.lower(next),
        "statement"
            | "interview"
            | "speech"
            | "letter"
            | "tweet"
            | "post"
            | "broadcast"
            | "briefing"
            | "address"
            | "visit"
    );
    let named = finder.beginning(next).map(|n| &finder.mentions[n]).filter(|mention| mention.is_place);
    match (venue, named) {
        (true, _) => next + 1,
        (_, Some(place)) => place.tokens.end,
        _ if next > at + 1 && (words.is(next - 1, Classes::TIME) || is_number(words.lower(next - 1))) => next,
        _ => at,
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns where what is said ends: before the next cue of the same speaker, before a colon and a quotation, with the sentence.
fn cut(finder: &Finder<'_>, start: usize, next: Option<&Cue>, end: usize) -> usize {
    let words = finder.words;
    let mut stop = end;
    if let Some(next) = next {
        let shares = matches!(next.subject, super::cues::Subject::Before)
            || matches!(next.rule, "according-to" | "sentence-subject" | "quoted");
        let inverted = next.rule == "inverted";
        let before = match next.from > start + 1 && words.is(next.from - 1, Classes::AND) {
            true => next.from - 2,
            false => next.from.saturating_sub(1),
        };
        let after_comma = next.from > start && words.lower(before) == ",";
        if (shares || inverted || after_comma) && next.from >= start {
            stop = next.from;
        }
    }
    let colon = (start..stop).find(|at| words.lower(*at) == ":" && words.is_quoted(at + 1));
    stop = colon.unwrap_or(stop);
    while stop > start && is_loose_end(finder, stop - 1) {
        stop -= 1;
    }
    stop
}

/// Whether a word at the end of what is said does not belong to it: a full stop, a comma, "but".
fn is_loose_end(finder: &Finder<'_>, token: usize) -> bool {
    let words = finder.words;
    let word = words.lower(token);
    let is_mark = words.is(token, Classes::MARK) && !words.is_quoted(token) && !matches!(word, ")" | "%");
    is_mark || matches!(word, "and" | "but" | "while" | "as" | "then")
}

/// Returns what stands before a cue, if it is what is said: "The deal is off, Kerry said."
fn before_cue(
    finder: &Finder<'_>,
    cue: &Cue,
    n: usize,
    sentence: Range<usize>,
    told: Option<usize>,
) -> Option<Content> {
    let words = finder.words;
    if !matches!(cue.takes(), Takes::Clause) {
        return None;
    }
    let start = skip_loose(finder, sentence.start, cue.from);
    let comma = cue.from.checked_sub(1).filter(|comma| *comma > start)?;
    let closes = words.lower(comma) == "," || words.is_quoted(comma);
    let end = match words.lower(comma) {
        "," if !words.is_quoted(comma) => comma,
        _ => comma + 1,
    };
    let long = (start..end).filter(|at| !words.is(*at, Classes::MARK)).count() >= 3;
    let aside = words.is(start, Classes::PREPOSITION) && end - start < 5 && !words.is_quoted(start);
    (closes && long && !aside).then(|| content(finder, n, start..end, told))
}

fn skip_loose(finder: &Finder<'_>, start: usize, end: usize) -> usize {
    let words = finder.words;
    let mut at = start;
    while at < end
        && !words.is_quoted(at)
        && (words.is(at, Classes::MARK) || matches!(words.lower(at), "but" | "and"))
    {
        at += 1;
    }
    at
}

/// Returns what is so according to somebody: the rest of the sentence, on the side that is longer.
fn according(finder: &Finder<'_>, cue: &Cue, n: usize, sentence: Range<usize>) -> Option<Content> {
    let before = skip_loose(finder, sentence.start, cue.from)..trim(finder, sentence.start, cue.from);
    let from = skip_loose(finder, aside_end(finder, cue, &sentence), sentence.end);
    let after = from..trim(finder, from, sentence.end);
    let longer = match before.len() > after.len() || before.len() > 6 {
        true => before,
        false => after,
    };
    (longer.len() >= 3).then(|| content(finder, n, longer, None))
}

/// Returns where "according to an official in Quibdo," ends: at the comma, or at the one after a name beside it.
fn aside_end(finder: &Finder<'_>, cue: &Cue, sentence: &Range<usize>) -> usize {
    let words = finder.words;
    if cue.from > sentence.start {
        return cue.to;
    }
    let is_comma = |at: &usize| words.lower(*at) == "," && !words.is_quoted(*at);
    let Some(comma) = (cue.to..sentence.end.min(cue.to + 14)).find(is_comma) else { return cue.to };
    let beside = finder.beginning(comma + 1).map(|n| finder.mentions[n].tokens.end);
    beside.filter(is_comma).unwrap_or(comma)
}

fn trim(finder: &Finder<'_>, start: usize, end: usize) -> usize {
    let mut stop = end;
    while stop > start && is_loose_end(finder, stop - 1) {
        stop -= 1;
    }
    stop
}
