//! The tests of the reading: one binary.

#![allow(clippy::disallowed_methods, reason = "tests read the files beside them; the reading reads none")]

mod codes;
mod events;
mod gazetteer;
mod hostile;
mod seed;
mod seed_events;
mod setting;
mod statements;
mod tagger;
mod texts;
