//! engine

pub mod sources;
