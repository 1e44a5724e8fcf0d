//! Parts of speech, as Universal Dependencies names them.
//!
//! In: the words of a sentence. Out: a [`Tag`] for each. Read first: [`tag`]. Marks and figures are told by their form, the
//! rest by an averaged perceptron whose weights stand in `reading/data/tagger`, with where they are from.

mod features;
mod lessons;
mod model;
mod train;

pub use lessons::lessons;
pub use train::{Lesson, Trained, train};

use std::sync::LazyLock;

use features::Facts;
use model::Model;

use super::Token;

/// The weights, and the words that need none.
static ENGLISH: LazyLock<Model<'static>> = LazyLock::new(|| {
    Model::read(include_bytes!("../../../data/tagger/english.bin"))
        .expect("the weights are the trainer's own")
});

/// A part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// An adjective.
    Adj,
    /// A preposition.
    Adp,
    /// An adverb.
    Adv,
    /// An auxiliary: "has", "will", "may"; a copula: "is".
    Aux,
    /// "and", "or", "but".
    Cconj,
    /// "the", "a", "which".
    Det,
    /// "oh".
    Intj,
    /// A noun.
    Noun,
    /// A number.
    Num,
    /// "not", "to" before a verb, "'s".
    Part,
    /// A pronoun.
    Pron,
    /// A name.
    Propn,
    /// "that", "if", "because".
    Sconj,
    /// "$", "%".
    Sym,
    /// A verb.
    Verb,
    /// None of these.
    X,
    /// A mark.
    Punct,
}

impl Tag {
    /// All tags, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
        Self::Punct,
    ];

    /// Returns the tag as treebanks write it.
    pub const fn as_str(self) -> &'static str {
        const NAMES: [&str; 17] = [
            "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
            "SCONJ", "SYM", "VERB", "X", "PUNCT",
        ];
        NAMES[self as usize]
    }

    /// Returns the tag that treebanks write so.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.as_str() == name)
    }
}

/// Returns the tag of what is told by its form alone: marks, signs, figures.
fn by_form(word: &str) -> Option<Tag> {
    let first = word.chars().next()?;
    if word.contains(char::is_alphabetic) {
        return None;
    }
    if word.contains(|c: char| c.is_ascii_digit()) {
        return Some(Tag::Num);
    }
    match first {
        '$' | '€' | '£' | '¥' | '%' | '+' | '=' | '°' | '§' | '#' | '@' | '^' | '~' => Some(Tag::Sym),
        '&' => Some(Tag::Cconj),
        _ => Some(Tag::Punct),
    }
}

/// Whether a word is a noun in the prose of truces unless "to" or an auxiliary stands before it. The treebank's letters
/// and reviews have little of this prose.
fn is_noun_here(lower: &str, before: u8) -> bool {
    matches!(lower, "aid" | "truce" | "ceasefire" | "airstrike" | "airstrikes")
        && before != Tag::Part as u8
        && before != Tag::Aux as u8
}

/// Tags the words of one sentence, of which there are `tokens`; their small letters stand in `forms`.
pub(super) fn tag(text: &str, forms: &str, tokens: &mut [Token]) {
    let facts: Vec<Facts> =
        tokens.iter().map(|token| Facts::of(token.span.of(text), token.lower.of(forms))).collect();
    let mut before = (features::OUTSIDE, features::OUTSIDE);
    for (n, token) in tokens.iter_mut().enumerate() {
        token.tag = by_form(token.span.of(text)).unwrap_or_else(|| ENGLISH.tag(&facts, n, before));
        if token.tag == Tag::Verb && is_noun_here(token.lower.of(forms), before.0) {
            token.tag = Tag::Noun;
        }
        before = (token.tag as u8, before.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, tags: &str) {
        let parsed = crate::read(text.as_bytes(), &crate::Given::default()).parsed;
        let found: Vec<&str> = parsed.tokens.iter().map(|token| token.tag.as_str()).collect();
        assert_eq!(found.join(" "), tags, "{text}");
    }

    #[test]
    fn common_words_have_their_tags() {
        check("The rebels shelled the airport on Monday.", "DET NOUN VERB DET NOUN ADP PROPN PUNCT");
        check(
            "She said that aid had not reached the town.",
            "PRON VERB SCONJ NOUN AUX PART VERB DET NOUN PUNCT",
        );
    }

    #[test]
    fn marks_and_figures_are_told_by_form() {
        assert_eq!(by_form("1,250.5"), Some(Tag::Num));
        assert_eq!(by_form("%"), Some(Tag::Sym));
        assert_eq!(by_form("”"), Some(Tag::Punct));
        assert_eq!(by_form("5th"), None);
    }
}
