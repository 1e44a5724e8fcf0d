//! The pieces that mentions are put together from: names of the lexicon, roles, pronouns, words with a capital.
//!
//! In: [`Words`]. Out: [`Atom`]s in the order of the text, none overlapping.

use std::ops::Range;

use super::lexicon::{Entry, Lexicon};
use super::roles::Role;
use super::words::{Classes, Words};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Piece<'a> {
    /// A name of the lexicon.
    Lex(Entry),
    /// A word for a role.
    Role(&'a Role),
    /// A pronoun.
    Pronoun,
    /// A name that the lexicon does not know.
    Name,
    /// A courtesy title.
    Title,
}

/// A piece, with its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Atom<'a> {
    pub tokens: Range<usize>,
    pub piece: Piece<'a>,
}

/// The most words in a name.
const NAME_WORDS_MAX: usize = 6;

/// Small words that stand inside names.
const PARTICLES: [&str; 16] = [
    "de", "la", "van", "von", "der", "den", "da", "dos", "bin", "ibn", "al", "el", "abu", "del", "ould", "ag",
];

/// Returns the pieces of a text.
pub(super) fn atoms<'a>(words: &Words<'_>, lexicon: &'a Lexicon) -> Vec<Atom<'a>> {
    let known = known(words, lexicon);
    let mut atoms = Vec::new();
    for sentence in &words.parsed.sentences {
        in_sentence(words, lexicon, &known, sentence.tokens.clone(), &mut atoms);
    }
    atoms
}

/// A name of the lexicon, by its words.
type Known = (usize, usize, Entry);

/// Returns the names of the lexicon that begin and end with words.
fn known(words: &Words<'_>, lexicon: &Lexicon) -> Vec<Known> {
    let tokens = &words.parsed.tokens;
    let mut known: Vec<Known> = Vec::new();
    let mut at = 0;
    lexicon.find(words.parsed.text(), |start, end, entry| {
        while at < tokens.len() && tokens[at].span.start < start {
            at += 1;
        }
        let mut last = at;
        while last < tokens.len() && tokens[last].span.end < end {
            last += 1;
        }
        let fits = |token: usize, edge: usize, of: fn(&crate::page::Span) -> usize| {
            tokens.get(token).is_some_and(|token| of(&token.span) == edge)
        };
        if fits(at, start, |span| span.start) && fits(last, end, |span| span.end) {
            known.push((at, last + 1, entry));
        }
    });
    known
}

fn in_sentence<'a>(
    words: &Words<'_>,
    lexicon: &'a Lexicon,
    known: &[Known],
    sentence: Range<usize>,
    atoms: &mut Vec<Atom<'a>>,
) {
    let mut next = known.partition_point(|(from, _, _)| *from < sentence.start);
    let mut at = sentence.start;
    while at < sentence.end {
        while known.get(next).is_some_and(|(from, _, _)| *from < at) {
            next += 1;
        }
        let lex = known.get(next).filter(|(from, to, _)| *from == at && *to <= sentence.end);
        let atom = lex
            .map(|(from, to, entry)| Atom { tokens: *from..*to, piece: Piece::Lex(*entry) })
            .filter(|atom| !is_part_of_name(words, atom, &sentence))
            .or_else(|| role(words, lexicon, at, sentence.end))
            .or_else(|| name(words, at, &sentence, known, next));
        let floor = atoms.last().map_or(0, |last| last.tokens.end);
        let atom = atom.map(|atom| Atom { tokens: atom.tokens.start.max(floor)..atom.tokens.end, ..atom });
        at = atom.as_ref().map_or(at + 1, |atom| atom.tokens.end);
        atoms.extend(atom);
    }
}

