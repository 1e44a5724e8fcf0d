//! The tests of the engine at its stages' edges: one binary, a module a stage, data beside it in `tests/`.

#![allow(clippy::unwrap_used)]

mod answers;
mod case;
mod field;
mod golden;
mod properties;
mod question;
mod rulings;
mod shipped;
mod terms;
mod ucdp_table;
