//! Power: how long it takes, at which coverage, until a fall of a given size can be told from nothing.
//!
//! In: a baseline's rate and dispersion, and the size of a fall. Out: a [`Power`], a share for each length and coverage. Read
//! first: [`power`]. Invariant: chance comes from the stated seed; each length and coverage has a stream of its own.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, Gamma, Poisson};
use rayon::prelude::*;

use super::blocks::quantile;
use super::{Daily, Measured, Undetermined, Unit};

/// Days whose level is the same: violence comes in bursts of about a week.
const BURST_DAYS: u32 = 7;

/// A fall is told where at most this share of truces without any fall look as deep.
pub const RANK_AT_MOST: f64 = 0.05;

/// A length is long enough from this share of falls told on.
pub const ENOUGH: f64 = 0.8;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct PowerQuestion {
    /// Of the unit, a day, that happen in the baseline; above 0.
    pub rate: f64,
    /// How much more days differ than a Poisson process would: φ; at least 1.
    pub dispersion: f64,
    /// What the true rate falls to, as a share of that before; from 0 to under 1.
    pub falls_to: f64,
    /// Days of the baseline; at least 7.
    pub before_days: u32,
    /// Lengths that are tried, in days; each at least 1.
    pub lengths: Vec<u32>,
    /// Coverages that are tried, each from 0 to 1; the same before and since.
    pub coverages: Vec<f64>,
    /// Made-up truces of each kind; 20 to 100,000.
    pub runs: u32,
    /// Where chance begins.
    pub seed: u64,
}

/// How often a fall would be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Power {
    /// What was asked.
    pub question: PowerQuestion,
    /// For each coverage and length, in the order asked: the share of falls that would be told; or why none can be.
    pub cells: Vec<PowerCell>,
}

/// One length at one coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct PowerCell {
    /// The share of what happens that is seen.
    pub coverage: f64,
    /// The length, in days.
    pub days: u32,
    /// The share of made-up falls that are told, from 0 to 1.
    pub told: Measured<f64>,
}

impl Power {
    /// Returns the shortest length tried at which enough falls are told, for a coverage; `None`: none of them.
    pub fn enough_at(&self, coverage: f64) -> Option<u32> {
        let mut own = self.cells.iter().filter(|cell| cell.coverage == coverage);
        own.find(|cell| cell.told.as_ref().is_ok_and(|told| *told >= ENOUGH)).map(|cell| cell.days)
    }
}

/// Returns how often a fall would be told from nothing, for each length and coverage.
///
/// The level of each week is drawn from a gamma distribution, events from a Poisson distribution of that level times the
/// coverage: together a negative binomial whose daily variance is φ times its mean when all is seen. A fall is told if its
/// ratio is below all but 5 in 100 of those of truces without a fall, drawn in the same way.
///
/// # Units
/// Shares, 0 to 1.
/// # Errors
/// [`Undetermined::Plan`] if a figure cannot be used. In a cell: [`Undetermined::CoverageNone`] where nothing is seen, and
/// [`Undetermined::DrawsSayNothing`] where most baselines have nothing reported.
/// # Source
/// Power by simulation; the yardstick is a placebo rank of 0.05.
/// # Limits
/// Coverage is taken to be the same before and since: a change of coverage looks like a fall, and no length mends that. Levels
/// of neighbouring weeks are drawn apart; where bursts last longer, more days are needed than are told here.
pub fn power(question: PowerQuestion, done: &(dyn Fn(usize, usize) + Sync)) -> Measured<Power> {
    checked(&question)?;
    let pairs: Vec<(f64, u32)> = question
        .coverages
        .iter()
        .flat_map(|share| question.lengths.iter().map(move |days| (*share, *days)))
        .collect();
    let counter = std::sync::atomic::AtomicUsize::new(0);
    let cells = pairs.par_iter().enumerate().map(|(at, (coverage, days))| {
        let told = told(&question, *coverage, *days, at as u64);
        done(counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, pairs.len());
        PowerCell { coverage: *coverage, days: *days, told }
    });
    let cells = cells.collect();
    Ok(Power { question, cells })
}

