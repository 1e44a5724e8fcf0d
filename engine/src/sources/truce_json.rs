//! truce's own reports as JSON Lines: one object a line, keys as in `docs/case-folder.md`.
//!
//! In: text. Out: reports; every problem points at its key or value. [`write`] is the one way a report is written:
//! keys in one order, unknowns left out, so that equal reports are equal bytes.

use super::build::{self, Defaults};
use super::columns::outcome;
use super::fields::{Draft, Span};
use super::flat::{self, Flat, json_text};
use super::gather::{Outcome, Task};
use super::place_in_file::Start;
use super::raw_json::object;
use super::rows::Fault;
use super::sensitive::{self, Sensitivity};
use super::values;
use crate::model::Problem;
use crate::reports::Report;

pub(super) fn read(task: &mut Task<'_>) {
    if let Some(problem) = not_lines(task) {
        task.tell_file([problem]);
        return;
    }
    let mut start = Start::FIRST;
    for line in task.file.text.split_inclusive('\n') {
        let raw = line.trim_end_matches(['\n', '\r']);
        if !raw.trim().is_empty() {
            read_line(task, start, raw);
        }
        if task.is_refused() {
            return;
        }
        start = Start { byte: start.byte + line.len(), line: start.line.saturating_add(1), column: 1 };
    }
}

/// Returns the canonical JSON line of a report, without the end of line.
///
/// # Example
/// ```
/// use engine::sources::{ReadOptions, read, truce_json::write};
/// let line = r#"{"source":"sohr","id":"r1","kind":"event","act":"air-strike","by":[],"credibility":6}"#;
/// let import = read("a.jsonl", line.as_bytes(), &ReadOptions::detecting());
/// assert_eq!(write(&import.reports[0]), r#"{"id":"r1","kind":"event","source":"sohr","act":"air-strike"}"#);
/// ```
pub fn write(report: &Report) -> String {
    let fields: Vec<String> =
        flat::flatten(report).iter().map(|(key, value)| format!("\"{key}\":{}", json(value))).collect();
    format!("{{{}}}", fields.join(","))
}

fn json(value: &Flat) -> String {
    match value {
        Flat::Text(text) => json_text(text),
        Flat::List(list) => format!("[{}]", list.iter().map(|t| json_text(t)).collect::<Vec<_>>().join(",")),
        Flat::Count(count) => count.to_string(),
        Flat::Decimal(number) => number.to_string(),
        Flat::Flag(flag) => flag.to_string(),
        Flat::Table(parts) => {
            let parts: Vec<String> = parts.iter().map(|(l, n)| format!("{}:{n}", json_text(l))).collect();
            format!("{{{}}}", parts.join(","))
        }
    }
}

/// Returns the problem of a JSON file that is one value over many lines.
fn not_lines(task: &Task<'_>) -> Option<Problem> {
    let text = task.file.text.trim_start();
    let first = text.lines().next().unwrap_or("").trim_end();
    let problem = |message: &str| {
        Problem::error("not-json-lines", message)
            .at(task.file.whole())
            .expected("one JSON object a line")
            .help(
                "Write each report on a line of its own, without commas between them: `jq -c '.[]'` does it.",
            )
    };
    if text.starts_with('[') {
        Some(problem("the file is one JSON array"))
    } else if first == "{" {
        Some(problem("the file is JSON spread over many lines"))
    } else {
        None
    }
}

fn read_line(task: &mut Task<'_>, start: Start, raw: &str) {
    if raw.len() > task.options.row_bytes_max {
        let row = super::rows::Row::faulty(start, raw);
        task.settle_fault(&row, Fault::TooLong);
        return;
    }
    let file = task.file.clone();
    let line = &file.text[start.byte..start.byte + raw.len()];
    let fields = match object(line, start.byte) {
        Ok(fields) => fields,
        Err(bad) => {
            let problem = bad.problem.at(file.at(start, bad.span));
            task.settle(start, raw, Outcome::Nothing, vec![problem]);
            return;
        }
    };
    let mut draft = Draft::new(&file, start, fields);
    if drop_sensitive(task, &mut draft) {
        return;
    }
    duplicate_keys(&mut draft);
    let report = build::build(task, &mut draft, Defaults::None);
    let problems = std::mem::take(&mut draft.problems);
    task.settle(start, raw, outcome(report), problems);
}

/// Takes sensitive keys out of a draft; returns whether the file is refused for one.
pub(super) fn drop_sensitive(task: &mut Task<'_>, draft: &mut Draft<'_, '_>) -> bool {
    let mut kept = Vec::new();
    for field in std::mem::take(&mut draft.fields) {
        match sensitive::judge(&field.key) {
            Sensitivity::Plain => kept.push(field),
            Sensitivity::Person => task.leave_out(draft.start, &field.key, field.key_at),
            Sensitivity::Notification => {
                task.refuse(sensitive::refusal(&values::shorten(&field.key)).at(draft.at(field.key_at)));
            }
        }
    }
    draft.fields = kept;
    task.is_refused()
}

/// Notes keys that stand twice.
pub(super) fn duplicate_keys(draft: &mut Draft<'_, '_>) {
    let mut seen = std::collections::HashSet::new();
    let twice: Vec<(Span, String)> = draft
        .fields
        .iter()
        .filter(|field| !seen.insert(field.key.clone()))
        .map(|field| (field.key_at, values::shorten(&field.key)))
        .collect();
    for (at, key) in twice {
        draft.problem(
            at,
            Problem::error("duplicate-key", format!("`{key}` stands twice")).expected("each key once"),
        );
    }
}
