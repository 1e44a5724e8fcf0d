//! Incidents: what is held to have happened.
//!
//! In: reports of events and deliveries, in any order. Out: [`Incident`]s, each a cluster of accounts that keeps every
//! report, says how it was formed, and counts independent groups, never voices. Read first: [`gather`].
//! Invariant: the same reports give the same incidents, whatever their order.

mod facts;
mod incident;
mod independence;
mod matching;
mod near;
mod pairs;
mod union;

pub(crate) use facts::great_circle_m;
pub use incident::{Account, Formation, Incident, Weight};
pub use independence::{GroupKey, Independence};
pub use matching::{Limits, gather};
pub use pairs::{Candidate, best_pairs};
