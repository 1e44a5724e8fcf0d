//! Series: what is reported day by day, and what may be said of its rise and fall.
//!
//! In: [`Occurrence`]s, one an event report or incident. Out: [`Daily`] series of one unit each, and measures of them, every
//! one either a value with its interval and what stands beside that interval, or [`Undetermined`] with the reason. Read
//! first: [`Daily::spread`], then [`rate_ratio`].
//! Invariant: events and deaths are different types and cannot be added.
//! Invariant: no interval without a [`PlaceboRank`] or the reason why there is none: [`Estimate`] is made of both.
//! Invariant: no number here is infinite or no number. What cannot be said is `Undetermined`.
//! Invariant: chance comes from a stated seed; the number of threads and the order of occurrences change nothing.

mod blocks;
mod calendar;
mod calibration;
mod change;
mod daily;
mod disagreement;
mod estimate;
mod interrupted;
mod later;
mod leave_out;
mod negative_binomial;
mod occurrence;
mod pair;
mod placebo;
mod plan;
mod power;
mod quiet;
mod ratio;
mod reported;
mod spread;
mod survival;
mod symmetric;
mod trend;
mod undetermined;

pub use calendar::Days;
pub use calibration::{Calibration, calibrate};
pub use change::{Watch, WatchDay, changes};
pub use daily::{Daily, Deaths, Events, Unit};
pub use disagreement::{Disagreement, Disagreements, disagreements};
pub use estimate::{Beside, Estimate, NoPlacebo, PlaceboRank};
pub use interrupted::{Exposure, Interrupted, Weekday, interrupted};
pub use later::{Apart, LaterRatio, later_ratio};
pub use leave_out::{Without, without_each_source};
pub use occurrence::{Dyad, KnownFrom, Number, Occurrence, Which};
pub use placebo::{Placebos, placebo_dates};
pub use plan::{Plan, PreLevel, Scatter};
pub use power::{ENOUGH, Power, PowerCell, PowerQuestion, RANK_AT_MOST, baseline, power};
pub use quiet::{quiet_by_luck, quiet_days_limit, quiet_rate_limit};
pub use ratio::{RateRatio, RatioOfRatios, rate_placebos, rate_ratio, rate_ratios, ratio_of_ratios};
pub use reported::{ReportedToTrue, Violence};
pub use spread::{LeftOut, Spread, WhyLeftOut};
pub use survival::{FailureRule, Spell, SurvivalStep, spell, survival};
pub use trend::{CountTrend, DyadTrend, Trend, TrendQuestion, WINDOWS, trend};
pub use undetermined::{Measured, Side, Undetermined};