/// Returns the rate of a series' last days and their dispersion: φ = Σ(y−μ)²/μ/(n−1).
///
/// # Errors
/// [`Undetermined::NothingReported`] for days without anything, [`Undetermined::WindowShort`] for too few of them.
pub fn baseline<U: Unit>(series: &Daily<U>, start: jiff::civil::Date, days: u32) -> Measured<(f64, f64)> {
    let at = series.days().position(start).clamp(0, series.values().len() as i32) as usize;
    let short = Undetermined::WindowShort { side: super::Side::Before, needs: days, has: at as u32 };
    let from = at.checked_sub(days as usize).filter(|_| days >= BURST_DAYS).ok_or(short)?;
    let window = &series.values()[from..at];
    let mean = window.iter().sum::<f64>() / f64::from(days);
    if mean <= 0.0 {
        return Err(Undetermined::NothingReported { side: super::Side::Before, days });
    }
    let pearson = window.iter().map(|value| (value - mean).powi(2) / mean).sum::<f64>();
    Ok((mean, (pearson / f64::from(days - 1)).max(1.0)))
}

fn checked(question: &PowerQuestion) -> Measured<()> {
    let is_share = |share: &f64| (0.0..=1.0).contains(share);
    let fault = match question {
        q if !(q.rate > 0.0 && q.rate <= 1e6) => "the rate is above 0 and at most a million a day",
        q if !(1.0..=1e6).contains(&q.dispersion) => "the dispersion is at least 1",
        q if !(0.0..1.0).contains(&q.falls_to) => "a fall is to a share from 0 to under 1",
        q if !(BURST_DAYS..=3_660).contains(&q.before_days) => "a baseline has 7 to 3,660 days",
        q if q.lengths.is_empty() || !q.lengths.iter().all(|days| (1..=3_660).contains(days)) => {
            "lengths are 1 to 3,660 days"
        }
        q if q.coverages.is_empty() || !q.coverages.iter().all(is_share) => "coverages are from 0 to 1",
        q if !(20..=100_000).contains(&q.runs) => "there are 20 to 100,000 made-up truces",
        _ => return Ok(()),
    };
    Err(Undetermined::Plan(fault))
}

/// The share of falls that are told at one length and coverage.
fn told(question: &PowerQuestion, coverage: f64, days: u32, stream: u64) -> Measured<f64> {
    if coverage == 0.0 {
        return Err(Undetermined::CoverageNone);
    }
    let mut chance = ChaCha8Rng::seed_from_u64(question.seed);
    chance.set_stream(stream);
    let rate = question.rate * coverage;
    // Of what is seen the weekly level has the same shape; only the events in it are fewer.
    let shape = (question.dispersion > 1.0).then(|| question.rate / (question.dispersion - 1.0));
    let mut ratio = |fall: f64| {
        let before = window(&mut chance, rate, shape, question.before_days);
        let since = window(&mut chance, rate * fall, shape, days);
        (since / f64::from(days)) / (before / f64::from(question.before_days))
    };
    let mut without: Vec<f64> = (0..question.runs).map(|_| ratio(1.0)).collect();
    let with: Vec<f64> = (0..question.runs).map(|_| ratio(question.falls_to)).collect();
    if without.iter().filter(|ratio| !ratio.is_finite()).count() * 2 > without.len() {
        return Err(Undetermined::DrawsSayNothing);
    }
    // A baseline without anything cannot show a fall.
    without.iter_mut().filter(|ratio| !ratio.is_finite()).for_each(|ratio| *ratio = f64::MAX);
    let limit = quantile(&mut without, RANK_AT_MOST);
    let told = with.iter().filter(|ratio| **ratio < limit).count();
    Ok(told as f64 / f64::from(question.runs))
}

/// Draws how many are seen in so many days, week by week.
fn window(chance: &mut ChaCha8Rng, rate: f64, shape: Option<f64>, days: u32) -> f64 {
    let mut sum = 0.0;
    let mut left = days;
    while left > 0 {
        let part = left.min(BURST_DAYS);
        let level = match shape.and_then(|shape| Gamma::new(shape, rate / shape).ok()) {
            Some(gamma) => gamma.sample(chance),
            None => rate,
        };
        // A level so small that it is none draws nothing.
        sum += Poisson::new(level * f64::from(part)).map_or(0.0, |poisson| poisson.sample(chance));
        left -= part;
    }
    sum
}
