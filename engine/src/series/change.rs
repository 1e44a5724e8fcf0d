//! Change points as the days come in: since when has the present level held?

use jiff::civil::Date;
use statrs::function::gamma::ln_gamma;

use super::{Daily, Measured, Undetermined, Unit};

/// What a watch for changes supposes beforehand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Watch {
    /// How long a level holds on average, in days; over 1.
    pub level_days: f64,
    /// The level that is expected before anything is seen, a day; over 0.
    pub level_per_day: f64,
    /// How many days of evidence that expectation is worth; over 0.
    pub weight_days: f64,
    /// How much more days differ than a Poisson process would: values are divided by it; at least 1.
    pub dispersion: f64,
    /// A fall of the likeliest run length by so many days is an alarm; at least 1.
    pub fall_days: u32,
}

/// What the watch says on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WatchDay {
    /// The day.
    pub day: Date,
    /// For how many days the present level has held, the likeliest number, this day among them; 0: a new one begins.
    pub run_days: u32,
    /// The first day of a new level that is noticed now; `None`: no alarm.
    pub since: Option<Date>,
}

/// Follows a series day by day: how long the present level has held, and when a new one is noticed.
///
/// # Units
/// Days.
/// # Errors
/// [`Undetermined::Plan`] if the watch supposes what cannot be.
/// # Source
/// Adams and MacKay 2007, with a Poisson rate of Gamma prior, so that the prediction is negative binomial. The alarm is the fall
/// of the likeliest run length, not the chance of a change today, which with a constant hazard hardly moves.
/// # Limits
/// An alarm says that the level of *reports* changed. Division by the dispersion is a rough way to allow for bursts.
pub fn changes<U: Unit>(series: &Daily<U>, watch: &Watch) -> Measured<Vec<WatchDay>> {
    watch.checked()?;
    let mut runs = Runs::new(watch);
    let mut before = 0;
    let mut days = Vec::with_capacity(series.values().len());
    for (at, value) in series.values().iter().enumerate() {
        runs.see(value / watch.dispersion, watch);
        let run_days = runs.likeliest();
        let fell = (before + 1_u32).saturating_sub(run_days) >= watch.fall_days.max(1) && at > 0;
        let since = fell.then(|| series.days().date(at + 1 - (run_days as usize).min(at + 1)));
        days.push(WatchDay { day: series.days().date(at), run_days, since });
        before = run_days;
    }
    Ok(days)
}

/// Less likely runs than this, by the logarithm, are forgotten.
const FORGOTTEN: f64 = -40.0;

/// The runs that may be going on: each with its Gamma's shape and rate, and the logarithm of its weight.
struct Runs(Vec<Run>);

#[derive(Clone, Copy)]
struct Run {
    days: u32,
    shape: f64,
    rate: f64,
    log_weight: f64,
}

impl Runs {
    fn new(watch: &Watch) -> Self {
        Self(vec![watch.new_run(0.0)])
    }

    fn see(&mut self, value: f64, watch: &Watch) {
        let ends = (1.0 / watch.level_days).ln();
        let goes_on = (-1.0 / watch.level_days).ln_1p();
        let predicted: Vec<Run> = self.0.iter().map(|run| run.after(value)).collect();
        let most = predicted.iter().map(|run| run.log_weight).fold(f64::NEG_INFINITY, f64::max);
        let all = most + predicted.iter().map(|run| (run.log_weight - most).exp()).sum::<f64>().ln();
        let new = watch.new_run(ends);
        let kept = predicted.into_iter().map(|run| Run { log_weight: run.log_weight - all + goes_on, ..run });
        self.0 = std::iter::once(new).chain(kept.filter(|run| run.log_weight > FORGOTTEN)).collect();
    }

    fn likeliest(&self) -> u32 {
        let better = |a: Run, b: &Run| if b.log_weight > a.log_weight { *b } else { a };
        self.0.iter().skip(1).fold(self.0[0], better).days
    }
}

