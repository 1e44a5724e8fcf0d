//! The tests of the reading: one binary.

mod seed;
