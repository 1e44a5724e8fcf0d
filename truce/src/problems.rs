//! Problems as people read them: drawn with the line and a caret, counted at the end.

use engine::model::{Problem, Severity, draw};
use serde_json::{Value, json};

use crate::case_folder::CaseFolder;
use crate::console::{Console, Tone};

/// Draws problems on stderr.
pub fn tell(console: &Console, folder: &CaseFolder, problems: &[Problem]) {
    for problem in problems {
        console.tell(Tone::Plain, &drawn(folder, problem));
        console.tell(Tone::Plain, " ");
    }
}

/// Returns a problem as it is drawn, with the line of its file.
pub fn drawn(folder: &CaseFolder, problem: &Problem) -> String {
    let file = problem.at.as_ref().and_then(|at| folder.bytes_of(&at.file));
    let text = file.map(String::from_utf8_lossy).unwrap_or_default();
    draw(problem, &text)
}

/// Returns how many of the problems are of this severity.
pub fn count(problems: &[Problem], severity: Severity) -> usize {
    problems.iter().filter(|problem| problem.severity == severity).count()
}

/// Returns "2 errors, 1 warning".
pub fn tally(problems: &[Problem]) -> String {
    let errors = plural(count(problems, Severity::Error), "error");
    format!("{errors}, {}", plural(count(problems, Severity::Warning), "warning"))
}

/// Returns "1 row", "2 rows".
pub fn plural(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Returns a problem for machines, in the shape that `check --json` has from the engine.
pub fn to_json(problem: &Problem) -> Value {
    let at = problem.at.as_ref();
    json!({
        "severity": problem.severity.as_str(),
        "code": problem.code,
        "message": problem.message,
        "file": at.map(|at| &*at.file),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "expected": problem.expected,
        "help": problem.help,
    })
}
