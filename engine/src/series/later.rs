//! Windows apart: some later days against the days before a start, with days between them that count for neither.
//!
//! In: a series and where its two windows lie. Out: a [`LaterRatio`]. Read first: [`later_ratio`].
//! Invariant: placebo windows end before the start, so that what a truce's later days are held against is fixed on its first.

use jiff::civil::Date;

use super::blocks::{Blocks, Chance, middle_95};
use super::calendar::days_from;
use super::ratio::by_formula;
use super::{Daily, Estimate, Measured, Placebos, Plan, Side, Undetermined, Unit};

/// Days with anything that a window needs.
const BUSY_DAYS_MIN: u32 = 2;

/// Where the two windows lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// The first day that is not of the baseline.
    pub start: Date,
    /// Days of the baseline, which end on the day before the start.
    pub before_days: u32,
    /// Days from the start on that count for neither.
    pub lag_days: u32,
    /// Days that are compared with the baseline.
    pub days: u32,
}

/// How a rate over some later days compares with that before a start.
#[derive(Debug, Clone, PartialEq)]
pub struct LaterRatio {
    /// Of the unit, a day, in the baseline, as reported.
    pub before_per_day: f64,
    /// Of the unit, a day, in the later days, as reported.
    pub since_per_day: f64,
    /// The same ratio of the control, where there is one.
    pub control: Option<f64>,
    /// The ratio, divided by that of the control where there is one, with its interval and placebo rank.
    pub ratio: Estimate,
}

/// Returns the ratio of the rate over later days to that before a start; by a control's ratio, where one is given.
///
/// RR = (Y₁/T₁)/(Y₀/T₀) · `scale`, or that over the control's RR. `starts` are other truces.
///
/// # Units
/// None. `scale`: the share that could be seen before, over the share since; 1 where they are taken to be the same.
/// # Errors
/// [`Undetermined`] with the reason.
/// # Source
/// As [`rate_ratio`](super::rate_ratio): circular block bootstrap, or quasi-Poisson where the later days hold no two blocks;
/// placebo in time.
/// # Limits
/// As there. Placebo times before the start may themselves be of a war that differs from that of the baseline.
pub fn later_ratio<U: Unit>(
    series: &Daily<U>,
    control: Option<&Daily<U>>,
    apart: Apart,
    scale: f64,
    starts: &[Date],
    plan: &Plan,
) -> Measured<LaterRatio> {
    fits(apart, scale, starts)?;
    let own = busy(windows(series, apart)?)?;
    let other = match control {
        Some(control) => {
            let found = windows(control, apart).and_then(busy);
            Some(found.map_err(|why| Undetermined::Control(Box::new(why)))?)
        }
        None => None,
    };
    let value = own.ratio() * scale / other.as_ref().map_or(1.0, Windows::ratio);
    // A window that holds no two blocks shows no scatter of blocks.
    let interval = match apart.days < 2 * plan.block_days {
        true => by_formula(value, own.log_variance() + other.as_ref().map_or(0.0, Windows::log_variance)),
        false => interval(&own, other.as_ref(), scale, apart, plan)?,
    };
    let placebos = Placebos::of(&dates(series, apart, starts, plan), plan, |start| {
        let at = Apart { start, ..apart };
        let like = windows(series, at).ok()?;
        let level = plan.placebo_level.takes(mean(like.before), mean(own.before));
        let control = control.map(|control| windows(control, at).map(|found| found.ratio()));
        level.then(|| Some(like.ratio() / control.transpose().ok()?.unwrap_or(1.0)))?
    });
    Ok(LaterRatio {
        before_per_day: mean(own.before),
        since_per_day: mean(own.since),
        control: other.as_ref().map(Windows::ratio),
        ratio: Estimate::new(value, interval, placebos.beside(value))?,
    })
}

/// Whether the windows can be compared at all.
fn fits(apart: Apart, scale: f64, starts: &[Date]) -> Measured<()> {
    if apart.days < 2 {
        return Err(Undetermined::Plan("at least two whole days are compared"));
    }
    if apart.before_days < apart.days {
        return Err(Undetermined::Plan("the baseline is shorter than what is compared with it"));
    }
    if !scale.is_finite() || scale <= 0.0 {
        return Err(Undetermined::CoverageNone);
    }
    match starts.iter().copied().filter(|other| *other != apart.start && holds(apart, *other)).min() {
        Some(other) => {
            Err(Undetermined::Overlap { other, days: apart.before_days.max(apart.lag_days + apart.days) })
        }
        None => Ok(()),
    }
}

/// Whether a day lies in the windows or between them.
fn holds(apart: Apart, day: Date) -> bool {
    let (before, since) = (apart.before_days as i32, (apart.lag_days + apart.days) as i32);
    (-before..since).contains(&days_from(apart.start, day))
}

/// The values of the two windows.
struct Windows<'s> {
    before: &'s [f64],
    since: &'s [f64],
}

