//! Answers: what a case says to a question, computed once and kept while there is room.
//!
//! In: a case's good content and a [`engine::standing::Question`]. Out: an [`Answer`], and the bytes that go over HTTP, with
//! their tag. Read first: [`Answers`].
//! Invariant: an answer is made of one content and one question; the same two give the same bytes.

mod ahead;
mod answer;
mod asked;
mod body;
mod once;
mod ready;
mod store;

pub use ahead::ahead;
pub use answer::{Answer, Download};
pub use asked::{Asked, AskedError, READING_KEYS, listed, shown};
pub use body::{Body, Coding};
pub use ready::Ready;
pub use store::Answers;
