//! Sources: bytes of many formats in, reports and problems out.
//!
//! In: a file's name and bytes. Out: an [`Import`]. Read first: [`read`]. One file a format; what each keeps, loses and
//! assumes is in `docs/sources.md`.
//! Invariant: rows read = reports made + rows rejected + rows passed over. A bad row stops nothing, is counted once and
//! keeps its raw text. Invariant: names of actors and places stay as the source wrote them.

pub mod acled;
mod build;
mod columns;
pub mod eth_prio;
mod fields;
mod flat;
mod format;
mod gather;
pub mod gdelt;
pub mod geojson;
pub mod hxl;
mod keys;
mod place_in_file;
mod raw_json;
mod rows;
mod sensitive;
pub mod table;
mod text;
pub mod truce_csv;
pub mod truce_json;
pub mod ucdp;
mod values;

use crate::model::{Problem, SourceId};
use crate::reports::Report;

pub use format::Format;
pub use text::{Decoded, Encoding, decode};

/// What a file gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// What was read, in file order.
    pub reports: Vec<Report>,
    /// All problems of the file, in file order; those of rejected rows among them.
    pub problems: Vec<Problem>,
    /// The rows that gave no report, in file order.
    pub rejected: Vec<Rejected>,
    /// The count of rows.
    pub rows: RowCount,
    /// The format the file was read as; `None` if it could not be told.
    pub format: Option<Format>,
}

/// How many rows a file has and what became of them. Blank lines, headers and tag rows are not rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowCount {
    /// All rows.
    pub read: usize,
    /// Rows that gave a report.
    pub made: usize,
    /// Rows with an error.
    pub rejected: usize,
    /// Good rows that [`ReadOptions::country`] left out.
    pub passed_over: usize,
}

impl RowCount {
    /// Whether every row is accounted for once.
    pub fn is_complete(self) -> bool {
        self.read == self.made + self.rejected + self.passed_over
    }
}

/// A row that gave no report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The line on which it begins.
    pub line: u32,
    /// Its text as it stands in the file; cut after 64 KiB.
    pub raw: String,
    /// What is wrong with it; at least one error.
    pub problems: Vec<Problem>,
}

/// How to read a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// The format; `None`: told from the content.
    pub format: Option<Format>,
    /// The source of rows that name none; `None`: the format's own, such as `ucdp-ged`.
    pub source: Option<SourceId>,
    /// What is put before the ids of formats with ids of their own; `None`: the format's own, such as `ucdp-`.
    pub id_prefix: Option<String>,
    /// Keeps only rows of this country, by the name or code that the format has; `None`: all.
    pub country: Option<String>,
    /// The longest row that is read, in bytes.
    pub row_bytes_max: usize,
}

impl ReadOptions {
    /// Returns the options that tell everything from the content and keep every row of up to 1 MiB.
    pub fn detecting() -> Self {
        Self { format: None, source: None, id_prefix: None, country: None, row_bytes_max: 1 << 20 }
    }
}

/// Reads a file of any known format.
///
/// Nothing stops it: what cannot be read is a problem. A file with coordinates of a humanitarian notification system
/// is refused whole, and what would name a reporter or an observer's position is left out with a warning.
///
/// # Example
/// ```
/// use engine::sources::{ReadOptions, read};
/// let line = r#"{"id": "r1", "kind": "event", "source": "sohr", "act": "air-strike"}"#;
/// let import = read("a.jsonl", line.as_bytes(), &ReadOptions::detecting());
/// assert_eq!(import.reports.len(), 1);
///
/// let import = read("a.jsonl", b"{\"id\": \"r1\", \"knid\": \"event\"}", &ReadOptions::detecting());
/// assert_eq!(import.problems[0].help, ["did you mean `kind`?"]);
/// assert_eq!(import.rejected[0].line, 1);
/// ```
pub fn read(file_name: &str, bytes: &[u8], options: &ReadOptions) -> Import {
    read_with_progress(file_name, bytes, options, &mut |_| {})
}

/// Reads a file of any known format and tells how many bytes are done, now and then and at the end.
pub fn read_with_progress(
    file_name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    progress: &mut dyn FnMut(usize),
) -> Import {
    let import = match decode(file_name, bytes) {
        Ok(decoded) => read_text(file_name, &decoded, options, progress),
        Err(problem) => Import { problems: vec![*problem], ..Import::default() },
    };
    progress(bytes.len());
    assert!(import.rows.is_complete(), "every row is made into a report, rejected or passed over");
    import
}

fn read_text(
    file_name: &str,
    decoded: &Decoded<'_>,
    options: &ReadOptions,
    progress: &mut dyn FnMut(usize),
) -> Import {
    let file = place_in_file::FileText::new(file_name, decoded);
    let told = options.format.map_or_else(|| format::detect(&file), Ok);
    let format = match told {
        Ok(format) => format,
        Err(problem) => return Import { problems: vec![*problem], ..Import::default() },
    };
    let mut task = gather::Task::new(file, options, progress, decoded.encoding == Encoding::BrokenUtf8);
    task.tell_file(decoded.warning.clone());
    match format {
        Format::TruceJson => truce_json::read(&mut task),
        Format::TruceCsv => truce_csv::read(&mut task),
        Format::Ucdp => ucdp::read(&mut task),
        Format::Acled => acled::read(&mut task),
        Format::Gdelt => gdelt::read(&mut task),
        Format::Hxl => hxl::read(&mut task),
        Format::GeoJson => geojson::read(&mut task),
        Format::EthPrio => eth_prio::read(&mut task),
    }
    task.finish(format)
}
