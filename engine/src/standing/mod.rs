//! Standing: where one provision stands for one party, area and day; and gates: whether the next phase may begin.
//!
//! In: findings, deliveries, coverage and decisions. Out: an [`Assessment`]. Read first: [`assess`].
//! Invariant: silence is not peace: a quiet day is kept only as far as coverage allows.
//! Invariant: no total score, no ranking, no percentage; nothing is added over units or sources.

mod assess;
mod assessment;
mod breaches;
pub(crate) mod by_day;
mod change;
mod compared;
mod counted;
pub(crate) mod court;
mod coverage;
pub(crate) mod day;
pub(crate) mod duty;
mod gate;
mod hearing;
mod ledger;
mod oddities;
mod question;
mod robust;
pub(crate) mod rows;
pub(crate) mod sitting;
mod testimony;
mod waiting;
mod window;

pub use assess::{assess, occurrences};
pub use assessment::{
    Answer, Assessment, Blocker, BlockerKind, ClockDay, DayState, Gate, Horizon, LeftOut, NeedState,
    Standing, StandingReason, StandingRow, Variation,
};
pub use compared::{Compared, ComparedReason};
pub use hearing::Hearing;
pub use ledger::{Ledger, LedgerEntry, SumCheck};
pub use question::{Question, QuestionError};
