//! Why a measure has no answer.

use jiff::civil::Date;

/// A measure's answer: a value, or the reason why there is none. To have none is an answer and no fault.
pub type Measured<T> = Result<T, Undetermined>;

/// The days before a start, or those from it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The days before.
    Before,
    /// The days from the start on.
    After,
}

impl std::fmt::Display for Side {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Before => "before",
            Self::After => "from the start on",
        })
    }
}

/// Why a measure is undetermined. The text reads after "undetermined: ".
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Undetermined {
    /// There are no days, or too many.
    #[error("there is no series from {first} to {last}")]
    NoDays {
        /// The first day that was asked for.
        first: Date,
        /// The last day that was asked for.
        last: Date,
    },
    /// Nothing at all is reported.
    #[error("nothing at all is reported from {first} to {last}")]
    EmptySeries {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
    /// A value is negative or no number.
    #[error("the value of {day} is not a number of at least 0")]
    BadValue {
        /// Its day.
        day: Date,
    },
    /// The series does not have all the days of a window.
    #[error("{needs} days {side} are needed and the series has {has}")]
    WindowShort {
        /// Which window.
        side: Side,
        /// Days that are needed.
        needs: u32,
        /// Days that are there.
        has: u32,
    },
    /// The plan's figures cannot be used.
    #[error("the plan cannot be followed: {0}")]
    Plan(&'static str),
    /// Another truce began within the windows.
    #[error("another truce, of {other}, begins within the {days} days before or from the start on")]
    Overlap {
        /// When the other began.
        other: Date,
        /// The length of each window.
        days: u32,
    },
    /// Nothing is reported in a window.
    #[error("nothing is reported in the {days} days {side}: a ratio says nothing of that")]
    NothingReported {
        /// Which window.
        side: Side,
        /// Its length.
        days: u32,
    },
    /// Too few days have anything.
    #[error("only {has} of the {days} days {side} has anything reported: at least {needs} are needed")]
    TooFewDays {
        /// Which window.
        side: Side,
        /// Its length.
        days: u32,
        /// Days with anything.
        has: u32,
        /// Days that are needed.
        needs: u32,
    },
    /// The control stream has nothing in a window, or too little.
    #[error("the control cannot be used: {0}")]
    Control(Box<Undetermined>),
    /// In so many draws the baseline is empty that the interval has no upper end.
    #[error("what is reported before is so sparse that the ratio has no upper limit")]
    NoUpperLimit,
    /// In most draws nothing can be divided.
    #[error("what is reported is so sparse that most draws say nothing")]
    DrawsSayNothing,
    /// Coverage of a day is not known.
    #[error("how much could have been seen is not known for {days} of the days")]
    CoverageUnknown {
        /// How many days.
        days: u32,
    },
    /// Nothing could have been seen.
    #[error("nothing could have been seen")]
    CoverageNone,
    /// A share is not between 0 and 1.
    #[error("a share of coverage is not between 0 and 1")]
    CoverageBad,
    /// A fit did not settle.
    #[error("the fit did not settle: {0}")]
    NoFit(&'static str),
    /// No value that the measure needs is there.
    #[error("{0}")]
    Nothing(&'static str),
}
