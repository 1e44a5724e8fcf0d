//! Placebo in time: the same measure at dates at which no listed truce began.

use jiff::civil::Date;

use super::calendar::{days_after, days_from};
use super::{Beside, Days, NoPlacebo, PlaceboRank, Plan};

/// Returns the dates of a series that are clear of every start, by the plan: the first with a whole window before it, then
/// every so many days while a whole window follows.
///
/// # Limits
/// Windows of near dates overlap, so the dates are far fewer independent comparisons than their number says. Dates may lie in
/// local truces that are on no list.
pub fn placebo_dates(days: Days, starts: &[Date], plan: &Plan) -> Vec<Date> {
    let (window, every) = (plan.window_days as usize, plan.placebo_every_days.max(1) as usize);
    let last = days.count().saturating_sub(window);
    let is_clear = |date: &Date| {
        starts.iter().all(|start| days_from(*start, *date).unsigned_abs() > plan.placebo_clear_days)
    };
    (window..last).step_by(every).map(|at| days.date(at)).filter(is_clear).collect()
}

/// A measure at dates without a truce.
#[derive(Debug, Clone, PartialEq)]
pub struct Placebos {
    /// The dates, in order, with the measure at each. All are finite.
    values: Vec<(Date, f64)>,
    window_days: u32,
    needs: u32,
}

impl Placebos {
    /// Takes a measure at each date; dates at which it is no finite number are not compared.
    pub(super) fn of(dates: &[Date], plan: &Plan, measure: impl Fn(Date) -> Option<f64>) -> Self {
        Self::of_values(dates.iter().map(|date| (*date, measure(*date))), plan)
    }

    /// As [`of`](Self::of), of a measure already taken.
    pub(super) fn of_values(values: impl Iterator<Item = (Date, Option<f64>)>, plan: &Plan) -> Self {
        let values =
            values.filter_map(|(date, value)| Some((date, value.filter(|value| value.is_finite())?)));
        Self { values: values.collect(), window_days: plan.window_days, needs: plan.placebo_dates_min }
    }

    /// Returns the dates with the measure at each.
    pub fn values(&self) -> &[(Date, f64)] {
        &self.values
    }

    /// Returns the rank of a value among them: p = (1 + number at or below) / (1 + number of dates).
    pub fn beside(&self, value: f64) -> Beside {
        let dates = self.values.len();
        if (dates as u32) < self.needs.max(1) {
            return Beside::None(NoPlacebo::TooFewDates { dates: dates as u32, needs: self.needs.max(1) });
        }
        let at_or_below = self.values.iter().filter(|(_, placebo)| *placebo <= value).count();
        Beside::Placebo(PlaceboRank::new(at_or_below, dates, self.apart()))
    }

    /// How many dates at most have windows that share no day.
    fn apart(&self) -> usize {
        let mut clear_from: Option<Date> = None;
        let mut count = 0;
        for (date, _) in &self.values {
            if clear_from.is_none_or(|from| *date >= from) {
                count += 1;
                clear_from = Some(days_after(*date, 2 * self.window_days as i32));
            }
        }
        count
    }
}
