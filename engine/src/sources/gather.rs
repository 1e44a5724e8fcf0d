//! Gathering: what came of each row, counted once.
//!
//! In: the outcome of every row of a file, in order. Out: the [`Import`]. Read first: [`Task::settle`].
//! Invariant: a row is a report, or rejected with an error and its raw text, or passed over; ids are unique.

use std::collections::{HashMap, HashSet};

use super::place_in_file::{FileText, Start};
use super::rows::{Cut, Fault, Row};
use super::sensitive::{self, Sensitivity};
use super::{Format, Import, ReadOptions, Rejected};
use crate::model::{Problem, ReportId, Severity, SourceId};
use crate::reports::{Origin, Report};

/// The most of a rejected row's text that is kept.
const RAW_BYTES_MAX: usize = 64 << 10;

/// What stands for the text of rejected rows where columns or keys were left out.
const WITHHELD: &str = "(withheld: the file holds columns that may tell who reported)";

/// The longest id that is made of a row's own, in characters.
const ID_CHARS_MAX: usize = 50;

/// How many left-out names are told.
const LEFT_OUT_MAX: usize = 100;

/// How many rows pass between two tellings of progress.
const ROWS_BETWEEN_TELLINGS: usize = 1 << 12;

/// What came of one row.
#[derive(Debug)]
pub(super) enum Outcome {
    /// A report, unless one of the problems is an error.
    Report(Box<Report>),
    /// No report: one of the problems is an error.
    Nothing,
    /// A good row of another country than the one asked for.
    PassedOver,
}

/// One file being read.
pub(super) struct Task<'a> {
    /// Its text.
    pub file: FileText<'a>,
    /// How to read it.
    pub options: &'a ReadOptions,
    import: Import,
    first_line_of: HashMap<ReportId, u32>,
    refused: Option<Problem>,
    left_out: HashSet<String>,
    lossy: bool,
    progress: &'a mut dyn FnMut(usize),
}

impl<'a> Task<'a> {
    /// Returns the task of reading `file`; `lossy` if U+FFFD in it may stand for bytes that could not be read.
    pub fn new(
        file: FileText<'a>,
        options: &'a ReadOptions,
        progress: &'a mut dyn FnMut(usize),
        lossy: bool,
    ) -> Self {
        let (import, first_line_of) = (Import::default(), HashMap::new());
        Self {
            file,
            options,
            import,
            first_line_of,
            refused: None,
            left_out: HashSet::new(),
            lossy,
            progress,
        }
    }

    /// Returns how the text is cut into rows, with this delimiter.
    pub fn cut(&self, delimiter: u8, quotes: bool) -> Cut {
        Cut { delimiter, quotes, row_bytes_max: self.options.row_bytes_max }
    }

    /// Returns the source of rows that name none.
    pub fn source(&self, of_format: &'static str) -> SourceId {
        self.options.source.clone().unwrap_or_else(|| SourceId::from(of_format))
    }

    /// Returns the id of a row of a format with ids of its own; `-` stands for each space in it.
    pub fn report_id(&self, prefix_of_format: &str, own: &str) -> ReportId {
        let prefix = self.options.id_prefix.as_deref().unwrap_or(prefix_of_format);
        let plain = |c: char| if c.is_whitespace() || c.is_control() { '-' } else { c };
        ReportId::new(format!("{prefix}{own}").chars().map(plain).take(ID_CHARS_MAX).collect::<String>())
    }

    /// Returns where a row was read.
    pub fn origin(&self, start: Start) -> Origin {
        Origin { file: self.file.name.clone(), line: start.line }
    }

    /// Whether a row of a country with these names is asked for.
    pub fn wants_country(&self, names: &[&str]) -> bool {
        let Some(wanted) = &self.options.country else { return true };
        names.iter().any(|name| name.trim().to_lowercase() == wanted.trim().to_lowercase())
    }

    /// Adds a problem that is no row's.
    pub fn tell_file(&mut self, problem: impl IntoIterator<Item = Problem>) {
        self.import.problems.extend(problem);
    }

    /// Judges the names of the columns of a header that starts at `start`: returns which are to be left out.
    ///
    /// A name that speaks of a humanitarian notification system refuses the whole file.
    pub fn judge_columns<'n>(
        &mut self,
        start: Start,
        columns: impl IntoIterator<Item = (&'n str, (usize, usize))>,
    ) -> Vec<bool> {
        let judged = columns.into_iter().map(|(name, span)| {
            let sensitivity = sensitive::judge(name);
            match sensitivity {
                Sensitivity::Plain => {}
                Sensitivity::Notification => {
                    self.refuse(sensitive::refusal(name).at(self.file.at(start, span)))
                }
                Sensitivity::Person => self.leave_out(start, name, span),
            }
            sensitivity != Sensitivity::Plain
        });
        judged.collect()
    }

    /// Tells once for each name that a column or key is left out; from then on no raw text is kept.
    pub fn leave_out(&mut self, start: Start, name: &str, span: (usize, usize)) {
        if self.left_out.len() < LEFT_OUT_MAX && self.left_out.insert(name.to_owned()) {
            let problem = sensitive::left_out(&super::values::shorten(name)).at(self.file.at(start, span));
            self.tell_file([problem]);
        }
    }

