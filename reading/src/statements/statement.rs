//! A statement: what somebody is said to have said.

use crate::Rule;
use crate::names::{ActorRef, Basis, Party};
use crate::page::Span;

use super::stance::Stance;

/// How a text gives what somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// Word for word, between marks.
    Direct,
    /// Some words between marks, in a sentence of the writer's.
    Fragment,
    /// In the writer's words.
    Indirect,
    /// Between marks in the title: an echo of what the text gives, never a statement more.
    Headline,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// Who it is; [`ActorRef::Unknown`] if the text does not say.
    pub actor: ActorRef,
    /// The party spoken for.
    pub holder: Option<Party>,
    /// How that is known.
    pub basis: Basis,
    /// Where the text names them, by name or pronoun.
    pub span: Option<Span>,
    /// Which mention that is.
    pub mention: Option<usize>,
}

impl Speaker {
    /// Returns a speaker of whom the text tells nothing.
    pub const fn unknown() -> Self {
        Self { actor: ActorRef::Unknown, holder: None, basis: Basis::Stated, span: None, mention: None }
    }
}

/// What somebody is said to have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// How the text gives it.
    pub kind: StatementKind,
    /// Its words; of a quotation with the marks.
    pub span: Span,
    /// In which sentence it begins.
    pub sentence: usize,
    /// Who speaks.
    pub speaker: Speaker,
    /// Who speaks with them: "Kerry and Lavrov said".
    pub also: Vec<Speaker>,
    /// The verb or phrase that makes them speak.
    pub cue: Option<Span>,
    /// The base form of that verb, or the phrase.
    pub verb: Option<&'static str>,
    /// Whom it is about or asks something of.
    pub target: Option<Speaker>,
    /// What it is about, by the ids of `data/talks/issues.toml`.
    pub issues: Vec<&'static str>,
    /// Where the speaker stands.
    pub stance: Stance,
    /// For a fragment: the statement it is a piece of. For a headline: the one that it echoes.
    pub part_of: Option<usize>,
    /// Who says that the speaker said it: "Lavrov said Assad had agreed".
    pub relayed_by: Option<usize>,
    /// The rule that found who speaks.
    pub rule: Rule,
}
