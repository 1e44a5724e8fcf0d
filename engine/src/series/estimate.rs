//! An estimate: a value, its interval, and what stands beside the interval. One never goes without the others.
//!
//! Intervals from a series' own scatter claim too much: over Syria's war they exclude "no change" for five truces of six, where
//! only one fall is rare for that war. So the rank among dates without a truce belongs to the interval.

use super::{Measured, Undetermined};

/// How an answer ranks among the same measure taken at dates at which no listed truce began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlaceboRank {
    at_or_below: u32,
    dates: u32,
    apart: u32,
}

impl PlaceboRank {
    /// Makes a rank; `at_or_below` is at most `dates`, `apart` too.
    pub(super) fn new(at_or_below: usize, dates: usize, apart: usize) -> Self {
        assert!(at_or_below <= dates && apart <= dates, "a rank counts dates of its own list");
        Self { at_or_below: at_or_below as u32, dates: dates as u32, apart: apart as u32 }
    }

    /// Returns the rank: the share of dates, the truce's own counted in, that fell as much or more.
    ///
    /// # Units
    /// Over 0, at most 1. p = (1 + number at or below) / (1 + number of dates).
    pub fn p(self) -> f64 {
        f64::from(1 + self.at_or_below) / f64::from(1 + self.dates)
    }

    /// Returns how many dates fell as much or more.
    pub fn at_or_below(self) -> u32 {
        self.at_or_below
    }

    /// Returns how many dates were compared.
    pub fn dates(self) -> u32 {
        self.dates
    }

    /// Returns how many of the dates have windows that share no day: so many independent comparisons there are at most.
    pub fn apart(self) -> u32 {
        self.apart
    }
}

/// Why an interval has no placebo rank.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoPlacebo {
    /// Too few dates are clear of every truce, are like this one before, and have an answer.
    #[error("only {dates} dates could be compared, {needs} are needed")]
    TooFewDates {
        /// Dates that could be compared.
        dates: u32,
        /// Dates that are needed.
        needs: u32,
    },
    /// The measure has nothing that it could be compared with.
    #[error("{0}")]
    NothingToCompare(&'static str),
}

/// What stands beside an interval.
#[derive(Debug, Clone, PartialEq)]
pub enum Beside {
    /// Its rank among dates without a truce.
    Placebo(PlaceboRank),
    /// Why it has none.
    None(NoPlacebo),
}

impl Beside {
    /// Returns the rank, if there is one.
    pub fn rank(&self) -> Option<PlaceboRank> {
        match self {
            Self::Placebo(rank) => Some(*rank),
            Self::None(_) => None,
        }
    }
}

/// A value with its 95 per cent interval and what stands beside that. All three numbers are finite.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    value: f64,
    low: f64,
    high: f64,
    beside: Beside,
}

impl Estimate {
    /// Puts an estimate together; there is no other way to an interval.
    ///
    /// # Errors
    /// [`Undetermined::NoUpperLimit`] if the upper end is not finite, [`Undetermined::DrawsSayNothing`] if another is not.
    pub(super) fn new(value: f64, (low, high): (f64, f64), beside: Beside) -> Measured<Self> {
        if !value.is_finite() || !low.is_finite() || high.is_nan() {
            return Err(Undetermined::DrawsSayNothing);
        }
        if high.is_infinite() {
            return Err(Undetermined::NoUpperLimit);
        }
        Ok(Self { value, low, high, beside })
    }

    /// Returns the value.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Returns the interval's lower end. Whoever shows it shows [`beside`](Self::beside) too.
    pub fn low(&self) -> f64 {
        self.low
    }

    /// Returns the interval's upper end. Whoever shows it shows [`beside`](Self::beside) too.
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Returns what stands beside the interval.
    pub fn beside(&self) -> &Beside {
        &self.beside
    }
}

impl std::fmt::Display for PlaceboRank {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { at_or_below, dates, apart } = self;
        write!(out, "placebo rank {:.3}: {at_or_below} of {dates} dates without a truce", self.p())?;
        write!(out, " fell as much or more, {apart} of the dates lying apart")
    }
}

impl std::fmt::Display for Beside {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Placebo(rank) => rank.fmt(out),
            Self::None(why) => write!(out, "no placebo rank: {why}"),
        }
    }
}

impl std::fmt::Display for Estimate {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:.2} [{:.2} to {:.2}]; {}", self.value, self.low, self.high, self.beside)
    }
}
