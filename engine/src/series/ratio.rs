//! Rate ratios: the days from a start on against those before it, alone and against a control.

use jiff::civil::Date;
use rayon::prelude::*;

use super::blocks::{Chance, middle_95};
use super::calendar::days_from;
use super::pair::{Pair, mean};
use super::{Daily, Estimate, Measured, Placebos, Plan, Scatter, Undetermined, Unit, placebo_dates};

/// How a rate after a start compares with that before it.
#[derive(Debug, Clone, PartialEq)]
pub struct RateRatio {
    /// The start.
    pub start: Date,
    /// Of the unit, a day, in the window before.
    pub before_per_day: f64,
    /// Of the unit, a day, from the start on.
    pub after_per_day: f64,
    /// The ratio, with its interval and placebo rank.
    pub ratio: Estimate,
    /// How much more days differ than a Poisson process would: φ. 1 is as much.
    pub dispersion: f64,
}

/// How a rate ratio compares with that of a control over the same days.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioOfRatios {
    /// The start.
    pub start: Date,
    /// The ratio of the series itself; its interval is in [`RateRatio`].
    pub own: f64,
    /// The ratio of the control.
    pub control: f64,
    /// Own by control, with its interval and placebo rank.
    pub ratio: Estimate,
}

/// Returns the rate ratio at a start: RR = (Y₁/T₁)/(Y₀/T₀), 1 for no change, under 1 for a fall.
///
/// `starts` are all listed truces, this one may be among them: no placebo date lies near any, and windows that hold another's
/// start give no answer.
///
/// # Units
/// None: of two rates of one unit. φ = Σ(y−μ)²/μ/(n−2), a mean μ for each window.
/// # Errors
/// [`Undetermined`] with the reason, where the windows do not allow an answer. A window from the start on without anything is
/// such a case: silence is not peace, and [`quiet_rate_limit`](super::quiet_rate_limit) says what it bears.
/// # Source
/// Interval: circular block bootstrap (Politis and Romano 1992), percentiles; or by formula, as the plan says. Rank: placebo in
/// time.
/// # Limits
/// The interval knows only the scatter within the two windows. It is no statement on what a truce caused.
pub fn rate_ratio<U: Unit>(
    series: &Daily<U>,
    start: Date,
    starts: &[Date],
    plan: &Plan,
) -> Measured<RateRatio> {
    let pair = Pair::at(series, start, starts, plan)?;
    let interval = match plan.scatter {
        Scatter::Blocks => drawn_ratio(&pair, start, plan)?,
        Scatter::QuasiPoisson => by_formula(pair.ratio(), pair.log_variance()),
    };
    let placebos = rate_placebos(series, starts, pair.level(), plan);
    Ok(RateRatio {
        start,
        before_per_day: pair.level(),
        after_per_day: pair.after(),
        ratio: Estimate::new(pair.ratio(), interval, placebos.beside(pair.ratio()))?,
        dispersion: pair.dispersion(),
    })
}

/// Returns the rate ratio at each of many starts, in their order, on as many threads as there are.
pub fn rate_ratios<U: Unit>(
    series: &Daily<U>,
    at: &[Date],
    starts: &[Date],
    plan: &Plan,
) -> Vec<Measured<RateRatio>> {
    at.par_iter().map(|start| rate_ratio(series, *start, starts, plan)).collect()
}

