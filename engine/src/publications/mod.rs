//! publications.