    /// Refuses the whole file; the first reason stands.
    pub fn refuse(&mut self, problem: Problem) {
        self.refused.get_or_insert(problem);
    }

    /// Whether the whole file is refused, so that reading on is useless.
    pub fn is_refused(&self) -> bool {
        self.refused.is_some()
    }

    /// Settles one row.
    pub fn settle(&mut self, start: Start, raw: &str, outcome: Outcome, mut problems: Vec<Problem>) {
        if self.import.rows.read.is_multiple_of(ROWS_BETWEEN_TELLINGS) {
            (self.progress)(start.byte);
        }
        self.import.rows.read += 1;
        problems.extend(self.unreadable(start, raw));
        problems.sort_by_key(|problem| problem.at.as_ref().map(|at| (at.line, at.column)));
        match outcome {
            Outcome::PassedOver if !has_error(&problems) => {
                self.import.rows.passed_over += 1;
                return;
            }
            Outcome::Report(report) if !has_error(&problems) => match self.repeated(start, &report) {
                Some(problem) => problems.push(problem),
                None => {
                    self.import.rows.made += 1;
                    self.import.problems.append(&mut problems);
                    self.import.reports.push(*report);
                    return;
                }
            },
            _ => {}
        }
        self.reject(start, raw, problems);
    }

    /// Settles a row whose form is faulty.
    pub fn settle_fault(&mut self, row: &Row<'_>, fault: Fault) {
        let problem = match fault {
            Fault::TooLong => {
                let most = self.options.row_bytes_max;
                Problem::error("row-too-long", format!("the row is longer than {most} bytes"))
                    .at(self.file.row(row.start))
                    .help("A quote that is not closed, or lines without ends, may have caused it.")
            }
            Fault::OpenQuote(at) => Problem::error("open-quote", "a quote opens here and is never closed")
                .at(self.file.at(row.start, (at, at + 1)))
                .expected("a closing `\"`")
                .help("The file may have been cut. The lines below it were read as rows of their own."),
            Fault::TextAfterQuote { open, close } if self.file.text[open..close].contains(['\n', '\r']) => {
                let line = self.file.at(row.start, (close, close)).line;
                Problem::error("open-quote", "a quote opens here and is not closed on its line")
                    .at(self.file.at(row.start, (open, open + 1)))
                    .expected("a closing `\"`")
                    .help(format!("The next quote is at line {line} and ends no cell. The lines between were read as rows."))
            }
            Fault::TextAfterQuote { close, .. } => {
                Problem::error("text-after-quote", "text follows a closing quote")
                    .at(self.file.at(row.start, (close, close + 1)))
                    .expected("the delimiter or the end of the line")
                    .help("A quote inside quoted text is written twice: `\"\"`.")
            }
        };
        self.settle(row.start, row.raw, Outcome::Nothing, vec![problem]);
    }

    /// Returns what was gathered.
    pub fn finish(mut self, format: Format) -> Import {
        self.import.format = Some(format);
        if let Some(problem) = self.refused {
            return Import { problems: vec![problem], format: Some(format), ..Import::default() };
        }
        if self.import.rows.read == 0 && !has_error(&self.import.problems) {
            let problem = Problem::error("no-rows", "the file has no rows").at(self.file.whole());
            self.import.problems.push(problem);
        }
        if !self.left_out.is_empty() {
            for row in &mut self.import.rejected {
                row.raw = WITHHELD.to_owned();
            }
        }
        self.import
    }

    fn reject(&mut self, start: Start, raw: &str, mut problems: Vec<Problem>) {
        debug_assert!(has_error(&problems), "a row without a report has an error");
        if !has_error(&problems) {
            let problem = Problem::error("unusable-row", "nothing could be made of the row");
            problems
                .push(problem.at(self.file.row(start)).help("This is a fault of truce: please report it."));
        }
        self.import.rows.rejected += 1;
        self.import.problems.extend(problems.iter().cloned());
        problems.shrink_to_fit();
        let kept = super::place_in_file::floor_char(raw, RAW_BYTES_MAX);
        self.import.rejected.push(Rejected { line: start.line, raw: raw[..kept].to_owned(), problems });
    }

    fn repeated(&mut self, start: Start, report: &Report) -> Option<Problem> {
        use std::collections::hash_map::Entry;
        let first = match self.first_line_of.entry(report.id.clone()) {
            Entry::Vacant(place) => {
                place.insert(start.line);
                return None;
            }
            Entry::Occupied(taken) => *taken.get(),
        };
        let problem = Problem::error("duplicate-id", format!("the id `{}` is taken", report.id));
        Some(
            problem
                .at(self.file.row(start))
                .expected("an id that no other row has")
                .help(format!("The first row with it is at line {first}.")),
        )
    }

    /// Returns what makes the bytes of a row unreadable.
    pub fn unreadable(&self, start: Start, raw: &str) -> Option<Problem> {
        let (at, code, message) = match memchr::memchr(0, raw.as_bytes()) {
            Some(at) => (at, "nul", "the row holds a NUL character"),
            None if self.lossy => {
                (raw.find('\u{FFFD}')?, "not-utf-8", "the row holds bytes that are not UTF-8")
            }
            None => return None,
        };
        let at = start.byte + at;
        Some(Problem::error(code, message).at(self.file.at(start, (at, at + 1))))
    }
}

fn has_error(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}
