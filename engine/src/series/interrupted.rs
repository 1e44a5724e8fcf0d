//! Interrupted series: what a start changes of level and slope, trend and weekday allowed for, and how much could be seen.

use jiff::civil::Date;
use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF, StudentsT};

use super::negative_binomial::{Fit, Rows};
use super::pair::{busy, overlap};
use super::quiet::known_shares;
use super::{Daily, Estimate, Measured, Placebos, Plan, Side, Undetermined, Unit, placebo_dates};

/// How much could have been seen on each day.
#[derive(Debug, Clone, PartialEq)]
pub enum Exposure {
    /// The same on all days: an assumption, to be shown with the answer. How much it is does not matter.
    AssumedConstant,
    /// A share for each day of the series, 0 to 1; `None`: not known.
    Shares(Vec<Option<f64>>),
}

/// What is allowed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekday {
    /// Days of the week differ.
    Differs,
    /// They do not.
    Alike,
}

/// What a start changes, by a regression over both windows.
#[derive(Debug, Clone, PartialEq)]
pub struct Interrupted {
    /// The start.
    pub start: Date,
    /// The level at the start by what the days before lead one to expect there: exp β₂; 1 for no change.
    pub level: Estimate,
    /// How the daily growth changes: exp β₃, 1 for no change.
    pub slope: Estimate,
    /// α of the variance μ + αμ²; near 0: no more scatter than Poisson.
    pub alpha: f64,
    /// Days that were used: those on which nothing could have been seen are not.
    pub days: u32,
}

/// Places of the two answers among the coefficients.
const LEVEL: usize = 2;
const SLOPE: usize = 3;

/// Fits log E\[Yₜ\] = β₀ + β₁t + β₂Dₜ + β₃(t−t₀)Dₜ + γ(weekday) + log(coverageₜ) over the plan's two windows.
///
/// # Units
/// Ratios; the slope's a day.
/// # Errors
/// [`Undetermined`], where the windows or coverage do not allow a fit, or it does not settle.
/// # Source
/// Segmented regression (Wagner et al. 2002), negative binomial (α by profile likelihood), errors of Newey and West 1987 over
/// the plan's block, Student's t on n−k degrees of freedom. Ranks: the same fit at every placebo date.
/// # Limits
/// Lines through four weeks are led by their ends. A slope and a level say more than eight weeks of bursts may bear: look at the
/// ranks. The plan's draws and seed are not used.
pub fn interrupted<U: Unit>(
    series: &Daily<U>,
    exposure: &Exposure,
    weekday: Weekday,
    start: Date,
    starts: &[Date],
    plan: &Plan,
) -> Measured<Interrupted> {
    plan.checked()?;
    overlap(start, starts, plan.window_days)?;
    let model = Model { series, exposure, weekday, plan };
    let (rows, level) = model.rows(start)?;
    let fit = rows.fit(plan.block_days as usize)?;
    let dates = placebo_dates(series.days(), starts, plan);
    let others: Vec<Option<Fit>> = dates.par_iter().map(|date| model.like(*date, level)).collect();
    let free = (rows.y.len() - fit.coefficients.len()) as f64;
    let estimate = |at: usize| {
        let values = dates
            .iter()
            .zip(&others)
            .map(|(date, fit)| (*date, fit.as_ref().map(|f| f.coefficients[at].exp())));
        let placebos = Placebos::of_values(values, plan);
        estimate(&fit, at, free, &placebos)
    };
    Ok(Interrupted {
        start,
        level: estimate(LEVEL)?,
        slope: estimate(SLOPE)?,
        alpha: fit.alpha,
        days: rows.y.len() as u32,
    })
}

fn estimate(fit: &Fit, at: usize, free: f64, placebos: &Placebos) -> Measured<Estimate> {
    let t = StudentsT::new(0.0, 1.0, free)
        .map_err(|_| Undetermined::NoFit("there are fewer days than effects"))?;
    let (middle, half) = (fit.coefficients[at], t.inverse_cdf(0.975) * fit.errors[at]);
    let value = middle.exp();
    Estimate::new(value, ((middle - half).exp(), (middle + half).exp()), placebos.beside(value))
}

struct Model<'m, U> {
    series: &'m Daily<U>,
    exposure: &'m Exposure,
    weekday: Weekday,
    plan: &'m Plan,
}

impl<U: Unit> Model<'_, U> {
    /// The fit at a placebo date that is like the truce before; `None`: it is not, or has none.
    fn like(&self, date: Date, own: f64) -> Option<Fit> {
        let (rows, level) = self.rows(date).ok()?;
        if !self.plan.placebo_level.takes(level, own) {
            return None;
        }
        rows.fit(self.plan.block_days as usize).ok()
    }

    /// The rows of both windows at a date, and the level before.
    fn rows(&self, date: Date) -> Measured<(Rows, f64)> {
        let window = self.plan.window_days as usize;
        let (before, after) = self.series.windows(date, self.plan.window_days)?;
        busy(before, Side::Before)?;
        busy(after, Side::After)?;
        let first = self.series.days().position(date) as usize - window;
        let shares = self.shares(first, 2 * window)?;
        let mut rows = Rows { y: Vec::new(), x: Vec::new(), offset: Vec::new() };
        for (n, y) in before.iter().chain(after).enumerate() {
            // A day on which nothing could have been seen says nothing.
            if shares[n] > 0.0 {
                rows.y.push(*y);
                rows.x.push(self.explained_by(n, first + n));
                rows.offset.push(shares[n].ln());
            }
        }
        if rows.y.is_empty() {
            return Err(Undetermined::CoverageNone);
        }
        Ok((rows, before.iter().sum::<f64>() / window as f64))
    }

    fn shares(&self, first: usize, days: usize) -> Measured<Vec<f64>> {
        match self.exposure {
            Exposure::AssumedConstant => Ok(vec![1.0; days]),
            Exposure::Shares(all) => {
                let part = all.get(first..first + days);
                known_shares(part.ok_or(Undetermined::CoverageUnknown { days: days as u32 })?)
            }
        }
    }

    /// One, the day, whether it is from the start on, days since then, and the weekday.
    fn explained_by(&self, n: usize, position: usize) -> Vec<f64> {
        let since = n as f64 - f64::from(self.plan.window_days);
        let is_after = f64::from(u8::from(since >= 0.0));
        let mut x = vec![1.0, since, is_after, since * is_after];
        if self.weekday == Weekday::Differs {
            let weekday = self.series.days().date(position).weekday().to_monday_zero_offset();
            x.extend((1..7).map(|day| f64::from(u8::from(day == weekday))));
        }
        x
    }
}
