//! The clauses of a sentence: what it says itself, and what it says about what.
//!
//! By small words and tags, not by a parse: a clause begins at the word that opens it and ends with a mark that can close
//! it, or with the sentence. A clause may lie inside another. Invariant: there is one main clause for each sentence.

use std::ops::Range;

use super::Tag;
use super::parsed::{Clause, ClauseKind, Parsed};

/// The most clauses of one sentence.
const CLAUSES_MAX: usize = 40;
/// Verbs whose "from ...-ing" names what does not happen.
const PREVENTING: [&str; 14] = [
    "prevent",
    "stop",
    "keep",
    "bar",
    "block",
    "ban",
    "prohibit",
    "deter",
    "discourage",
    "restrain",
    "refrain",
    "protect",
    "hinder",
    "abstain",
];

/// Returns the clauses of sentence `n`.
pub(super) fn find(parsed: &Parsed, n: usize) -> Vec<Clause> {
    let words = parsed.sentences[n].tokens.clone();
    let mut clauses = vec![Clause { sentence: n, tokens: words.clone(), kind: ClauseKind::Main }];
    for at in words.clone() {
        if clauses.len() >= CLAUSES_MAX {
            break;
        }
        if let Some(kind) = opens(parsed, &words, at) {
            clauses.push(Clause { sentence: n, tokens: at..end(parsed, &words, at, kind), kind });
        }
    }
    clauses
}

/// Returns what kind of clause begins with word `at`, if one does.
fn opens(parsed: &Parsed, words: &Range<usize>, at: usize) -> Option<ClauseKind> {
    let tag = parsed.tokens[at].tag;
    let before = at.checked_sub(1).filter(|n| words.contains(n)).map(|n| parsed.tokens[n].tag);
    let opens = |kind: ClauseKind, does: bool| does.then_some(kind);
    match parsed.lower(at) {
        "to" => opens(ClauseKind::Purpose, opens_purpose(parsed, words, at)),
        "from" => opens(ClauseKind::Prevented, is_ing(parsed, words, at + 1) && prevents(parsed, words, at)),
        "that" => that(tag, before),
        "whether" => Some(ClauseKind::That),
        "who" | "which" | "whom" | "whose" | "where" => opens(ClauseKind::Which, before.is_some()),
        "if" | "unless" | "provided" => opens(ClauseKind::If, tag != Tag::Verb),
        "because" => opens(ClauseKind::Because, !parsed.is(at + 1, "of")),
        "while" | "though" | "although" | "when" | "as" | "after" | "before" | "since" | "until" => {
            opens(ClauseKind::While, tag != Tag::Adv && has_verb(parsed, words, at))
        }
        _ => {
            let set_off = before == Some(Tag::Punct) && parsed.word(at - 1) == ",";
            opens(ClauseKind::Participle, set_off && is_ing(parsed, words, at))
        }
    }
}

/// Whether "to" opens a clause of its own: a verb follows.
fn opens_purpose(parsed: &Parsed, words: &Range<usize>, at: usize) -> bool {
    let follows = |n: usize| (words.contains(&n)).then(|| parsed.tokens[n].tag);
    match follows(at + 1) {
        Some(Tag::Verb | Tag::Aux) => !is_ing(parsed, words, at + 1),
        Some(Tag::Adv | Tag::Part) => matches!(follows(at + 2), Some(Tag::Verb)),
        _ => false,
    }
}

/// Returns what "that" opens: what is said, or what is said of a noun.
fn that(tag: Tag, before: Option<Tag>) -> Option<ClauseKind> {
    match (tag, before) {
        (Tag::Sconj, _) => Some(ClauseKind::That),
        (Tag::Pron, Some(Tag::Noun | Tag::Propn)) => Some(ClauseKind::Which),
        _ => None,
    }
}

fn is_ing(parsed: &Parsed, words: &Range<usize>, at: usize) -> bool {
    words.contains(&at)
        && parsed.word(at).ends_with("ing")
        && matches!(parsed.tokens[at].tag, Tag::Verb | Tag::Noun | Tag::Aux)
}

