//! The question that is asked of a case.

use jiff::Timestamp;

use crate::findings::Reading;

/// What is asked: under which reading, and as known on which instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The reading.
    pub reading: Reading,
    /// Only what was known before this instant; `None`: all that the case holds.
    pub as_known_on: Option<Timestamp>,
}

impl Question {
    /// The question under the default reading, with all that the case holds.
    pub const DEFAULT: Self = Self { reading: Reading::DEFAULT, as_known_on: None };
}
