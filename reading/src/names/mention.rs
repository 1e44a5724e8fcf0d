//! Where a text names somebody.

use std::ops::Range;

use super::actor::{ActorRef, Gender, Kind, Number, Party};
use crate::Rule;
use crate::page::Span;

/// By what a mention means its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Via {
    /// By name.
    Named,
    /// By what they are: "the Houthi spokesman".
    Role,
    /// By a capital or a building: "Moscow", "the Kremlin".
    Metonym,
    /// By "he", "it", "they".
    Pronoun,
}

/// How it is known for whom somebody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The text says so: "the Houthi spokesman".
    Stated,
    /// The lexicon has the office.
    Lexicon,
    /// It is an office of a state, and the text is about one state far more than about any other.
    Document,
}

/// A place in a text where somebody is named, or meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where, with what belongs to the name: "Russian Foreign Minister Sergey Lavrov".
    pub span: Span,
    /// The same, as words.
    pub tokens: Range<usize>,
    /// In which sentence.
    pub sentence: usize,
    /// Who is meant.
    pub actor: ActorRef,
    /// For whom they speak, as far as text or lexicon tell.
    pub party: Option<Party>,
    /// How that is known.
    pub basis: Basis,
    /// What is named.
    pub kind: Kind,
    /// One or many.
    pub number: Number,
    /// A man, a woman, or not known.
    pub gender: Gender,
    /// By what.
    pub via: Via,
    /// The words for what they are, in small letters: "foreign minister".
    pub role: Option<String>,
    /// Only as the owner of what follows: "Assad's government".
    pub is_owner: bool,
    /// Named as a place, or as what something is of: "in Syria".
    pub is_place: bool,
    /// Between quotation marks.
    pub is_quoted: bool,
    /// The rule that found it.
    pub rule: Rule,
}

impl Mention {
    /// Whether it can speak, decide and be met: a person, a party, a body.
    pub fn is_actor(&self) -> bool {
        !self.is_owner && !self.is_place
    }

    /// Whether it is a person.
    pub fn is_person(&self) -> bool {
        self.kind == Kind::Person || self.kind == Kind::Name
    }
}
