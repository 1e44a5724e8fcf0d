//! Quiet weeks: how often the first week of a ceasefire was quiet, and how often violence was back soon after.
//!
//! In: a pair's series and a start, or a date at which no listed ceasefire began. Out: a [`Week`], and [`Weeks`] for many.
//! In hindsight: events of the whole file count, on the days on which they lay.

use jiff::civil::Date;

use super::HistoryPlan;
use super::replay::{BUSY_DAYS_MIN, mean};
use crate::series::{Daily, Unit};

/// The first week from a date on, and what followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Nothing was reported in it.
    pub is_silent: bool,
    /// Its mean was under the stated part of the baseline.
    pub is_low: bool,
    /// Within the stated days after it the trailing mean was at the stated part of the baseline or over.
    pub is_followed: bool,
}

impl Week {
    /// Looks at a date; `None`: the file does not have all days that are needed, or next to nothing before.
    pub fn at<U: Unit>(series: &Daily<U>, start: Date, plan: &HistoryPlan) -> Option<Self> {
        let at = usize::try_from(series.days().position(start)).ok()?;
        let (before, week) = (plan.baseline_days as usize, plan.week_days.max(1) as usize);
        let values = series.values();
        let baseline = &values[at.checked_sub(before)?..at];
        let after = values.get(at..at + week + plan.after_quiet_days as usize)?;
        if baseline.iter().filter(|value| **value > 0.0).count() < BUSY_DAYS_MIN {
            return None;
        }
        let limit = plan.back_at * mean(baseline);
        Some(Self {
            is_silent: after[..week].iter().all(|value| *value == 0.0),
            is_low: mean(&after[..week]) < limit,
            is_followed: after[1..].windows(week).any(|window| mean(window) >= limit),
        })
    }
}

/// Many first weeks, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weeks {
    /// Dates that can be looked at.
    pub dates: usize,
    /// Of them, those whose first week was under the stated part of the baseline.
    pub low: usize,
    /// Of those, the ones after which violence was back within the stated days.
    pub low_followed: usize,
    /// Dates whose first week had nothing at all.
    pub silent: usize,
    /// Of those, the ones after which violence was back.
    pub silent_followed: usize,
}

impl Weeks {
    /// Counts the weeks at many dates.
    pub fn at<U: Unit>(series: &Daily<U>, dates: impl IntoIterator<Item = Date>, plan: &HistoryPlan) -> Self {
        let weeks = dates.into_iter().filter_map(|date| Week::at(series, date, plan));
        weeks.fold(Self::default(), |sum, week| Self {
            dates: sum.dates + 1,
            low: sum.low + usize::from(week.is_low),
            low_followed: sum.low_followed + usize::from(week.is_low && week.is_followed),
            silent: sum.silent + usize::from(week.is_silent),
            silent_followed: sum.silent_followed + usize::from(week.is_silent && week.is_followed),
        })
    }
}
