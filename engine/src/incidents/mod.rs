//! Incidents: what is held to have happened.
//!
//! In: reports of events and deliveries, in any order. Out: [`Incident`]s, each a cluster of accounts that keeps every
//! report, says how it was formed, and counts independent groups, never voices. Read first: [`gather`].
//! Invariant: the same reports give the same incidents, whatever their order.

mod incident;
mod independence;
mod matching;

pub use incident::{Account, Formation, Incident, Weight};
pub use independence::{GroupKey, Independence};
pub(crate) use matching::great_circle_m;
pub use matching::{Candidate, Limits, best_pairs, gather};
