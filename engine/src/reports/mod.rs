//! Reports: what one source said. Never altered.
//!
//! In: what [`crate::sources`] read. Out: the same, for all later stages. Read first: [`Report`].
//! Invariant: names of actors and sources stand as written; what they mean is the terms' affair.

mod report;

pub use report::{
    ActorBasis, Body, Coverage, Credibility, Decision, Delivery, Event, KINDS, Means, Origin, ReadFrom,
    Report, Response, Review, Stance, Statement, Tally, Verdict, Verification,
};
