//! truce's own reports as a table: a header, the same keys as columns, lists with `; `, empty cells unknown.
//!
//! In: text. Out: reports, or problems with the place of the cell. [`header`] and [`write`] write what is read back as
//! the same report.

use super::build::{self, Defaults};
use super::columns::{self, outcome};
use super::fields::{Draft, Field, Value, with_nearest};
use super::flat::{self, Flat};
use super::gather::{Outcome, Task};
use super::rows::{Row, Rows, delimiter};
use super::{keys, values};
use crate::model::Problem;
use crate::reports::Report;

/// A column that is read: its index in the table, its key, where its name stands.
struct Column {
    index: usize,
    key: &'static str,
}

pub(super) fn read(task: &mut Task<'_>) {
    let mut rows = Rows::new(task.file.text, task.cut(delimiter(task.file.text), true));
    let Some(header) = rows.next() else { return };
    if let Some(fault) = header.fault {
        task.settle_fault(&header, fault);
        return;
    }
    let Some(columns) = read_header(task, &header) else { return };
    for row in rows {
        read_row(task, &header, &columns, &row);
    }
}

/// Returns the header of a table of reports: all keys, in order, without the end of line.
pub fn header() -> String {
    keys::KEYS.iter().map(|key| key.name).collect::<Vec<_>>().join(",")
}

/// Returns the row of a report under [`header`], without the end of line.
///
/// # Example
/// ```
/// use engine::sources::{ReadOptions, read, truce_csv};
/// let line = r#"{"id":"r1","kind":"event","source":"sohr","act":"attack","by":["a; b","c"]}"#;
/// let report = &read("a.jsonl", line.as_bytes(), &ReadOptions::detecting()).reports[0];
/// let table = format!("{}\n{}\n", truce_csv::header(), truce_csv::write(report));
/// let back = read("a.csv", table.as_bytes(), &ReadOptions::detecting());
/// assert_eq!(back.reports[0].body, report.body);
/// ```
pub fn write(report: &Report) -> String {
    let flat = flat::flatten(report);
    let cell = |key: &str| flat.iter().find(|(name, _)| *name == key).map(|(_, value)| quoted(&plain(value)));
    keys::KEYS.iter().map(|key| cell(key.name).unwrap_or_default()).collect::<Vec<_>>().join(",")
}

fn plain(value: &Flat) -> String {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace(';', "\\;");
    match value {
        Flat::Text(text) => text.clone(),
        Flat::List(list) => list.iter().map(|text| escaped(text)).collect::<Vec<_>>().join("; "),
        Flat::Count(count) => count.to_string(),
        Flat::Decimal(number) => number.to_string(),
        Flat::Flag(flag) => flag.to_string(),
        Flat::Table(parts) => {
            parts.iter().map(|(label, n)| format!("{} {n}", escaped(label))).collect::<Vec<_>>().join("; ")
        }
    }
}

fn quoted(text: &str) -> String {
    if text.contains([',', ';', '\t', '"', '\n', '\r']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn read_header(task: &mut Task<'_>, header: &Row<'_>) -> Option<Vec<Column>> {
    let names: Vec<_> = (0..header.cells.len()).map(|index| header.cell(index)).collect();
    let spans: Vec<_> = header.cells.iter().map(|cell| (cell.from, cell.to)).collect();
    let named = names.iter().map(|name| &**name).zip(spans.iter().copied());
    let left_out = task.judge_columns(header.start, named);
    let (mut columns, mut problems) = (Vec::<Column>::new(), Vec::new());
    for (index, name) in names.iter().enumerate() {
        let name = name.trim();
        let problem = match keys::find(name) {
            _ if left_out[index] || (name.is_empty() && index + 1 == names.len()) => continue,
            None => {
                let problem = Problem::error(
                    "unknown-column",
                    format!("`{}` is no column of reports", values::shorten(name)),
                );
                with_nearest(problem, name, keys::KEYS.iter().map(|key| key.name))
            }
            Some(key) if columns.iter().any(|column| column.key == key.name) => {
                Problem::error("duplicate-column", format!("two columns are called `{name}`"))
            }
            Some(key) => {
                columns.push(Column { index, key: key.name });
                continue;
            }
        };
        problems.push(problem.at(task.file.at(header.start, spans[index])));
        if problems.len() >= super::fields::PROBLEMS_PER_ROW_MAX {
            break;
        }
    }
    problems.extend(missing(task, header, &columns));
    let good = problems.is_empty() && !task.is_refused();
    task.tell_file(problems);
    good.then_some(columns)
}

fn missing(task: &Task<'_>, header: &Row<'_>, columns: &[Column]) -> Option<Problem> {
    let has = |key: &str| columns.iter().any(|column| column.key == key);
    let needed =
        ["id", "kind", "source"].into_iter().filter(|key| *key != "source" || task.options.source.is_none());
    let missing: Vec<&str> = needed.filter(|key| !has(key)).collect();
    let found = std::collections::HashMap::new();
    (!missing.is_empty())
        .then(|| columns::missing_columns(&found, &missing, "truce", task.file.row(header.start)))
}

fn read_row(task: &mut Task<'_>, header: &Row<'_>, columns: &[Column], row: &Row<'_>) {
    if let Some(fault) = row.fault {
        task.settle_fault(row, fault);
        return;
    }
    if let Some(problem) = columns::ragged(task, row, header.cells.len()) {
        task.settle(row.start, row.raw, Outcome::Nothing, vec![problem]);
        return;
    }
    let file = task.file.clone();
    let fields = columns.iter().filter_map(|column| {
        let cell = row.cells.get(column.index)?;
        let text = row.cell(column.index);
        let at = (cell.from, cell.to);
        let field =
            |text| Field { key: column.key.into(), key_at: at, value: Value::Cell(text), value_at: at };
        (!text.trim().is_empty()).then(|| field(text.into_owned().into()))
    });
    let mut draft = Draft::new(&file, row.start, fields.collect());
    let report = build::build(task, &mut draft, Defaults::None);
    let problems = std::mem::take(&mut draft.problems);
    task.settle(row.start, row.raw, outcome(report), problems);
}
