//! The tests of the engine at its stages' edges: one binary, a module a stage, data beside it in `tests/`.

#![allow(clippy::unwrap_used)]

mod terms;
