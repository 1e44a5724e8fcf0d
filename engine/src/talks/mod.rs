//! The talks: what was said at the table, issue by issue, and where each side stands as known on a date.
//!
//! In: the text of `talks.toml`, and the terms for names. Out: [`Talks`], in which every name resolves and every date is
//! one, or all the problems of the file; and from them a [`Board`]. Read first: [`board`].
//! Invariant: nothing is inferred from silence. A side that has said nothing has no position.
//! Invariant: no count, share or score of anything is made. "There yet" is what the sides themselves said of the deal.

mod board;
mod file;
mod said;

pub use board::{Board, DealWord, IssueRow, IssueState, SideRow, There, board};
pub use said::{Deal, Issue, Meeting, MeetingStatus, Position, Side, Stance, Statement, Talks};
