//! The plan: every figure that is fixed before a file is opened.

use jiff::civil::Date;

use crate::words;

/// What is fixed before anything is read. Show it with the results.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryPlan {
    /// Only ceasefires that took effect in these years.
    pub years: Years,
    /// Nothing later than this day was known; `None`: all that the files hold.
    pub known_on: Option<Date>,
    /// For how many days from its first on a ceasefire is followed at most.
    pub follow_days: u32,
    /// Days before the start whose mean is the baseline.
    pub baseline_days: u32,
    /// Days of the trailing mean.
    pub week_days: u32,
    /// Violence is back once the trailing mean is at least this part of the baseline.
    pub back_at: f64,
    /// After a quiet week, in so many days violence coming back counts as following it.
    pub after_quiet_days: u32,
    /// Events on more days than this are in no series.
    pub span_days_max: u32,
    /// After how many days an event is assumed to be known; each is tried.
    pub lags_days: Vec<u32>,
    /// The last of the earlier years; what took effect later is the later part.
    pub earlier_until: i16,
}

impl HistoryPlan {
    /// The plan from which every answer starts: 90 days, a baseline of 28, weeks of 7, back at three quarters.
    pub fn standard() -> Self {
        Self {
            years: Years { from: i16::MIN, to: i16::MAX },
            known_on: None,
            follow_days: 90,
            baseline_days: 28,
            week_days: 7,
            back_at: 0.75,
            after_quiet_days: 28,
            span_days_max: 31,
            lags_days: vec![0, 7, 30],
            earlier_until: 2016,
        }
    }
}

/// Years, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first.
    pub from: i16,
    /// The last.
    pub to: i16,
}

impl Years {
    /// Whether a day lies in them.
    pub fn has(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day.year())
    }
}

words! {
    /// Whether a list codes a ceasefire as partial.
    Reach, "a reach of a ceasefire", {
        /// It is coded as not partial.
        Whole = "whole",
        /// It is coded as partial; where it holds is not in the list.
        Part = "part",
        /// It is coded otherwise.
        NotSaid = "not-said",
    }
}

impl Reach {
    /// Reads the list's code.
    pub fn of(is_partial: Option<bool>) -> Self {
        match is_partial {
            Some(false) => Self::Whole,
            Some(true) => Self::Part,
            None => Self::NotSaid,
        }
    }
}
