//! What several stages speak of.

pub mod areas;
