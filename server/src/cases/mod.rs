//! The cases that are served: who keeps them, what was read of them last, and what of it stands.
//!
//! In: [`Keeper`]s, one a case. Out: for each case its last good content and its present trouble. Read first: [`Shelf`].
//! Invariant: content that has errors never replaces content that had none; it is told beside it.
//! Invariant: nothing here writes to a case.

mod keeper;
mod shelf;
mod watch;

pub use keeper::{CaseContent, CaseName, CaseNameError, DrawnProblem, Keeper, Problems, Trace, Unreadable};
pub use shelf::{Change, Good, Shelf, State};
pub use watch::watch;
