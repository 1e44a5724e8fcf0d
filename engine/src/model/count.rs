//! Counts as reported: low, best and high, each of which may be unknown, and which may contradict each other.

use crate::words;

words! {
    /// What a stated number is.
    CountIs, "how a count is meant", {
        /// Stated as exact.
        Exact = "exact",
        /// "At least".
        AtLeast = "at-least",
        /// "About".
        About = "about",
        /// "More than".
        MoreThan = "more-than",
    }
}

/// A count as one source reported it.
///
/// `low > best` occurs in published data: it is kept and flagged, never mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The least number, if stated.
    pub low: Option<u32>,
    /// The number the source holds for best, if stated.
    pub best: Option<u32>,
    /// The greatest number, if stated.
    pub high: Option<u32>,
}

impl Range {
    /// Whether nothing is stated.
    pub fn is_unknown(self) -> bool {
        self == Self::default()
    }

    /// Whether the three numbers contradict each other.
    pub fn is_disordered(self) -> bool {
        let over = |a: Option<u32>, b: Option<u32>| a.zip(b).is_some_and(|(a, b)| a > b);
        over(self.low, self.best) || over(self.best, self.high) || over(self.low, self.high)
    }

    /// Returns the least number stated; what a careful count uses.
    pub fn least(self) -> Option<u32> {
        [self.low, self.best, self.high].into_iter().flatten().min()
    }

    /// Returns the greatest number stated; what a full count uses.
    pub fn greatest(self) -> Option<u32> {
        [self.low, self.best, self.high].into_iter().flatten().max()
    }
}

/// People killed and injured as one source reported them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct People {
    /// Killed, of any status.
    pub killed: Range,
    /// Killed civilians, if stated.
    pub killed_civilians: Option<u32>,
    /// Injured, of any status.
    pub injured: Range,
}
