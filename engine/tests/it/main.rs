//! The tests of the engine at its stages' edges: one binary, a module a stage, data beside it in `tests/`.

// The tests read their cases from files; the engine itself may not.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::disallowed_types)]

mod answers;
mod case;
mod field;
mod golden;
mod history;
mod properties;
mod publications;
mod question;
mod reduced;
mod rules_page;
mod rulings;
mod series;
mod shipped;
mod showing;
mod sources;
mod table;
mod talks;
mod terms;
mod terms_lookup;
mod terms_schema;
mod ucdp_table;
