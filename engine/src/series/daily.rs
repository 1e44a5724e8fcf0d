//! A daily series of one unit.

use std::marker::PhantomData;

use jiff::civil::Date;

use super::calendar::days_after;
use super::{Days, Measured, Occurrence, Side, Undetermined};

mod sealed {
    /// Keeps the units those of this file.
    pub trait Sealed {}
    impl Sealed for super::Events {}
    impl Sealed for super::Deaths {}
}

/// What a series counts. Two units are two types: nothing adds them.
pub trait Unit: sealed::Sealed + Copy + Send + Sync + std::fmt::Debug + PartialEq + 'static {
    /// The unit in words: "events".
    const WORD: &'static str;

    /// Returns how much of the unit an occurrence has; `None`: it does not say, which is not zero.
    fn amount(of: &Occurrence) -> Option<f64>;
}

/// Events: each occurrence is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Events;

/// Deaths as reported, of any status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deaths;

impl Unit for Events {
    const WORD: &'static str = "events";

    fn amount(_: &Occurrence) -> Option<f64> {
        Some(1.0)
    }
}

impl Unit for Deaths {
    const WORD: &'static str = "deaths";

    fn amount(of: &Occurrence) -> Option<f64> {
        of.killed
    }
}

/// How much of one unit is reported on each of some days. Every value is finite and at least 0.
///
/// A day without anything reported is 0 here, which says that nothing was reported, not that nothing happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Daily<U> {
    days: Days,
    values: Vec<f64>,
    unit: PhantomData<U>,
}

impl<U: Unit> Daily<U> {
    /// Makes a series of values, one a day from `first` on.
    ///
    /// # Errors
    /// [`Undetermined::BadValue`] for a value that is negative or no number, [`Undetermined::NoDays`] without any.
    pub fn of_values(first: Date, values: Vec<f64>) -> Measured<Self> {
        let days = Days::new(first, days_after(first, values.len() as i32 - 1))?;
        match values.iter().position(|value| !value.is_finite() || *value < 0.0) {
            Some(at) => Err(Undetermined::BadValue { day: days.date(at) }),
            None => Ok(Self { days, values, unit: PhantomData }),
        }
    }

    /// Returns the days.
    pub fn days(&self) -> Days {
        self.days
    }

    /// Returns the values, one a day.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Returns the sum over all days.
    pub fn total(&self) -> f64 {
        self.values.iter().sum()
    }

    /// Returns the trailing mean of `window` days on each day; `None` before there are so many.
    pub fn trailing_mean(&self, window: u32) -> Vec<Option<f64>> {
        let window = window.max(1) as usize;
        let mean = |end: usize| {
            let begin = (end + 1).checked_sub(window)?;
            Some(self.values[begin..=end].iter().sum::<f64>() / window as f64)
        };
        (0..self.values.len()).map(mean).collect()
    }

    /// Returns the `window` values before `start` and as many from it on.
    ///
    /// # Errors
    /// [`Undetermined::WindowShort`] if the series does not have all of them.
    pub fn windows(&self, start: Date, window: u32) -> Measured<(&[f64], &[f64])> {
        let (at, all) = (i64::from(self.days.position(start)), self.values.len() as i64);
        let needs = i64::from(window);
        let short = |side, has: i64| Undetermined::WindowShort {
            side,
            needs: window,
            has: has.clamp(0, needs) as u32,
        };
        if at < needs || at > all {
            return Err(short(Side::Before, if at > all { needs - (at - all) } else { at }));
        }
        if at + needs > all {
            return Err(short(Side::After, all - at));
        }
        let (at, window) = (at as usize, window as usize);
        Ok((&self.values[at - window..at], &self.values[at..at + window]))
    }
}
