//! The judgement of truce: from the terms of a ceasefire and the reports from the ground to where each promise stands.
//!
//! The folders are the way of the data, in order:
//! [`model`] the words all stages share, [`terms`] the agreement, [`sources`] bytes of many formats in,
//! [`reports`] what a source said, [`incidents`] what is held to have happened, [`findings`] what it means under one
//! provision, [`series`] what is reported day by day and what may be said of its rise and fall, [`standing`] where each provision
//! and gate stands, [`publications`] what is published. [`table`] is the same way for event files too large to hold report by
//! report.
//!
//! Invariant: nothing here touches a file, the network, the environment or the clock. "Now" is an argument.
//! Invariant: a stage uses earlier stages only; a tidy test holds the arrows.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod findings;
pub mod incidents;
pub mod model;
pub mod publications;
pub mod reports;
pub mod series;
pub mod sources;
pub mod standing;
pub mod table;
pub mod terms;
