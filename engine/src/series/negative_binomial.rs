//! Regression of counts whose variance is larger than their mean: negative binomial, with a log link and an offset.
//!
//! Weighted least squares again and again for the coefficients, a search along one line for the dispersion, and Newey and West's
//! errors, as days that follow each other are alike.

use statrs::function::gamma::ln_gamma;

use super::symmetric::Symmetric;
use super::{Measured, Undetermined};

/// Rounds of weighted least squares at most.
const ROUNDS_MAX: usize = 100;

/// The most that the logarithm of a mean may be: beyond it a coefficient runs away.
const LOG_MEAN_MAX: f64 = 30.0;

/// Rows of days: what is explained, by what, and the logarithm of the exposure.
pub(super) struct Rows {
    /// Counts or shares of counts, at least 0.
    pub(super) y: Vec<f64>,
    /// For each day as many numbers as there are coefficients.
    pub(super) x: Vec<Vec<f64>>,
    /// Logarithms of exposure.
    pub(super) offset: Vec<f64>,
}

/// A fit: coefficients, their standard errors, and α of the variance μ + αμ².
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    pub(super) coefficients: Vec<f64>,
    pub(super) errors: Vec<f64>,
    pub(super) alpha: f64,
}

impl Rows {
    /// Fits the rows; `lag_days` is how far days are alike.
    pub(super) fn fit(&self, lag_days: usize) -> Measured<Fit> {
        let mut start = self.begin();
        let (low, high) = ((1e-6_f64).ln(), (50.0_f64).ln());
        let alpha = peak(low, high, |log_alpha| match self.least_squares(log_alpha.exp(), &start) {
            Ok(coefficients) => {
                let chance = self.log_chance(&coefficients, log_alpha.exp());
                start = coefficients;
                chance
            }
            Err(_) => f64::NEG_INFINITY,
        })
        .exp();
        let coefficients = self.least_squares(alpha, &start)?;
        let errors = self.errors(&coefficients, alpha, lag_days)?;
        Ok(Fit { coefficients, errors, alpha })
    }

    fn columns(&self) -> usize {
        self.x.first().map_or(0, Vec::len)
    }

    /// The mean alone.
    fn begin(&self) -> Vec<f64> {
        let exposure: f64 = self.offset.iter().map(|o| o.exp()).sum();
        let mut begin = vec![0.0; self.columns()];
        begin[0] = (self.y.iter().sum::<f64>() / exposure).max(1e-9).ln();
        begin
    }

    fn mean(&self, row: usize, coefficients: &[f64]) -> f64 {
        (dot(&self.x[row], coefficients) + self.offset[row]).clamp(-LOG_MEAN_MAX, LOG_MEAN_MAX).exp()
    }

    fn least_squares(&self, alpha: f64, start: &[f64]) -> Measured<Vec<f64>> {
        let mut coefficients = start.to_vec();
        for _ in 0..ROUNDS_MAX {
            let (bread, right) = self.normal(&coefficients, alpha);
            let next =
                bread.solve(&right).ok_or(Undetermined::NoFit("the days do not tell the effects apart"))?;
            let moved = next.iter().zip(&coefficients).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            coefficients = next;
            if moved < 1e-9 {
                return self.within_bounds(coefficients);
            }
        }
        Err(Undetermined::NoFit("it went on without end"))
    }

    /// The normal equations at some coefficients: X'WX and X'Wz.
    fn normal(&self, coefficients: &[f64], alpha: f64) -> (Symmetric, Vec<f64>) {
        let mut bread = Symmetric::zero(self.columns());
        let mut right = vec![0.0; self.columns()];
        for (row, x) in self.x.iter().enumerate() {
            let mean = self.mean(row, coefficients);
            let weight = mean / (1.0 + alpha * mean);
            let working = mean.ln() - self.offset[row] + (self.y[row] - mean) / mean;
            bread.add(weight, x);
            right.iter_mut().zip(x).for_each(|(sum, x)| *sum += weight * working * x);
        }
        (bread, right)
    }

