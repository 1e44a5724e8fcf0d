//! The tests of the engine at its stages' edges: one binary, a module a stage, data beside it in `tests/`.

#![allow(clippy::unwrap_used)]

mod terms;
mod terms_lookup;
mod terms_schema;
