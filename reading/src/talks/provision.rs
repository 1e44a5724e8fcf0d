//! What a deal says and what it is for, as values.

use crate::Rule;
use crate::names::Party;
use crate::page::Span;

/// How sure a provision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// The deal is being talked about.
    UnderNegotiation,
    /// It is expected, or would be so.
    Expected,
    /// The deal's text says so.
    Stated,
}

/// Something that a deal says, or is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Its words.
    pub span: Span,
    /// The words that name the deal.
    pub deal: Option<Span>,
    /// How sure it is.
    pub modality: Modality,
    /// Who is bound, as far as the words say.
    pub obliged: Vec<Party>,
    /// What it is about.
    pub issues: Vec<&'static str>,
    /// The rule that found it.
    pub rule: Rule,
}

/// What a deal is for: not something that anybody is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// Its words.
    pub span: Span,
    /// What it is about.
    pub issues: Vec<&'static str>,
}