impl Windows<'_> {
    fn ratio(&self) -> f64 {
        mean(self.since) / mean(self.before)
    }

    /// Of the logarithm of the ratio: φ(1/Y₀ + 1/Y₁), with φ = Σ(y−μ)²/μ/(n−2), at least 1.
    fn log_variance(&self) -> f64 {
        let pearson = |window: &[f64]| {
            let mean = mean(window);
            window.iter().map(|value| (value - mean).powi(2) / mean).sum::<f64>()
        };
        let free = (self.before.len() + self.since.len()).saturating_sub(2).max(1) as f64;
        let dispersion = ((pearson(self.before) + pearson(self.since)) / free).max(1.0);
        let total = |window: &[f64]| window.iter().sum::<f64>();
        dispersion * (1.0 / total(self.before) + 1.0 / total(self.since))
    }

    fn blocks(&self, plan: &Plan) -> (Blocks, Blocks) {
        let of = |window: &[f64]| Blocks::of(window, (plan.block_days.max(1) as usize).min(window.len()));
        (of(self.before), of(self.since))
    }
}

fn windows<U: Unit>(series: &Daily<U>, apart: Apart) -> Measured<Windows<'_>> {
    let (at, all) = (i64::from(series.days().position(apart.start)), series.values().len() as i64);
    let (before, days) = (i64::from(apart.before_days), i64::from(apart.days));
    let (first, last) = (at + i64::from(apart.lag_days), at + i64::from(apart.lag_days) + days);
    if at < before || at > all {
        let has = if at > all { before - (at - all) } else { at };
        return Err(short(Side::Before, apart.before_days, has));
    }
    if last > all {
        return Err(short(Side::After, apart.days, all - first));
    }
    let cut = |from: i64, to: i64| &series.values()[from as usize..to as usize];
    Ok(Windows { before: cut(at - before, at), since: cut(first, last) })
}

fn short(side: Side, needs: u32, has: i64) -> Undetermined {
    Undetermined::WindowShort { side, needs, has: has.clamp(0, i64::from(needs)) as u32 }
}

fn busy(windows: Windows<'_>) -> Measured<Windows<'_>> {
    for (window, side) in [(windows.before, Side::Before), (windows.since, Side::After)] {
        let (days, has) = (window.len() as u32, window.iter().filter(|value| **value > 0.0).count() as u32);
        match has {
            0 => return Err(Undetermined::NothingReported { side, days }),
            has if has < BUSY_DAYS_MIN => {
                return Err(Undetermined::TooFewDays { side, days, has, needs: BUSY_DAYS_MIN });
            }
            _ => {}
        }
    }
    Ok(windows)
}

fn interval(
    own: &Windows<'_>,
    other: Option<&Windows<'_>>,
    scale: f64,
    apart: Apart,
    plan: &Plan,
) -> Measured<(f64, f64)> {
    let (before, since) = own.blocks(plan);
    let control = other.map(|other| other.blocks(plan));
    let lengths = f64::from(apart.before_days) / f64::from(apart.days);
    let stream =
        |of: u64| (u64::from(days_from(Date::constant(1, 1, 1), apart.start).unsigned_abs()) << 3) | of;
    let (mut first, mut second) = (Chance::new(plan.seed, stream(4)), Chance::new(plan.seed, stream(5)));
    let draw = |_| match &control {
        None => since.draw(&mut second) / before.draw(&mut first) * lengths * scale,
        Some((control_before, control_since)) => {
            let (x0, y0) = before.draw_both(control_before, &mut first);
            let (x1, y1) = since.draw_both(control_since, &mut second);
            (x1 * y0) / (x0 * y1) * scale
        }
    };
    let mut draws: Vec<f64> = (0..plan.draws).map(draw).collect();
    let (ends, silent) = middle_95(&mut draws);
    if silent as u32 * 2 > plan.draws { Err(Undetermined::DrawsSayNothing) } else { Ok(ends) }
}

/// Dates before the start whose windows end before it, and that lie clear of every other truce.
fn dates<U: Unit>(series: &Daily<U>, apart: Apart, starts: &[Date], plan: &Plan) -> Vec<Date> {
    let days = series.days();
    let until = i64::from(days.position(apart.start)) - i64::from(apart.lag_days) - i64::from(apart.days);
    let positions = i64::from(apart.before_days)..=until;
    let every = plan.placebo_every_days.max(1) as usize;
    let is_clear = |date: &Date| {
        let at = Apart { start: *date, ..apart };
        starts.iter().filter(|other| **other < apart.start).all(|other| {
            days_from(*other, *date).unsigned_abs() > plan.placebo_clear_days && !holds(at, *other)
        })
    };
    // The dates are counted back from the start, so that a longer past only adds to them.
    let back = positions.rev().step_by(every).map(|at| days.date(at as usize));
    let mut dates: Vec<Date> = back.filter(is_clear).collect();
    dates.reverse();
    dates
}

fn mean(window: &[f64]) -> f64 {
    window.iter().sum::<f64>() / window.len() as f64
}
