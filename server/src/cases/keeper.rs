//! A keeper: whoever can read a case, wherever it is kept.
//!
//! The command keeps cases in folders, tests keep them in memory. Read first: [`Keeper`].

use engine::model::Severity;
use engine::reports::Report;
use engine::talks::Talks;
use engine::terms::Terms;

/// The name of a case in addresses: small letters, digits and single hyphens, at most [`CaseName::LENGTH_MAX`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseName(String);

/// Why a text cannot be a case's name in addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` holds more than small letters, digits and hyphens, or more than {max} of them", max = CaseName::LENGTH_MAX)]
pub struct CaseNameError(String);

impl CaseName {
    /// The most characters of a name.
    pub const LENGTH_MAX: usize = 64;

    /// Returns the name, if the text can be one.
    ///
    /// # Errors
    /// [`CaseNameError`] if it cannot.
    pub fn new(text: &str) -> Result<Self, CaseNameError> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_name = (1..=Self::LENGTH_MAX).contains(&text.len()) && text.chars().all(fits);
        if is_name { Ok(Self(text.to_owned())) } else { Err(CaseNameError(text.to_owned())) }
    }

    /// Returns the name nearest to any text, such as a folder's: `Syria 2016/09` becomes `syria-2016-09`.
    pub fn near(text: &str) -> Self {
        let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let mapped: String = text.chars().map(letter).collect();
        let words: Vec<&str> = mapped.split('-').filter(|word| !word.is_empty()).collect();
        let mut name = words.join("-");
        name.truncate(Self::LENGTH_MAX);
        let name = name.trim_end_matches('-');
        Self(if name.is_empty() { "case".to_owned() } else { name.to_owned() })
    }

    /// Returns the name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for CaseName {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

/// What tells one state of a case's files from another without reading them: names, sizes, times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace(pub u64);

/// Reads one case, wherever it is kept.
pub trait Keeper: Send + Sync + 'static {
    /// Returns what tells the present state of the files from another. Cheap: it is asked several times a second.
    fn trace(&self) -> Trace;

    /// Reads and understands the files.
    ///
    /// # Errors
    /// [`Unreadable`] if they cannot be read at all.
    fn read(&self) -> Result<CaseContent, Unreadable>;
}

/// The files of a case, as they were read and understood.
#[derive(Debug)]
pub struct CaseContent {
    /// The terms; `None`: they have errors, which are among the problems.
    pub terms: Option<Terms>,
    /// The talks; `None`: there are none, or they have errors, which are among the problems.
    pub talks: Option<Talks>,
    /// The reports, by file and line.
    pub reports: Vec<Report>,
    /// What is wrong with the files.
    pub problems: Problems,
    /// What was passed over, as sentences.
    pub notes: Vec<String>,
    /// Tells this content from any other: a hash of the bytes.
    pub revision: String,
}

/// The problems of a case's files: all of them counted, the first of them drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    /// Those that are listed, in the order of the files.
    pub listed: Vec<DrawnProblem>,
    /// How many errors there are, listed or not.
    pub errors: usize,
    /// How many warnings there are, listed or not.
    pub warnings: usize,
}

impl Problems {
    /// The most problems that are listed: a file with a million bad rows is not drawn a million times.
    pub const LISTED_MAX: usize = 200;

    /// Counts all problems and draws those that are listed: errors before warnings, then in the order of the files.
    pub fn of<P>(all: &[P], severity: impl Fn(&P) -> Severity, draw: impl Fn(&P) -> DrawnProblem) -> Self {
        let is_error = |problem: &&P| severity(problem) == Severity::Error;
        let errors = all.iter().filter(is_error).count();
        let mut room = (errors, Self::LISTED_MAX.saturating_sub(errors));
        room.0 = room.0.min(Self::LISTED_MAX);
        let fits = |problem: &&P| {
            let left = if is_error(problem) { &mut room.0 } else { &mut room.1 };
            let fits = *left > 0;
            *left = left.saturating_sub(1);
            fits
        };
        let listed = all.iter().filter(fits).map(draw).collect();
        Self { listed, errors, warnings: all.len() - errors }
    }

    /// Returns how many there are beside those that are listed.
    pub fn more(&self) -> usize {
        (self.errors + self.warnings).saturating_sub(self.listed.len())
    }
}

/// A problem with the drawing that a terminal would show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnProblem {
    /// How much it matters.
    pub severity: Severity,
    /// A short stable name of its kind.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file, line and column.
    pub at: Option<(String, u32, u32)>,
    /// The line, a caret, what was expected, how to mend it.
    pub drawn: String,
}

/// The files of a case cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Why, and how to mend it; sentences.
    pub why: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_has_a_name_near_it() {
        let near = |text: &str| CaseName::near(text).to_string();
        assert_eq!(near("syria-2016-09"), "syria-2016-09");
        assert_eq!(near("../My Case (2)/"), "my-case-2");
        assert_eq!(near("هدنة"), "case");
        assert_eq!(near(&"a".repeat(70_000)).len(), CaseName::LENGTH_MAX);
    }

    #[test]
    fn a_name_holds_nothing_that_an_address_could_twist() {
        assert!(CaseName::new("syria-2016-09").is_ok());
        for bad in ["", "..", "a/b", "A", "a b", "a%2f", "é"] {
            assert_eq!(CaseName::new(bad), Err(CaseNameError(bad.to_owned())));
        }
    }
}
