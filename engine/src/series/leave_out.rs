//! Leaving out one source at a time: does the answer rest on one voice?

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Measured, Occurrence};
use crate::model::SourceId;

/// An answer with one source left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Without<T> {
    /// The source.
    pub source: SourceId,
    /// Occurrences that nobody else tells of, and which are gone with it.
    pub gone: usize,
    /// The answer of the rest.
    pub answer: Measured<T>,
}

/// Takes a measure once for each source, of the occurrences that others tell of too.
///
/// # Limits
/// What remains keeps its number and days, also where the source that is left out had a part in them.
pub fn without_each_source<T: Send>(
    occurrences: &[Occurrence],
    measure: impl Fn(&[&Occurrence]) -> Measured<T> + Sync,
) -> Vec<Without<T>> {
    let sources: BTreeSet<&SourceId> = occurrences.iter().flat_map(|o| &o.sources).collect();
    let sources: Vec<&SourceId> = sources.into_iter().collect();
    let without = |source: &&SourceId| {
        let rest: Vec<&Occurrence> = occurrences
            .iter()
            .filter(|o| o.sources.is_empty() || o.sources.iter().any(|s| s != *source))
            .collect();
        Without { source: (*source).clone(), gone: occurrences.len() - rest.len(), answer: measure(&rest) }
    };
    sources.par_iter().map(without).collect()
}
