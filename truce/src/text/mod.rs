//! Plain text for people at a terminal: the answer, the calendar, the rival counts. 80 columns are enough.
//!
//! In: an assessment and its terms. Out: lines on the [`crate::console::Console`]. Read first: [`gates`].

pub mod account;
pub mod calendar;
pub mod days;
pub mod gates;
pub mod ledgers;
