//! What is wrong: with the files of a case, with its reports, with a request.

use engine::publications::view as from;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Severity, StateView};

/// What is wrong with the files of a case, as they are now.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TroubleView {
    /// How it stands with the files.
    pub state: StateView,
    /// Why the files could not be read at all: the folder is gone, say. With sentences on how to mend it.
    pub unreadable: Vec<String>,
    /// What was passed over, as sentences.
    pub notes: Vec<String>,
    /// The problems, in the order of the files. At most 200 are listed.
    pub problems: Vec<PlacedProblem>,
    /// How many more there are.
    pub more: usize,
}

/// A problem with its place, for the keepers of the case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlacedProblem {
    /// How much it matters.
    pub severity: Severity,
    /// A short stable name of its kind.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// The file.
    pub file: Option<String>,
    /// The line; the first is 1, 0 means the whole file.
    pub line: Option<u32>,
    /// The column in characters; the first is 1, 0 means the whole line.
    pub column: Option<u32>,
    /// The problem as a terminal would draw it: the line, a caret, what was expected, how to mend it.
    pub drawn: String,
}

/// Something odd about a report. It stops nothing.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OddityView {
    /// How much it matters.
    pub severity: Severity,
    /// A short stable name of its kind.
    pub code: String,
    /// What is odd.
    pub message: String,
}

impl From<&from::ProblemView> for OddityView {
    fn from(problem: &from::ProblemView) -> Self {
        let severity = if problem.severity == "error" { Severity::Error } else { Severity::Warning };
        Self { severity, code: problem.code.to_owned(), message: problem.message.clone() }
    }
}

/// Why a request was not answered, as `application/problem+json` (RFC 9457).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// The HTTP status.
    pub status: u16,
    /// A short stable name of the kind of problem.
    pub code: &'static str,
    /// What is wrong, as a lower-case fragment.
    pub title: String,
    /// What was expected, and how to mend it; sentences.
    pub help: Vec<String>,
}
