//! Parts of speech, as Universal Dependencies names them.

use super::Token;

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

/// Tags the words of one sentence.
pub(super) fn tag(text: &str, tokens: &mut [Token]) {
    for token in tokens {
        let word = token.span.of(text);
        token.tag = match () {
            () if !word.contains(char::is_alphanumeric) => Tag::Punct,
            () if word.starts_with(|c: char| c.is_ascii_digit()) => Tag::Num,
            () => Tag::X,
        };
    }
}
