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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Events;

    fn question() -> PowerQuestion {
        PowerQuestion {
            rate: 6.0,
            dispersion: 2.0,
            falls_to: 0.4,
            before_days: 28,
            lengths: vec![3, 28, 112],
            coverages: vec![1.0, 0.2],
            runs: 400,
            seed: 7,
        }
    }

    fn asked(question: PowerQuestion) -> Measured<Power> {
        power(question, &|_, _| {})
    }

    fn share(found: &Power, at: usize) -> f64 {
        *found.cells[at].told.as_ref().unwrap()
    }

    #[test]
    fn more_days_and_a_better_view_tell_more_falls() {
        let found = asked(question()).unwrap();
        assert_eq!((found.cells[2].coverage, found.cells[2].days), (1.0, 112));
        assert!(share(&found, 0) < share(&found, 1) && share(&found, 1) <= share(&found, 2), "{found:?}");
        assert!(share(&found, 4) < share(&found, 1), "{found:?}");
    }

    #[test]
    fn without_a_fall_to_speak_of_as_few_are_told_as_the_yardstick_says() {
        let none = PowerQuestion { falls_to: 1.0 - 1e-9, runs: 4_000, ..question() };
        let found = asked(none).unwrap();
        for cell in &found.cells {
            // Four thousand draws of 0.05: a standard deviation is 0.0034, with that of the limit itself about 0.005.
            let told = *cell.told.as_ref().unwrap();
            assert!(told < RANK_AT_MOST + 0.02, "{cell:?}");
            // Where few are seen many ratios are the same, none at all for one, and fewer are told.
            assert!(cell.coverage < 1.0 || told > RANK_AT_MOST - 0.025, "{cell:?}");
        }
    }

    #[test]
    fn the_seed_is_all_of_the_chance() {
        assert_eq!(asked(question()), asked(question()));
        assert_ne!(asked(question()), asked(PowerQuestion { seed: 8, ..question() }));
    }

    #[test]
    fn the_shortest_length_that_is_enough_is_named_or_none_is() {
        let found = asked(PowerQuestion { dispersion: 1.0, ..question() }).unwrap();
        // Seven events instead of eighteen can be told in three days; one instead of four cannot.
        assert_eq!((found.enough_at(1.0), found.enough_at(0.2)), (Some(3), Some(28)), "{found:?}");
        let hopeless = asked(PowerQuestion { falls_to: 0.99, ..question() }).unwrap();
        assert_eq!(hopeless.enough_at(1.0), None);
        assert_eq!(found.enough_at(0.3), None, "it was not asked");
    }

    #[test]
    fn where_nothing_is_seen_nothing_is_told() {
        let unseen = PowerQuestion { coverages: vec![0.0], ..question() };
        assert!(asked(unseen).unwrap().cells.iter().all(|cell| cell.told == Err(Undetermined::CoverageNone)));
        let rare = PowerQuestion { rate: 1e-6, ..question() };
        let silent = |cell: &PowerCell| cell.told == Err(Undetermined::DrawsSayNothing);
        assert!(asked(rare).unwrap().cells.iter().all(silent));
    }

    #[test]
    fn figures_that_cannot_be_used_are_refused() {
        let bad: [fn(&mut PowerQuestion); 11] = [
            |q| q.rate = 0.0,
            |q| q.rate = f64::NAN,
            |q| q.rate = f64::INFINITY,
            |q| q.dispersion = 0.9,
            |q| q.falls_to = 1.0,
            |q| q.falls_to = f64::NAN,
            |q| q.before_days = 6,
            |q| q.lengths = vec![0],
            |q| q.lengths.clear(),
            |q| q.coverages = vec![1.1],
            |q| q.runs = 19,
        ];
        for change in bad {
            let mut asks = question();
            change(&mut asks);
            assert!(matches!(asked(asks), Err(Undetermined::Plan(_))));
        }
    }

    #[test]
    fn a_baseline_is_the_mean_and_the_dispersion_of_its_days() {
        let first = jiff::civil::date(2001, 1, 1);
        let values = vec![9.0, 9.0, 1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 2.0, 50.0];
        let daily = Daily::<Events>::of_values(first, values).unwrap();
        let start = jiff::civil::date(2001, 1, 10);
        // Of the seven days before: mean 2, squares 6, so 6 / 2 / 6 = 0.5, and no process is steadier than Poisson's.
        assert_eq!(baseline(&daily, start, 7), Ok((2.0, 1.0)));
        // Of nine: mean 32 / 9, and the dispersion follows from it.
        let (mean, dispersion) = baseline(&daily, start, 9).unwrap();
        assert!(
            (mean - 32.0 / 9.0).abs() < 1e-12 && (dispersion - 2.890625).abs() < 1e-9,
            "{mean} {dispersion}"
        );
        assert!(matches!(baseline(&daily, start, 10), Err(Undetermined::WindowShort { has: 9, .. })));
        assert!(matches!(baseline(&daily, start, 6), Err(Undetermined::WindowShort { .. })));
    }
}