/// Whether a name of the lexicon is only a piece of another: "May" is handled elsewhere, "Amnesty" in "Amnesty Commission".
fn is_part_of_name(words: &Words<'_>, atom: &Atom<'_>, sentence: &Range<usize>) -> bool {
    let next = atom.tokens.end;
    if atom.tokens.len() == 1 && is_first_name_too(words.lower(atom.tokens.start)) && next < sentence.end {
        return is_name_word(words, next, sentence.start) && !is_body_word(words.lower(next));
    }
    let Piece::Lex(Entry::Actor(_)) = atom.piece else { return false };
    // "Sudan People's Liberation Movement".
    if next + 1 < sentence.end
        && words.is(next, Classes::CAPITAL)
        && over_possessive(words, next + 1, sentence.end, sentence.start).is_some()
    {
        return true;
    }
    atom.tokens.len() == 1
        && next < sentence.end
        && is_body_word(words.lower(next))
        && words.is(next, Classes::CAPITAL)
}

/// Whether the name of a state, a capital or a group is a first name as well.
fn is_first_name_too(word: &str) -> bool {
    const NAMES: [&str; 14] = [
        "karen", "jordan", "chad", "georgia", "israel", "sofia", "paris", "kenya", "india", "santiago",
        "vienna", "malta", "lima", "german",
    ];
    NAMES.contains(&word)
}

fn role<'a>(words: &Words<'_>, lexicon: &'a Lexicon, at: usize, end: usize) -> Option<Atom<'a>> {
    if words.is(at, Classes::PRONOUN) {
        return Some(Atom { tokens: at..at + 1, piece: Piece::Pronoun });
    }
    if words.is(at, Classes::ROLE) {
        for count in (1..=lexicon.roles.longest_from(words.lower(at)).min(end - at)).rev() {
            if let Some(role) = lexicon.roles.get(&words.phrase(at, count)) {
                return Some(Atom { tokens: at..at + count, piece: Piece::Role(role) });
            }
        }
    }
    let is_title = words.is(at, Classes::TITLE) && words.is(at, Classes::CAPITAL);
    is_title.then_some(Atom { tokens: at..at + 1, piece: Piece::Title })
}

/// Returns the run of words with capitals that begins here.
fn name<'a>(
    words: &Words<'_>,
    at: usize,
    sentence: &Range<usize>,
    known: &[Known],
    next: usize,
) -> Option<Atom<'a>> {
    let is_of_many = || over_possessive(words, at + 1, sentence.end, sentence.start).is_some();
    if !is_name_word(words, at, sentence.start) && !is_of_many() {
        return None;
    }
    let stop = known[next.min(known.len())..].iter().map(|(from, _, _)| *from).find(|from| *from > at);
    let stop = stop.unwrap_or(usize::MAX).min(sentence.end).min(at + NAME_WORDS_MAX);
    let mut end = at + 1;
    let mut look = end;
    while look < stop {
        if is_name_word(words, look, sentence.start) {
            end = look + 1;
        } else if let Some(to) = over_possessive(words, look, stop, sentence.start) {
            end = to;
            break;
        } else if !PARTICLES.contains(&words.lower(look)) {
            break;
        }
        look += 1;
    }
    let mut start = at;
    while start > sentence.start
        && at - start < 3
        && PARTICLES.contains(&words.lower(start - 1))
        && end == at + 1
    {
        start -= 1;
    }
    has_two_letters(words, start..end).then_some(Atom { tokens: start..end, piece: Piece::Name })
}

/// Whether there are letters enough for a name. A single one is what is left of broken text, or a mark; "K." is an initial.
fn has_two_letters(words: &Words<'_>, tokens: Range<usize>) -> bool {
    let of = |token: usize| words.lower(token).chars().filter(|c| c.is_alphabetic()).count();
    tokens.clone().map(of).sum::<usize>() > 1 || words.lower(tokens.start).ends_with('.')
}

/// Returns the end of a body's name that goes on after an "'s": "People | 's Liberation Movement".
///
/// Only a name of many may stand before it: in "Kerry's State Department" one owns the other.
fn over_possessive(words: &Words<'_>, at: usize, stop: usize, first: usize) -> Option<usize> {
    const MANY: [&str; 21] = [
        "people",
        "peoples",
        "women",
        "men",
        "children",
        "workers",
        "farmers",
        "peasants",
        "students",
        "youth",
        "teachers",
        "lawyers",
        "writers",
        "doctors",
        "mothers",
        "veterans",
        "soldiers",
        "citizens",
        "journalists",
        "lord",
        "nation",
    ];
    let owner = at.checked_sub(1).filter(|owner| *owner >= first)?;
    let is_owner = MANY.contains(&words.lower(owner)) && words.is(owner, Classes::CAPITAL);
    if !is_owner || !matches!(words.lower(at), "'s" | "’s" | "'" | "’") {
        return None;
    }
    let run = at + 1..(at + 1 + NAME_WORDS_MAX).min(stop.max(at + 1));
    let last = run
        .take_while(|look| is_name_word(words, *look, first))
        .filter(|look| is_body(words, *look))
        .last()?;
    Some(last + 1)
}

