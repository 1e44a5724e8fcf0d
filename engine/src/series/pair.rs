//! The two windows at a start, both fit to be compared.

use jiff::civil::Date;

use super::blocks::Blocks;
use super::calendar::days_from;
use super::{Daily, Measured, Plan, Side, Undetermined, Unit};

/// Days with anything that a window needs: of one burst alone nothing says how it might have fallen otherwise.
const BUSY_DAYS_MIN: u32 = 2;

/// The window before a start and that from it on, each with something on more than one day.
pub(super) struct Pair<'s> {
    before: &'s [f64],
    after: &'s [f64],
}

impl<'s> Pair<'s> {
    pub(super) fn at<U: Unit>(
        series: &'s Daily<U>,
        start: Date,
        starts: &[Date],
        plan: &Plan,
    ) -> Measured<Self> {
        plan.checked()?;
        let (before, after) = series.windows(start, plan.window_days)?;
        overlap(start, starts, plan.window_days)?;
        busy(before, Side::Before)?;
        busy(after, Side::After)?;
        Ok(Self { before, after })
    }

    /// The rate before, a day.
    pub(super) fn level(&self) -> f64 {
        mean(self.before)
    }

    /// The rate from the start on, a day.
    pub(super) fn after(&self) -> f64 {
        mean(self.after)
    }

    pub(super) fn ratio(&self) -> f64 {
        self.after() / self.level()
    }

    pub(super) fn blocks(&self, plan: &Plan) -> (Blocks, Blocks) {
        let of = |window| Blocks::of(window, plan.block_days as usize);
        (of(self.before), of(self.after))
    }

    /// Pearson's statistic by its degrees of freedom, a mean for each window: φ.
    pub(super) fn dispersion(&self) -> f64 {
        let pearson = |window: &[f64]| {
            let mean = mean(window);
            window.iter().map(|y| (y - mean).powi(2) / mean).sum::<f64>()
        };
        let free = (self.before.len() + self.after.len()).saturating_sub(2).max(1);
        (pearson(self.before) + pearson(self.after)) / free as f64
    }

    /// The variance of the ratio's logarithm in a quasi-Poisson model. Days cannot be more regular than chance: φ is at least 1.
    pub(super) fn log_variance(&self) -> f64 {
        let sum = |window: &[f64]| window.iter().sum::<f64>();
        self.dispersion().max(1.0) * (1.0 / sum(self.before) + 1.0 / sum(self.after))
    }
}

/// Whether both windows are clear of every other truce's start.
pub(super) fn overlap(start: Date, starts: &[Date], days: u32) -> Measured<()> {
    let within =
        |other: &Date| *other != start && (-(days as i32)..days as i32).contains(&days_from(start, *other));
    match starts.iter().copied().filter(within).min() {
        Some(other) => Err(Undetermined::Overlap { other, days }),
        None => Ok(()),
    }
}

/// Whether a window has anything on more than one day.
pub(super) fn busy(window: &[f64], side: Side) -> Measured<()> {
    let (days, has) = (window.len() as u32, window.iter().filter(|value| **value > 0.0).count() as u32);
    match has {
        0 => Err(Undetermined::NothingReported { side, days }),
        has if has < BUSY_DAYS_MIN => Err(Undetermined::TooFewDays { side, days, has, needs: BUSY_DAYS_MIN }),
        _ => Ok(()),
    }
}

pub(super) fn mean(window: &[f64]) -> f64 {
    window.iter().sum::<f64>() / window.len() as f64
}
