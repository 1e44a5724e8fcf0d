//! How long truces last: Kaplan and Meier's curve, under a rule of failure that is stated.
//!
//! What counts as a failure decides the curve: in Syria's six truces a rule of 25 dead calls four of them failed on the first
//! day. So every curve names its rule, and several belong side by side.

use jiff::civil::Date;

use super::calendar::days_from;
use super::{Beside, Daily, Estimate, Measured, NoPlacebo, Side, Undetermined, Unit};

/// When a truce counts as failed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FailureRule {
    /// The trailing mean is back at a share of the level before.
    LevelRegained {
        /// The share of the level before: 0.75, say.
        share: f64,
        /// Days of the trailing mean, all of them from the start on.
        trailing_days: u32,
        /// Days before the start that make the level.
        before_days: u32,
    },
    /// So much of the unit is reported in all since the start.
    Reached(f64),
    /// Something that the caller dates: a declared end, a first grave breach. `None`: it did not come.
    On(Option<Date>),
}

/// How long one truce was watched, and whether it failed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// Days from the start; the first is 1.
    pub days: u32,
    /// Whether it failed on the last of them; else it was still holding when it was last seen.
    pub failed: bool,
}

/// Returns how long a truce lasted under a rule, watched up to `until` or the end of the series.
///
/// # Units
/// Days; the start itself is day 1.
/// # Errors
/// [`Undetermined`] where the series has no days from the start on, or none before it that the rule needs.
/// # Limits
/// Where a series ends, the truce is held to be still going on; where one ends *because* reporting stopped, that is not so.
pub fn spell<U: Unit>(series: &Daily<U>, start: Date, rule: FailureRule, until: Date) -> Measured<Spell> {
    let (days, at) = (series.days(), series.days().position(start));
    let last = days.position(until).min(days.count() as i32 - 1);
    if at < 0 || last < at {
        return Err(Undetermined::WindowShort { side: Side::After, needs: 1, has: 0 });
    }
    let after = &series.values()[at as usize..=last as usize];
    let failed = match rule {
        FailureRule::LevelRegained { share, trailing_days, before_days } => {
            let level = level_before(series, start, before_days)?;
            first_at_level(after, trailing_days.max(1) as usize, share * level)
        }
        FailureRule::Reached(amount) => first_reached(after, amount),
        FailureRule::On(day) => day.map(|day| days_from(start, day).max(0) as u32 + 1),
    };
    let watched = after.len() as u32;
    Ok(match failed.filter(|day| *day <= watched) {
        Some(days) => Spell { days, failed: true },
        None => Spell { days: watched, failed: false },
    })
}

/// One step of a curve: a day on which something failed.
#[derive(Debug, Clone, PartialEq)]
pub struct SurvivalStep {
    /// Days from the start.
    pub days: u32,
    /// Truces that were watched and holding until then.
    pub at_risk: u32,
    /// Truces that failed on that day.
    pub failed: u32,
    /// The share that hold longer: S(t).
    pub holding: f64,
    /// S(t) with its interval; undetermined where none hold longer, as Greenwood's formula has no answer there.
    pub estimate: Measured<Estimate>,
    /// Greenwood's standard error.
    greenwood: f64,
}