    fn within_bounds(&self, coefficients: Vec<f64>) -> Measured<Vec<f64>> {
        let is_bounded = |row: &Vec<f64>| dot(row, &coefficients).abs() < LOG_MEAN_MAX;
        match self.x.iter().all(is_bounded) {
            true => Ok(coefficients),
            false => Err(Undetermined::NoFit("what is reported is so sparse that an effect has no bound")),
        }
    }

    fn log_chance(&self, coefficients: &[f64], alpha: f64) -> f64 {
        let size = 1.0 / alpha;
        let of_day = |(row, y): (usize, &f64)| {
            let mean = self.mean(row, coefficients);
            ln_gamma(y + size) - ln_gamma(size) - ln_gamma(y + 1.0) + y * (mean / (size + mean)).ln()
                - size * (mean / size).ln_1p()
        };
        self.y.iter().enumerate().map(of_day).sum()
    }

    /// Newey and West's errors, with Bartlett's weights and the factor n/(n−k).
    fn errors(&self, coefficients: &[f64], alpha: f64, lag_days: usize) -> Measured<Vec<f64>> {
        let (bread, _) = self.normal(coefficients, alpha);
        let score = |(row, x): (usize, &Vec<f64>)| {
            let mean = self.mean(row, coefficients);
            let residual = (self.y[row] - mean) / (1.0 + alpha * mean);
            x.iter().map(|x| x * residual).collect::<Vec<f64>>()
        };
        let scores: Vec<Vec<f64>> = self.x.iter().enumerate().map(score).collect();
        let (rows, columns) = (scores.len(), self.columns());
        let free = rows.checked_sub(columns).filter(|free| *free > 0);
        let free = free.ok_or(Undetermined::NoFit("there are fewer days than effects"))?;
        let factor = rows as f64 / free as f64;
        // The variance of coefficient j is that of the scores along column j of the inverse.
        let variance = |column: usize| {
            let along = bread.solve(&unit(columns, column))?;
            let scores: Vec<f64> = scores.iter().map(|score| dot(score, &along)).collect();
            let variance = factor * long_run(&scores, lag_days);
            (variance.is_finite() && variance > 0.0).then(|| variance.sqrt())
        };
        let errors: Option<Vec<f64>> = (0..columns).map(variance).collect();
        errors.ok_or(Undetermined::NoFit("its errors cannot be worked out"))
    }
}

/// The sum of squares with those of neighbours up to a lag, Bartlett's weights.
fn long_run(scores: &[f64], lag_days: usize) -> f64 {
    let lagged =
        |lag: usize| scores.iter().zip(&scores[lag.min(scores.len())..]).map(|(a, b)| a * b).sum::<f64>();
    let weight = |lag: usize| 1.0 - lag as f64 / (lag_days + 1) as f64;
    lagged(0) + 2.0 * (1..=lag_days).map(|lag| weight(lag) * lagged(lag)).sum::<f64>()
}

fn unit(length: usize, at: usize) -> Vec<f64> {
    (0..length).map(|n| f64::from(u8::from(n == at))).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Where a function with one peak is highest, by golden sections.
fn peak(mut low: f64, mut high: f64, mut of: impl FnMut(f64) -> f64) -> f64 {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let (mut a, mut b) = (high - GOLDEN * (high - low), low + GOLDEN * (high - low));
    let (mut at_a, mut at_b) = (of(a), of(b));
    while high - low > 1e-6 {
        if at_a >= at_b {
            (high, b, at_b) = (b, a, at_a);
            a = high - GOLDEN * (high - low);
            at_a = of(a);
        } else {
            (low, a, at_a) = (a, b, at_b);
            b = low + GOLDEN * (high - low);
            at_b = of(b);
        }
    }
    (low + high) / 2.0
}
