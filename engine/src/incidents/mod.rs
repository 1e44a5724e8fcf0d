//! incidents.