fn is_body(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    is_body_word(word) || matches!(word, "republic" | "units" | "militia" | "guard" | "guards" | "volunteers")
}

/// Whether a word can be part of a name.
fn is_name_word(words: &Words<'_>, at: usize, first: usize) -> bool {
    let common = Classes::ARTICLE
        .with(Classes::PREPOSITION)
        .with(Classes::AND)
        .with(Classes::OPENS)
        .with(Classes::AUXILIARY)
        .with(Classes::ADVERB)
        .with(Classes::TIME)
        .with(Classes::PRONOUN)
        .with(Classes::MARK);
    if !words.is(at, Classes::CAPITAL) || words.is(at, common) {
        return false;
    }
    // What opens a sentence, or what is said, has its capital for that.
    let opens =
        at == first || words.is(at - 1, Classes::MARK) && words.lower(at - 1).contains(['"', '“', '‘', ':']);
    // "The U.S. Asked": papers write the word after a dotted name with a capital too.
    let says = at > first && words.is(at, Classes::SAYING) && words.lower(at - 1).matches('.').count() > 1;
    !(opens && is_opener(words.lower(at)) || says)
}

/// Whether a word opens sentences and is no name: a gerund, a plural, an ordinary word.
fn is_opener(word: &str) -> bool {
    word.ends_with("ing")
        || word.ends_with("ions")
        || matches!(
            word,
            "talks"
                | "asked"
                | "fresh"
                | "heavy"
                | "dozens"
                | "hundreds"
                | "thousands"
                | "more"
                | "most"
                | "under"
                | "last"
                | "next"
                | "violence"
                | "clashes"
                | "sources"
                | "hours"
                | "days"
                | "weeks"
                | "war"
                | "peace"
                | "nothing"
                | "nobody"
                | "everyone"
                | "people"
                | "much"
                | "neither"
                | "either"
                | "unlike"
                | "given"
                | "asking"
                | "let"
                | "all"
                | "there"
                | "here"
                | "none"
                | "said"
                | "aid"
                | "air"
                | "artillery"
                | "civilians"
                | "ceasefire"
                | "truce"
                | "eight"
                | "ten"
                | "six"
                | "seven"
                | "nine"
                | "yes"
                | "fear"
                | "fears"
                | "hopes"
                | "anyone"
                | "someone"
                | "nearly"
                | "about"
                | "least"
                | "less"
                | "few"
                | "based"
                | "speaking"
                | "asked,"
        )
}

/// Whether a word with a capital makes the name before it a body's: "Council", "Front".
pub(super) fn is_body_word(word: &str) -> bool {
    matches!(
        word,
        "council"
            | "front"
            | "army"
            | "movement"
            | "party"
            | "committee"
            | "commission"
            | "ministry"
            | "agency"
            | "union"
            | "group"
            | "forces"
            | "force"
            | "brigade"
            | "brigades"
            | "university"
            | "institute"
            | "centre"
            | "center"
            | "league"
            | "organisation"
            | "organization"
            | "association"
            | "federation"
            | "alliance"
            | "coalition"
            | "authority"
            | "congress"
            | "parliament"
            | "senate"
            | "assembly"
            | "court"
            | "network"
            | "observatory"
            | "foundation"
            | "command"
            | "office"
            | "fund"
            | "bank"
            | "news"
            | "times"
            | "post"
            | "tv"
            | "television"
            | "radio"
            | "hospital"
            | "church"
            | "mission"
            | "initiative"
            | "watch"
            | "corps"
            | "bureau"
            | "department"
            | "service"
            | "services"
            | "board"
            | "tribunal"
            | "programme"
            | "program"
    )
}
