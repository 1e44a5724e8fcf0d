//! Calendar days in a row: the time that a series is about.

use jiff::{Span, civil::Date};

use super::Undetermined;

/// The most days that a series may have: a hundred years.
const DAYS_MAX: i32 = 36_525;

/// Calendar days in a row, at least one, both ends included.
///
/// Calendar days, not days of the agreement: nearly all that is reported is dated to a calendar day, and a day that
/// begins at another hour would smear each over two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    first: Date,
    count: u32,
}

impl Days {
    /// Returns the days from `first` to `last`, both included.
    ///
    /// # Errors
    /// [`Undetermined::NoDays`] if `last` is before `first` or more than a hundred years later.
    pub fn new(first: Date, last: Date) -> Result<Self, Undetermined> {
        let count = days_from(first, last) + 1;
        if (1..=DAYS_MAX).contains(&count) {
            Ok(Self { first, count: count as u32 })
        } else {
            Err(Undetermined::NoDays { first, last })
        }
    }

    /// Returns the first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Returns the last day.
    pub fn last(self) -> Date {
        self.date(self.count as usize - 1)
    }

    /// Returns how many they are; at least 1.
    pub fn count(self) -> usize {
        self.count as usize
    }

    /// Returns the day at a position, also one before or after these days.
    pub fn date(self, position: usize) -> Date {
        self.first.saturating_add(Span::new().days(position as i64))
    }

    /// Returns the position of a day; negative: it lies before the first.
    pub fn position(self, day: Date) -> i32 {
        days_from(self.first, day)
    }
}

/// Returns how many days later `b` is than `a`.
pub(super) fn days_from(a: Date, b: Date) -> i32 {
    (b - a).get_days()
}

/// Returns the day so many days after, or before if negative.
pub(super) fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().days(days))
}
