//! Problems as people read them: drawn with the line and a caret, counted at the end.

use std::ops::Range;

use engine::model::{Location, Problem, Severity, draw};
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

/// Draws problems of one file on stderr.
pub fn tell_of_file(console: &Console, bytes: &[u8], problems: &[Problem]) {
    for problem in problems {
        console.tell(Tone::Plain, &drawn_in(bytes, problem));
        console.tell(Tone::Plain, " ");
    }
}

/// Returns a problem as it is drawn, with the line of its file.
pub fn drawn(folder: &CaseFolder, problem: &Problem) -> String {
    let bytes = problem.at.as_ref().and_then(|at| folder.bytes_of(&at.file));
    bytes.map_or_else(|| draw(problem, ""), |bytes| drawn_in(bytes, problem))
}

/// Returns a problem as it is drawn, with its line of the bytes it is in.
fn drawn_in(bytes: &[u8], problem: &Problem) -> String {
    let Some(at) = &problem.at else { return draw(problem, "") };
    // Only its line is read as text: files are large, and problems many.
    let line = line_of(bytes, at);
    let text = String::from_utf8_lossy(&bytes[line.clone()]);
    let within = |offset: usize| offset.saturating_sub(line.start).min(line.len());
    let span = if is_of_line(at) { FIRST } else { (within(at.span.0), within(at.span.1)) };
    draw(&Problem { at: Some(Location { span, ..at.clone() }), ..problem.clone() }, &text)
}

/// Returns a problem as it is drawn where the line of its file is not for everybody.
pub fn drawn_without_line(problem: &Problem) -> String {
    let at = problem.at.as_ref().map(|at| Location { span: FIRST, ..at.clone() });
    draw(&Problem { at, ..problem.clone() }, "[this line is shown by `truce check`]")
}

/// The first letter of a line.
const FIRST: (usize, usize) = (0, 1);

/// Whether a problem is one of a whole line.
fn is_of_line(at: &Location) -> bool {
    at.column == 0 && at.span == (0, 0)
}

/// Returns where the line of a problem stands in its file, without the break at its end.
fn line_of(bytes: &[u8], at: &Location) -> Range<usize> {
    let within = if is_of_line(at) { line_start(bytes, at.line) } else { at.span.0.min(bytes.len()) };
    let start = bytes[..within].iter().rposition(|byte| *byte == b'\n').map_or(0, |before| before + 1);
    let length = bytes[start..].iter().position(|byte| *byte == b'\n');
    start..length.map_or(bytes.len(), |length| start + length)
}

fn line_start(bytes: &[u8], line: u32) -> usize {
    let breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).nth((line as usize).saturating_sub(1)).unwrap_or(bytes.len())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, column: u32, span: (usize, usize)) -> Problem {
        let at = Location { file: "r.csv".into(), line, column, span };
        Problem::error("bad", "this is wrong").at(at)
    }

    #[test]
    fn a_line_alone_is_drawn_as_in_its_whole_file() {
        // A byte that is no text stands last: where it is replaced, what follows it would stand elsewhere in the text.
        let bytes = b"id,act\ne1,shelling\ne2,x\r\n\nlast\xff";
        let text = String::from_utf8_lossy(bytes);
        let mut folder = CaseFolder::of_files(
            "c",
            &[("agreement.toml", b""), ("actors.toml", b""), ("sources.toml", b"")],
        );
        folder.reports.push(crate::case_folder::RawFile { name: "r.csv".to_owned(), bytes: bytes.to_vec() });
        for problem in
            [at(2, 4, (10, 18)), at(3, 0, (0, 0)), at(5, 1, (26, 26)), at(5, 0, (0, 0)), at(0, 0, (0, 0))]
        {
            assert_eq!(drawn(&folder, &problem), draw(&problem, &text), "{problem:?}");
        }
    }

    #[test]
    fn a_problem_can_be_told_without_its_line() {
        let told = drawn_without_line(&at(3, 4, (20, 30)));
        assert!(told.contains("r.csv:3:4"), "{told}");
        assert!(told.contains("[this line is shown by `truce check`]"), "{told}");
    }
}
