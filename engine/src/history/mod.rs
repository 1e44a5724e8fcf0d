//! History: what the engine would have said of ceasefires of the past, day by day, as known on each day.
//!
//! In: a list of ceasefires with known starts and ends, and a file of events. Out: [`History`], for each ceasefire a
//! [`Replay`], with how long each lasted under several rules of failure, and how often intervals and quiet weeks misled. Read
//! first: [`History::of`].
//! Invariant: there is no second judgement. What is said of a day is [`assess`](crate::standing::assess)'s.
//! Invariant: dates that are not known to the day are not used, and an unknown end is no end.
//! Invariant: nothing is fitted: every figure of [`HistoryPlan`] is fixed before a file is opened.

mod choose;
mod curve;
mod evidence;
mod figures;
mod lasted;
mod plan;
mod promise;
mod replay;
mod run;
mod weeks;

pub use choose::{Chosen, LeftOut, Listed, WhyNot, choose};
pub use curve::curve_svg;
pub use evidence::{Evidence, Told};
pub use figures::figures;
pub use lasted::{Rule, Sided, Survival, lasted};
pub use plan::{HistoryPlan, Reach, Years};
pub use promise::{Where, terms};
pub use replay::{Back, Call, Replay, Said};
pub use run::{History, HistoryError, PairHistory, UnitHistory};
pub use weeks::{Week, Weeks};
