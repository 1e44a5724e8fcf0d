//! JSON for machines: what the command prints under `--json`, each kind with its own `version`.
//!
//! In: a [`View`], or the small structs below. Out: JSON, pretty-printed, ending in a newline, keys always in the same
//! order. Read first: [`assess`]. The engine's own types stay unserializable, so that they can change.

use serde::Serialize;

use super::view::{ProblemView, View};
use crate::model::Problem;
use crate::reports::Report;
use crate::terms::Terms;

/// The version of the shape of [`CheckView`].
pub const CHECK_VERSION: u32 = 1;

/// Returns an assessment as JSON.
pub fn assess(view: &View) -> String {
    text(view)
}

/// What `truce check --json` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckView {
    /// [`CHECK_VERSION`].
    pub version: u32,
    /// The version of truce.
    pub truce: &'static str,
    /// Whether the case can be used: no problem is an error.
    pub ok: bool,
    /// The case's id, if its terms could be read.
    pub case: Option<String>,
    /// The hash of the rules, if the terms could be read.
    pub rules_hash: Option<String>,
    /// How many reports were read.
    pub reports: usize,
    /// The ids of those that nobody has reviewed: nothing is judged by them.
    pub unreviewed: Vec<String>,
    /// What is wrong or odd, in the order of the files.
    pub problems: Vec<PlacedProblemView>,
}

/// A problem with its place in a file: for the keepers of a case, who have the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlacedProblemView {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// A short stable name of its kind.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file.
    pub file: Option<String>,
    /// The line; the first is 1, 0 means the whole file.
    pub line: Option<u32>,
    /// The column in characters; the first is 1, 0 means the whole line.
    pub column: Option<u32>,
    /// What was expected.
    pub expected: Option<String>,
    /// How to mend it.
    pub help: Vec<String>,
}

impl CheckView {
    /// Returns the view of a check. `terms`: `None` if they could not be read.
    pub fn of(terms: Option<&Terms>, reports: &[Report], problems: &[Problem]) -> Self {
        let unreviewed = reports.iter().filter(|report| report.is_unreviewed());
        Self {
            version: CHECK_VERSION,
            truce: env!("CARGO_PKG_VERSION"),
            ok: terms.is_some() && problems.iter().all(|p| p.severity != crate::model::Severity::Error),
            case: terms.map(|t| t.agreement.id.clone()),
            rules_hash: terms.map(|t| t.rules_hash.clone()),
            reports: reports.len(),
            unreviewed: unreviewed.map(|report| super::safe::name(report.id.as_str())).collect(),
            problems: problems.iter().map(placed).collect(),
        }
    }
}

fn placed(problem: &Problem) -> PlacedProblemView {
    let ProblemView { severity, code, message } = super::view::problem(problem);
    let at = problem.at.as_ref();
    PlacedProblemView {
        severity,
        code,
        message,
        file: at.map(|at| at.file.to_string()),
        line: at.map(|at| at.line),
        column: at.map(|at| at.column),
        expected: problem.expected.as_deref().map(super::safe::saying),
        help: problem.help.iter().map(|h| super::safe::saying(h)).collect(),
    }
}

/// Returns any view as JSON, pretty-printed, with a newline at its end.
pub fn text<T: Serialize>(view: &T) -> String {
    let mut text = serde_json::to_string_pretty(view).expect("a view holds only strings, numbers and lists");
    text.push('\n');
    text
}
