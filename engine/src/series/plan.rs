//! The plan of a comparison: all that is fixed before anybody looks at results.

use super::{Measured, Undetermined};
use crate::words;

words! {
    /// How an interval of a rate ratio is made.
    Scatter, "a way to make an interval", {
        /// By drawing blocks of days anew. Needs windows of at least two blocks.
        Blocks = "blocks",
        /// By the formula of a quasi-Poisson model: log RR ± 1.96 √(φ (1/Y₀ + 1/Y₁)), φ at least 1. For short windows.
        QuasiPoisson = "quasi-poisson",
    }
}

/// Which dates without a truce are like the truce's own: how much was reported in the window before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PreLevel {
    /// Any.
    Any,
    /// At least so much a day.
    AtLeast(f64),
    /// Between the truce's own level divided by this and multiplied by it.
    Within(f64),
}

impl PreLevel {
    /// Whether a date with this level before is like the truce with its own.
    pub fn takes(self, level: f64, own: f64) -> bool {
        match self {
            Self::Any => true,
            Self::AtLeast(least) => level >= least,
            Self::Within(factor) => level * factor >= own && level <= own * factor,
        }
    }
}

/// How a start is compared with the days before it. Fix it before results are seen, and show it with them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Days before the start, and as many from it on.
    pub window_days: u32,
    /// How the interval is made.
    pub scatter: Scatter,
    /// Days of a block: what is drawn stays together so long, as violence comes in bursts.
    pub block_days: u32,
    /// Draws of the bootstrap.
    pub draws: u32,
    /// Where chance begins. The same seed gives the same answer.
    pub seed: u64,
    /// Every how many days a placebo date is tried, from the first that has a whole window before it.
    pub placebo_every_days: u32,
    /// How far a placebo date lies from every start at least: more than so many days.
    pub placebo_clear_days: u32,
    /// Which placebo dates are like the truce's own.
    pub placebo_level: PreLevel,
    /// Fewer placebo dates than these give no rank.
    pub placebo_dates_min: u32,
}

impl Plan {
    /// Four weeks before and after, blocks of a week, 4,000 draws; a placebo date each week, two windows clear of any start.
    ///
    /// 19 dates: with fewer no rank could be 0.05 or less, whatever happened.
    pub const FOUR_WEEKS: Self = Self {
        window_days: 28,
        scatter: Scatter::Blocks,
        block_days: 7,
        draws: 4_000,
        seed: 20_160_227,
        placebo_every_days: 7,
        placebo_clear_days: 56,
        placebo_level: PreLevel::Any,
        placebo_dates_min: 19,
    };

    /// One week before and after, by formula: a week holds no two blocks. The first week is the weakest moment of a truce to be
    /// judged at.
    pub const ONE_WEEK: Self = Self { window_days: 7, scatter: Scatter::QuasiPoisson, ..Self::FOUR_WEEKS };

    /// Returns the plan with another choice of like placebo dates.
    pub fn with_level(self, placebo_level: PreLevel) -> Self {
        Self { placebo_level, ..self }
    }

    /// # Errors
    /// [`Undetermined::Plan`] if a figure is zero or too large.
    pub(super) fn checked(&self) -> Measured<()> {
        let of_a_year = 1..=366;
        let fault = if !of_a_year.contains(&self.window_days) {
            "a window has 1 to 366 days"
        } else if !(1..=self.window_days).contains(&self.block_days) {
            "a block has at least one day and at most those of the window"
        } else if self.scatter == Scatter::Blocks && self.block_days * 2 > self.window_days {
            "a window must hold at least two blocks"
        } else if !(100..=1_000_000).contains(&self.draws) {
            "there are 100 to 1,000,000 draws"
        } else if self.placebo_every_days == 0 {
            "placebo dates are at least a day apart"
        } else if !self.placebo_level.is_sound() {
            "the level of placebo dates is a finite number, and a factor is at least 1"
        } else {
            return Ok(());
        };
        Err(Undetermined::Plan(fault))
    }
}

impl PreLevel {
    fn is_sound(self) -> bool {
        match self {
            Self::Any => true,
            Self::AtLeast(least) => least.is_finite() && least >= 0.0,
            Self::Within(factor) => factor.is_finite() && factor >= 1.0,
        }
    }
}