/// Whether one of the preventing verbs stands before "from", in the same stretch.
fn prevents(parsed: &Parsed, words: &Range<usize>, at: usize) -> bool {
    let first = words.start.max(at.saturating_sub(20));
    (first..at).rev().any(|n| PREVENTING.contains(&parsed.lemma(n)))
}

/// Whether a verb with a subject before it follows soon: "as leaders gather", not "as a major focus".
fn has_verb(parsed: &Parsed, words: &Range<usize>, at: usize) -> bool {
    let rest = at + 1..words.end.min(at + 12);
    let stretch = rest.take_while(|n| !matches!(parsed.word(*n), "," | ";" | "." | "\"" | "”"));
    stretch.skip(1).any(|n| matches!(parsed.tokens[n].tag, Tag::Verb | Tag::Aux) && !is_ing(parsed, words, n))
}

/// Returns the place after the last word of a clause that begins at `at`.
fn end(parsed: &Parsed, words: &Range<usize>, at: usize, kind: ClauseKind) -> usize {
    // One that is set off by a comma, or opens the sentence, ends with the next comma; others run on past a list.
    let set_off = at == words.start || parsed.is(at - 1, ",");
    let ends_with_comma = match kind {
        ClauseKind::Which
        | ClauseKind::If
        | ClauseKind::While
        | ClauseKind::Participle
        | ClauseKind::Because => set_off,
        _ => false,
    };
    for n in at + 1..words.end {
        let closes = match parsed.word(n) {
            ";" | "—" | "–" | "--" | ":" => true,
            "," => ends_with_comma || turns(parsed, n + 1, words.end),
            "." | "!" | "?" => n + 1 == words.end,
            "\"" | "”" => n + 1 < words.end && parsed.quotation_at(parsed.tokens[n].span.start).is_none(),
            _ => false,
        };
        if closes {
            return n;
        }
    }
    words.end
}

/// Whether what follows a comma is no part of the clause before: a turn, or who says it.
fn turns(parsed: &Parsed, at: usize, end: usize) -> bool {
    let is_turn = matches!(
        parsed.lower(at),
        "but" | "while" | "although" | "though" | "who" | "which" | "whom" | "where" | "adding" | "however"
    );
    let speaks = |n: usize| {
        matches!(parsed.lemma(n), "say" | "tell" | "add" | "state" | "report" | "announce" | "warn")
    };
    is_turn || (at..end.min(at + 8)).take_while(|n| parsed.word(*n) != ",").any(speaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(text: &str) -> Vec<(ClauseKind, String)> {
        let parsed = crate::read(text.as_bytes(), &crate::Given::default()).parsed;
        let all = parsed.clauses.iter().filter(|clause| clause.kind != ClauseKind::Main);
        all.map(|clause| (clause.kind, parsed.span(&clause.tokens).of(parsed.text()).to_owned())).collect()
    }

    #[test]
    fn what_is_prevented_or_meant_is_told_from_what_is_done() {
        let found = clauses("The steps are meant to keep the army from shelling the towns of the north.");
        assert!(
            found.contains(&(ClauseKind::Prevented, "from shelling the towns of the north".to_owned())),
            "{found:?}"
        );
        let found = clauses("They signed a deal to fight the group in the east.");
        assert_eq!(found, [(ClauseKind::Purpose, "to fight the group in the east".to_owned())]);
    }

    #[test]
    fn what_is_said_and_on_what_condition() {
        let found = clauses("If the shelling goes on, the talks will end, the envoy said on Monday.");
        assert_eq!(found, [(ClauseKind::If, "If the shelling goes on".to_owned())]);
        let found = clauses("The ministry said that aid had reached the town, but the rebels denied it.");
        assert_eq!(found, [(ClauseKind::That, "that aid had reached the town".to_owned())]);
    }

    #[test]
    fn what_is_said_of_a_noun_ends_with_its_comma() {
        let found = clauses("The envoy, who met the rebels in Doha, left the city on Monday.");
        assert_eq!(found, [(ClauseKind::Which, "who met the rebels in Doha".to_owned())]);
    }
}
