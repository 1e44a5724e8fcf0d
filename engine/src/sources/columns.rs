//! Columns: a table with a header, read by the names of its columns.
//!
//! In: the text of a file. Out: [`Record`]s that give cells by name and note what is wrong with them, each with its
//! place. Releases of one format differ in order and in names: never by position. A row of HXL tags under the header
//! is not a row.

use std::borrow::Cow;
use std::collections::HashMap;

use super::gather::{Outcome, Task};
use super::place_in_file::{FileText, Start};
use super::rows::{Row, Rows, delimiter};
use super::values::{self, BadValue};
use crate::model::{Location, Problem};
use crate::reports::Report;

/// What a table of a format must have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// The format's name, for messages.
    pub format: &'static str,
    /// Columns without which nothing can be made of a row.
    pub required: &'static [&'static str],
    /// Other names that releases gave to columns: `(theirs, ours)`.
    pub renamed: &'static [(&'static str, &'static str)],
}

/// One record and what is wrong with it so far.
pub(super) struct Record<'r, 'a> {
    /// The record's cells.
    pub row: &'r Row<'a>,
    /// What is wrong with it so far.
    pub problems: Vec<Problem>,
    file: &'r FileText<'a>,
    columns: &'r HashMap<String, usize>,
}

/// Returns the name of a column in the form in which names are compared.
pub(super) fn column_name(cell: &str, renamed: &[(&str, &'static str)]) -> String {
    let name = cell.trim().to_lowercase().replace([' ', '-'], "_");
    renamed.iter().find(|(theirs, _)| *theirs == name).map_or(name, |(_, ours)| (*ours).to_owned())
}

/// Reads a table with a header: calls `make` for every row and settles what it returns.
pub(super) fn read_table<'a>(
    task: &mut Task<'a>,
    layout: Layout,
    mut make: impl FnMut(&Task<'a>, &mut Record<'_, 'a>) -> Outcome,
) {
    let mut rows = Rows::new(task.file.text, task.cut(delimiter(task.file.text), true));
    let Some(header) = rows.next() else { return };
    let Some(columns) = read_header(task, &header, layout) else { return };
    for (index, row) in rows.enumerate() {
        if let Some(fault) = row.fault {
            task.settle_fault(&row, fault);
            continue;
        }
        if index == 0 && is_tag_row(&row) {
            continue;
        }
        if let Some(problem) = ragged(task, &row, header.cells.len()) {
            task.settle(row.start, row.raw, Outcome::Nothing, vec![problem]);
            continue;
        }
        let file = task.file.clone();
        let mut record = Record { row: &row, problems: Vec::new(), file: &file, columns: &columns };
        let outcome = make(task, &mut record);
        let problems = record.problems;
        task.settle(row.start, row.raw, outcome, problems);
    }
}

/// Whether every cell that holds anything is an HXL hashtag.
pub(super) fn is_tag_row(row: &Row<'_>) -> bool {
    let mut tags = 0;
    for index in 0..row.cells.len() {
        let cell = row.cell(index);
        match cell.trim().strip_prefix('#') {
            Some(tag) if tag.starts_with(|c: char| c.is_ascii_alphabetic()) => tags += 1,
            _ if cell.trim().is_empty() => {}
            _ => return false,
        }
    }
    tags > 0
}

/// Returns the problem of a row that has not as many cells as the header.
pub(super) fn ragged(task: &Task<'_>, row: &Row<'_>, expected: usize) -> Option<Problem> {
    let found = row.cells.len();
    let extra_blank = || (expected..found).all(|i| row.cell(i).trim().is_empty());
    if found == expected || (found > expected && extra_blank()) {
        return None;
    }
    let problem =
        Problem::error("ragged-row", format!("the row has {found} cells, the header has {expected}"))
            .at(task.file.row(row.start))
            .expected(format!("{expected} cells"));
    Some(if found < expected {
        problem.help("The file may have been cut here, or a line end stands inside a cell without quotes.")
    } else {
        problem.help("A delimiter may stand inside a cell without quotes.")
    })
}

/// Reads the header; `None` if the file is refused or lacks columns.
fn read_header(task: &mut Task<'_>, header: &Row<'_>, layout: Layout) -> Option<HashMap<String, usize>> {
    if let Some(fault) = header.fault {
        task.settle_fault(header, fault);
        return None;
    }
    let cells: Vec<_> =
        header.cells.iter().enumerate().map(|(i, c)| (header.cell(i), (c.from, c.to))).collect();
    let left_out = task.judge_columns(header.start, cells.iter().map(|(name, span)| (&**name, *span)));
    let mut columns = HashMap::new();
    for (index, (cell, span)) in cells.iter().enumerate() {
        let name = column_name(cell, layout.renamed);
        if left_out[index] || name.is_empty() {
            continue;
        }
        if columns.insert(name, index).is_some() {
            let problem =
                Problem::error("duplicate-column", format!("two columns are called `{}`", cell.trim()));
            task.tell_file([problem.at(task.file.at(header.start, *span))]);
            return None;
        }
    }
    let missing: Vec<_> =
        layout.required.iter().filter(|name| !columns.contains_key(**name)).copied().collect();
    if missing.is_empty() && !task.is_refused() {
        return Some(columns);
    }
    task.tell_file(
        (!missing.is_empty())
            .then(|| missing_columns(&columns, &missing, layout.format, task.file.row(header.start))),
    );
    None
}

/// Returns the problem of a header without some columns.
pub(super) fn missing_columns(
    found: &HashMap<String, usize>,
    missing: &[&str],
    format: &str,
    at: Location,
) -> Problem {
    let list = missing.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let plural = if missing.len() == 1 { "column" } else { "columns" };
    let mut problem =
        Problem::error("missing-column", format!("the {format} table lacks the {plural} {list}")).at(at);
    for name in missing {
        let mut known: Vec<&str> = found.keys().map(String::as_str).collect();
        known.sort_unstable();
        if let Some(near) = values::nearest(name, known) {
            problem = problem.help(format!("is `{near}` meant for `{name}`?"));
        }
    }
    problem
}

impl<'a> Record<'_, 'a> {
    /// Returns the cell's text without spaces around it; `None` if it is empty or there is no such column.
    pub fn text(&self, column: &str) -> Option<Cow<'a, str>> {
        let cell = match self.row.cell(*self.columns.get(column)?) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        (!cell.is_empty()).then_some(cell)
    }

    /// Returns the cell's text as a `String`.
    pub fn owned(&self, column: &str) -> Option<String> {
        self.text(column).map(Cow::into_owned)
    }

    /// Returns the parts of a cell that lists several with `;`, each once, in order.
    pub fn parts(&self, column: &str) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for part in self.text(column).unwrap_or_default().split(';').map(str::trim) {
            if !part.is_empty() && !parts.iter().any(|known| known == part) {
                parts.push(part.to_owned());
            }
        }
        parts
    }

    /// Returns the cell's place.
    pub fn at(&self, column: &str) -> Location {
        let cell = self.columns.get(column).and_then(|index| self.row.cells.get(*index));
        cell.map_or_else(
            || self.file.row(self.row.start),
            |cell| self.file.at(self.row.start, (cell.from, cell.to)),
        )
    }

    /// Returns where the row starts.
    pub fn start(&self) -> Start {
        self.row.start
    }

    /// Notes a problem at a cell.
    pub fn problem(&mut self, column: &str, problem: Problem) {
        let at = self.at(column);
        self.problems.push(problem.at(at));
    }

    /// Notes a bad value of a cell.
    pub fn bad(&mut self, column: &str, bad: BadValue) {
        let mut problem =
            Problem::error(bad.code, format!("{} (`{column}`)", bad.message)).expected(bad.expected);
        problem.help.extend(bad.help.map(str::to_owned));
        self.problem(column, problem);
    }

    /// Reads what a cell must hold; notes its absence.
    pub fn required(&mut self, column: &str) -> Option<Cow<'a, str>> {
        let text = self.text(column);
        if text.is_none() {
            self.problem(column, Problem::error("empty-cell", format!("`{column}` is empty")));
        }
        text
    }

    /// Reads a count; an empty cell is unknown.
    pub fn count(&mut self, column: &str) -> Option<u32> {
        let text = self.text(column)?;
        values::count(&text).map_err(|bad| self.bad(column, bad)).ok()
    }

    /// Reads a code from `least` to `most`.
    pub fn code(&mut self, column: &str, least: u32, most: u32) -> Option<u32> {
        let text = self.required(column)?;
        let code = values::count(&text).ok().filter(|code| (least..=most).contains(code));
        if code.is_none() {
            let message = format!("`{}` is not a code of `{column}`", values::shorten(&text));
            let problem = Problem::error("unknown-code", message).expected(format!("{least} to {most}"));
            self.problem(column, problem);
        }
        code
    }

    /// Reads a day; an empty cell is an error.
    pub fn day(&mut self, column: &str) -> Option<jiff::civil::Date> {
        let text = self.required(column)?;
        let day = values::day(&text);
        if day.is_none() {
            let message = format!("`{}` is not a day (`{column}`)", values::shorten(&text));
            let problem =
                Problem::error("not-a-date", message).expected("a day such as 2016-09-17, year 1 to 9999");
            self.problem(column, problem);
        }
        day
    }

    /// Reads a point, longitude first; `None` if both cells are empty. One alone is an error.
    pub fn point(&mut self, lat: &str, lon: &str) -> Option<(f64, f64)> {
        let (lat_text, lon_text) = (self.text(lat), self.text(lon));
        if lat_text.is_none() && lon_text.is_none() {
            return None;
        }
        let (lat_text, lon_text) = (self.required(lat), self.required(lon));
        let north = lat_text.map(|text| values::degrees(&text, 90.0)).transpose();
        let east = lon_text.map(|text| values::degrees(&text, 180.0)).transpose();
        let north = north.map_err(|bad| self.bad(lat, bad)).ok().flatten();
        let east = east.map_err(|bad| self.bad(lon, bad)).ok().flatten();
        let point = (east?, north?);
        if point == (0.0, 0.0) {
            let problem =
                Problem::warning("null-island", "the place is 0, 0, which often stands for an unknown one");
            self.problem(lat, problem);
        }
        Some(point)
    }
}

/// Returns the outcome of a row for which a report could or could not be made.
pub(super) fn outcome(report: Option<Report>) -> Outcome {
    report.map_or(Outcome::Nothing, |report| Outcome::Report(Box::new(report)))
}