/// Returns the ratio of a series' rate ratio to that of a control: RRR = RR / RR of the control.
///
/// The control is a stream that the truce does not bind. Choose it before results are seen.
///
/// # Units
/// None.
/// # Errors
/// As [`rate_ratio`]; [`Undetermined::Control`] where it is the control that has nothing.
/// # Source
/// Each draw takes the same days of both streams, so that what moves both together cancels.
/// # Limits
/// A control that the truce sets free to be fought (forces that move over to it) makes a fall look larger than it is.
pub fn ratio_of_ratios<U: Unit, V: Unit>(
    series: &Daily<U>,
    control: &Daily<V>,
    start: Date,
    starts: &[Date],
    plan: &Plan,
) -> Measured<RatioOfRatios> {
    let own = Pair::at(series, start, starts, plan)?;
    let other = Pair::at(control, start, starts, plan).map_err(|why| Undetermined::Control(Box::new(why)))?;
    let value = own.ratio() / other.ratio();
    let interval = match plan.scatter {
        Scatter::Blocks => drawn_together(&own, &other, start, plan)?,
        Scatter::QuasiPoisson => by_formula(value, own.log_variance() + other.log_variance()),
    };
    let placebos = double_placebos(series, control, starts, own.level(), plan);
    Ok(RatioOfRatios {
        start,
        own: own.ratio(),
        control: other.ratio(),
        ratio: Estimate::new(value, interval, placebos.beside(value))?,
    })
}

/// Returns the rate ratio at every placebo date that is like a level before.
pub fn rate_placebos<U: Unit>(series: &Daily<U>, starts: &[Date], level: f64, plan: &Plan) -> Placebos {
    let dates = placebo_dates(series.days(), starts, plan);
    Placebos::of(&dates, plan, |date| like(series, date, level, plan))
}

fn double_placebos<U: Unit, V: Unit>(
    series: &Daily<U>,
    control: &Daily<V>,
    starts: &[Date],
    level: f64,
    plan: &Plan,
) -> Placebos {
    let dates = placebo_dates(series.days(), starts, plan);
    let raw = |date| {
        let (before, after) = control.windows(date, plan.window_days).ok()?;
        Some(mean(after) / mean(before))
    };
    Placebos::of(&dates, plan, |date| Some(like(series, date, level, plan)? / raw(date)?))
}

fn drawn_ratio(pair: &Pair<'_>, start: Date, plan: &Plan) -> Measured<(f64, f64)> {
    let (before, after) = pair.blocks(plan);
    let mut first = Chance::new(plan.seed, stream(start, 0));
    let mut second = Chance::new(plan.seed, stream(start, 1));
    drawn(plan, |_| after.draw(&mut second) / before.draw(&mut first))
}

/// Draws the same days of both streams, so that what moves both together cancels.
fn drawn_together(own: &Pair<'_>, other: &Pair<'_>, start: Date, plan: &Plan) -> Measured<(f64, f64)> {
    let ((before, after), (other_before, other_after)) = (own.blocks(plan), other.blocks(plan));
    let mut first = Chance::new(plan.seed, stream(start, 2));
    let mut second = Chance::new(plan.seed, stream(start, 3));
    drawn(plan, |_| {
        let (x0, y0) = before.draw_both(&other_before, &mut first);
        let (x1, y1) = after.draw_both(&other_after, &mut second);
        (x1 * y0) / (x0 * y1)
    })
}

/// The ratio at a date whose level before is like that of the truce.
fn like<U: Unit>(series: &Daily<U>, date: Date, level: f64, plan: &Plan) -> Option<f64> {
    let (before, after) = series.windows(date, plan.window_days).ok()?;
    plan.placebo_level.takes(mean(before), level).then(|| mean(after) / mean(before))
}

/// The interval of draws: blocks of both windows drawn anew.
fn drawn(plan: &Plan, draw: impl FnMut(u32) -> f64) -> Measured<(f64, f64)> {
    let mut draws: Vec<f64> = (0..plan.draws).map(draw).collect();
    let (ends, silent) = middle_95(&mut draws);
    if silent * 2 > plan.draws as usize { Err(Undetermined::DrawsSayNothing) } else { Ok(ends) }
}

/// The interval of a value whose logarithm has a variance.
pub(super) fn by_formula(value: f64, log_variance: f64) -> (f64, f64) {
    let wide = (1.959_963_984_540_054 * log_variance.sqrt()).exp();
    (value / wide, value * wide)
}

/// The stream of chance of one use at one start.
fn stream(start: Date, of: u64) -> u64 {
    (days_from(Date::constant(1, 1, 1), start) as u64) << 3 | of
}
