//! A reading: an explicit choice of how to read the evidence.

use crate::incidents::Weight;
use crate::model::SourceId;
use crate::words;

use super::Strength;

/// Whose reports are read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceChoice {
    /// Everybody's; copies are one voice.
    All,
    /// Only sources that speak for no party, guarantor, non-party or excluded group.
    Independent,
    /// One source's, and what copies it.
    One(SourceId),
}

words! {
    /// What is asked of a claim that a target was excluded.
    Exclusion, "a way to read exclusion", {
        /// All that the terms ask for must be shown; else the finding is contested.
        Strict = "strict",
        /// A claim is enough.
        Lenient = "lenient",
    }
}

/// A choice of how to read the evidence. Shown with every answer.
///
/// The default is: all sources, corroborated, strict, careful.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    /// Whose reports are read.
    pub sources: SourceChoice,
    /// How strong a breach must be shown to be.
    pub strength: Strength,
    /// What is asked of a claim of exclusion.
    pub exclusion: Exclusion,
    /// How accounts that differ are weighed.
    pub counts: Weight,
}

impl Reading {
    /// The reading from which every answer starts: all, corroborated, strict, careful.
    pub const DEFAULT: Self = Self {
        sources: SourceChoice::All,
        strength: Strength::Corroborated,
        exclusion: Exclusion::Strict,
        counts: Weight::Careful,
    };

    /// Whether the choice can be met at all: one voice cannot corroborate itself.
    pub fn is_possible(&self) -> bool {
        !(matches!(self.sources, SourceChoice::One(_)) && self.strength == Strength::Corroborated)
    }
}

impl std::fmt::Display for Reading {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.sources {
            SourceChoice::All => out.write_str("all sources")?,
            SourceChoice::Independent => out.write_str("independent sources only")?,
            SourceChoice::One(id) => write!(out, "{id} alone")?,
        }
        write!(out, ", {}, {} exclusion, {} counts", self.strength, self.exclusion, self.counts)
    }
}
