//! Calibration: how often the interval excludes "no change" where no listed truce began.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Daily, Plan, Undetermined, Unit, placebo_dates, rate_ratio};

/// What intervals came to at placebo dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// Dates at which there is an answer.
    pub dates: u32,
    /// Of these, those whose interval lies wholly below 1.
    pub fell: u32,
    /// Of these, those whose interval lies wholly above 1.
    pub rose: u32,
    /// Dates at which there is none, with the reason.
    pub undetermined: Vec<(Date, Undetermined)>,
}

/// Takes the rate ratio at every placebo date: an interval of 95 per cent should exclude 1 at five of a hundred.
///
/// # Limits
/// Levels rise and fall of themselves in a war, so the share is that of "no change from month to month", which is not the same
/// as "no effect of a truce". Windows of near dates overlap.
pub fn calibrate<U: Unit>(series: &Daily<U>, starts: &[Date], plan: &Plan) -> Calibration {
    let dates = placebo_dates(series.days(), starts, plan);
    let answers: Vec<_> =
        dates.par_iter().map(|date| (*date, rate_ratio(series, *date, &[], plan))).collect();
    let mut sum = Calibration { dates: 0, fell: 0, rose: 0, undetermined: Vec::new() };
    for (date, answer) in answers {
        match answer {
            Ok(answer) => {
                sum.dates += 1;
                sum.fell += u32::from(answer.ratio.high() < 1.0);
                sum.rose += u32::from(answer.ratio.low() > 1.0);
            }
            Err(why) => sum.undetermined.push((date, why)),
        }
    }
    sum
}