/// Returns the curve of spells: S(t) = Π (1 − dᵢ/nᵢ).
///
/// # Units
/// Shares, 0 to 1.
/// # Errors
/// [`Undetermined::Nothing`] without spells.
/// # Source
/// Kaplan and Meier 1958; Greenwood 1926, on the scale of log(−log S), which keeps the interval between 0 and 1.
/// # Limits
/// Truces of one war are not independent of each other, so the interval is, if anything, too narrow.
pub fn survival(spells: &[Spell]) -> Measured<Vec<SurvivalStep>> {
    if spells.is_empty() {
        return Err(Undetermined::Nothing("there is no truce to follow"));
    }
    let mut days: Vec<u32> = spells.iter().filter(|spell| spell.failed).map(|spell| spell.days).collect();
    days.sort_unstable();
    days.dedup();
    let (mut holding, mut sum) = (1.0, 0.0);
    let mut step = |day: u32| {
        let at_risk = spells.iter().filter(|spell| spell.days >= day).count() as u32;
        let failed = spells.iter().filter(|spell| spell.failed && spell.days == day).count() as u32;
        let (n, d) = (f64::from(at_risk), f64::from(failed));
        holding *= 1.0 - d / n;
        sum += if failed < at_risk { d / (n * (n - d)) } else { 0.0 };
        SurvivalStep {
            days: day,
            at_risk,
            failed,
            holding,
            estimate: estimate(holding, sum),
            greenwood: holding * sum.sqrt(),
        }
    };
    Ok(days.into_iter().map(&mut step).collect())
}

impl SurvivalStep {
    /// Returns Greenwood's standard error of the share.
    pub fn greenwood(&self) -> f64 {
        self.greenwood
    }
}

fn estimate(holding: f64, sum: f64) -> Measured<Estimate> {
    if holding <= 0.0 {
        return Err(Undetermined::Nothing("none hold longer, and the formula has no answer there"));
    }
    let wide = 1.959_963_984_540_054 * sum.sqrt() / holding.ln().abs();
    let why =
        NoPlacebo::NothingToCompare("a curve of truces has no date without a truce to be compared with");
    Estimate::new(holding, (holding.powf(wide.exp()), holding.powf((-wide).exp())), Beside::None(why))
}

fn level_before<U: Unit>(series: &Daily<U>, start: Date, days: u32) -> Measured<f64> {
    let (at, needs) = (series.days().position(start) as usize, days.max(1));
    let first = at.checked_sub(needs as usize).ok_or(Undetermined::WindowShort {
        side: Side::Before,
        needs,
        has: at as u32,
    })?;
    match series.values()[first..at].iter().sum::<f64>() / f64::from(needs) {
        0.0 => Err(Undetermined::NothingReported { side: Side::Before, days: needs }),
        level => Ok(level),
    }
}

fn first_at_level(after: &[f64], trailing: usize, level: f64) -> Option<u32> {
    let at = after.windows(trailing).position(|w| w.iter().sum::<f64>() / trailing as f64 >= level)?;
    Some((at + trailing) as u32)
}

fn first_reached(after: &[f64], amount: f64) -> Option<u32> {
    let sums = after.iter().scan(0.0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    sums.zip(1..).find(|(sum, _)| *sum >= amount).map(|(_, day)| day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Remission in weeks under 6-mercaptopurine: Gehan 1965, after Freireich et al. 1963. Shares and standard errors as
    /// printed in textbooks (Kleinbaum and Klein, *Survival Analysis*) and by R's `survfit`.
    #[test]
    fn the_curve_of_six_mp_is_that_of_the_textbooks() {
        let failed = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(|days| Spell { days, failed: true });
        let censored =
            [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(|days| Spell { days, failed: false });
        let steps = survival(&[&failed[..], &censored[..]].concat()).unwrap();
        let rounded = |n: f64, to: f64| (n * to).round() / to;
        let shares: Vec<f64> = steps.iter().map(|s| rounded(s.holding, 1e3)).collect();
        let errors: Vec<f64> = steps.iter().map(|s| rounded(s.greenwood, 1e4)).collect();
        assert_eq!(shares, [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]);
        assert_eq!(errors, [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]);
        assert_eq!(steps.iter().map(|s| s.at_risk).collect::<Vec<_>>(), [21, 17, 15, 12, 11, 7, 6]);
    }

    #[test]
    fn where_all_have_failed_there_is_no_interval() {
        let steps = survival(&[Spell { days: 3, failed: true }, Spell { days: 5, failed: true }]).unwrap();
        assert_eq!(steps[1].holding, 0.0);
        assert!(steps[0].estimate.is_ok() && steps[1].estimate.is_err());
        assert!(survival(&[]).is_err());
    }
}
