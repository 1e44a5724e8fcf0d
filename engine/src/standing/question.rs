//! The question that is asked of a case.
//!
//! In: words that a person gave, on a command line or in an address. Out: a [`Question`] whose names are all the case's
//! own, or what is wrong with each word. Read first: [`Question::ask`].

use jiff::Timestamp;

use crate::findings::{Reading, SourceChoice};
use crate::model::{SourceId, When};
use crate::terms::Terms;

/// What is asked: under which reading, and as known on which instant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question {
    /// The reading.
    pub reading: Reading,
    /// Only what was known before this instant; `None`: all that the case holds.
    pub as_known_on: Option<Timestamp>,
}

/// What is wrong with a question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    /// The choice of sources is none that there is.
    #[error("`{0}` is no choice of sources")]
    NoChoice(String),
    /// The case has no such source.
    #[error("the case has no source `{0}`")]
    NoSource(String),
    /// One voice cannot corroborate itself.
    #[error("one source alone cannot corroborate itself")]
    Impossible,
    /// The date of "as known on" is none; why.
    #[error("{0}")]
    NoDate(String),
}

impl Question {
    /// The question under the default reading, with all that the case holds.
    pub const DEFAULT: Self = Self { reading: Reading::DEFAULT, as_known_on: None };

    /// Returns the question whose source choice and date are given in words.
    ///
    /// `sources`: `all`, `independent` or `one:ID`. `as_known_on`: a date, whose end counts, or a date-time, which counts
    /// itself; dates are of the agreement's zone.
    ///
    /// # Errors
    /// [`QuestionError`] if a source is not the case's, a date is none, or the choice can never be met.
    pub fn ask(
        terms: &Terms,
        sources: &str,
        rest: Reading,
        as_known_on: Option<&str>,
    ) -> Result<Self, QuestionError> {
        let reading = Reading { sources: choice(sources, terms)?, ..rest };
        if !reading.is_possible() {
            return Err(QuestionError::Impossible);
        }
        let as_known_on = as_known_on.map(|text| instant_after(text, terms)).transpose()?;
        Ok(Self { reading, as_known_on })
    }
}

fn choice(text: &str, terms: &Terms) -> Result<SourceChoice, QuestionError> {
    match (text, text.strip_prefix("one:")) {
        ("all", _) => Ok(SourceChoice::All),
        ("independent", _) => Ok(SourceChoice::Independent),
        (_, Some(id)) => source(id, terms).map(SourceChoice::One),
        _ => Err(QuestionError::NoChoice(text.to_owned())),
    }
}

fn source(id: &str, terms: &Terms) -> Result<SourceId, QuestionError> {
    let known = terms.sources.get_key_value(id).map(|(known, _)| known.clone());
    known.ok_or_else(|| QuestionError::NoSource(id.to_owned()))
}

/// Returns the first instant at which the date is over; a date-time's own instant.
fn instant_after(text: &str, terms: &Terms) -> Result<Timestamp, QuestionError> {
    let when = When::parse(text).map_err(|error| QuestionError::NoDate(error.to_string()))?;
    if when.is_open() {
        return Err(QuestionError::NoDate(format!("`{text}` has no end")));
    }
    let interval = when.interval(&terms.agreement.zone);
    Ok(if text.contains('T') { interval.start } else { interval.end })
}