impl Run {
    /// The run with a value more, its weight times the value's predicted chance.
    fn after(&self, value: f64) -> Self {
        let Self { shape, rate, .. } = *self;
        let chance = ln_gamma(shape + value) - ln_gamma(shape) - ln_gamma(value + 1.0)
            + shape * (rate / (rate + 1.0)).ln()
            - value * rate.ln_1p();
        Self {
            days: self.days + 1,
            shape: shape + value,
            rate: rate + 1.0,
            log_weight: self.log_weight + chance,
        }
    }
}

impl Watch {
    fn new_run(&self, log_weight: f64) -> Run {
        let rate = self.weight_days;
        Run { days: 0, shape: self.level_per_day / self.dispersion * rate, rate, log_weight }
    }

    fn checked(&self) -> Measured<()> {
        let over = |number: f64, least: f64| number.is_finite() && number > least;
        let fault = if !over(self.level_days, 1.0) {
            "a level holds for more than a day on average"
        } else if !over(self.level_per_day, 0.0) || !over(self.weight_days, 0.0) {
            "the expected level and its weight are over 0"
        } else if !(self.dispersion.is_finite() && self.dispersion >= 1.0) {
            "the dispersion is at least 1"
        } else {
            return Ok(());
        };
        Err(Undetermined::Plan(fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Deaths;

    const WATCH: Watch =
        Watch { level_days: 10.0, level_per_day: 3.0, weight_days: 1.0, dispersion: 1.0, fall_days: 5 };

    /// The chance of a stretch of values under one level, by its closed form.
    fn stretch(values: &[f64]) -> f64 {
        let (shape, rate) = (WATCH.level_per_day * WATCH.weight_days, WATCH.weight_days);
        let (sum, n) = (values.iter().sum::<f64>(), values.len() as f64);
        let own: f64 = values.iter().map(|y| ln_gamma(y + 1.0)).sum();
        ln_gamma(shape + sum) - ln_gamma(shape) + shape * rate.ln() - (shape + sum) * (rate + n).ln() - own
    }

    /// All ways of cutting the days into levels, summed by how long the last has held. A change may fall after any day.
    fn by_enumeration(values: &[f64]) -> Vec<f64> {
        let (n, hazard) = (values.len(), 1.0 / WATCH.level_days);
        let mut weights = vec![0.0; n + 1];
        for cuts in 0..1_u32 << n {
            let (mut begin, mut weight) = (0, 0.0);
            for day in 0..n {
                let cut = cuts >> day & 1 == 1;
                weight += if cut { hazard.ln() } else { (1.0 - hazard).ln() };
                if cut {
                    weight += stretch(&values[begin..=day]);
                    begin = day + 1;
                }
            }
            weights[n - begin] += (weight + if begin < n { stretch(&values[begin..]) } else { 0.0 }).exp();
        }
        let all: f64 = weights.iter().sum();
        weights.iter().map(|weight| weight / all).collect()
    }

    #[test]
    fn the_weights_are_those_of_all_ways_of_cutting() {
        let values = [4.0, 2.0, 3.0, 0.0, 0.0, 1.0, 9.0, 7.0];
        let mut runs = Runs::new(&WATCH);
        values.iter().for_each(|value| runs.see(*value, &WATCH));
        let want = by_enumeration(&values);
        for run in &runs.0 {
            let is = run.log_weight.exp();
            assert!(
                (is - want[run.days as usize]).abs() < 1e-12,
                "{}: {is}, not {}",
                run.days,
                want[run.days as usize]
            );
        }
        assert_eq!(runs.0.len(), values.len() + 1);
    }

    #[test]
    fn a_fall_is_noticed_and_dated() {
        let values = [vec![50.0; 60], vec![5.0; 20]].concat();
        let series = Daily::<Deaths>::of_values(Date::constant(2016, 1, 1), values).unwrap();
        let watch = Watch { level_days: 60.0, level_per_day: 50.0, ..WATCH };
        let alarms: Vec<WatchDay> =
            changes(&series, &watch).unwrap().into_iter().filter(|day| day.since.is_some()).collect();
        assert_eq!(alarms.len(), 1, "{alarms:?}");
        assert_eq!(alarms[0].since, Some(Date::constant(2016, 3, 1)));
        assert!(alarms[0].day <= Date::constant(2016, 3, 3), "{alarms:?}");
    }
}
