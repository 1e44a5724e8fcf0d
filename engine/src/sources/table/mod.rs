//! Large event files, column by column: only the columns asked for, as typed vectors.
//!
//! In: the bytes of a CSV file with a header, whole or block by block, and the [`ColumnSpec`]s wanted. Out: a [`Table`]
//! and the rows that could not be read. Read first: [`Reader`], then [`acled`] for a finished set of columns.
//! Invariants: rows read = rows made + bad rows; the table is the same however the bytes are cut into blocks and however
//! many threads read them (names are numbered in the order of the file); nothing here opens a file.
//!
//! Cells are found by our own scan and not by `simd-csv`, which is the oracle in its tests: it begins anywhere in a block
//! that is already in memory, finds the cells of many rows before any is read, tells where each row starts, and goes on
//! after a quote that never closes.

pub mod acled;
mod cells;
mod made;
mod names;
mod part;
mod scan;

pub use cells::Wrong;
pub use made::{Bad, BadRow, Coded, Column, Table, UNKNOWN_COUNT, UNKNOWN_DAY, UNKNOWN_SMALL};
pub use names::{Names, Texts};
pub use scan::ROW_BYTES_MAX;

use part::{Part, Plan, Tail};
use rayon::prelude::*;

/// Parts a block can be cut into at most.
const PARTS_MAX: usize = 1024;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A day, as days since 1970-01-01.
    Day,
    /// WGS 84 degrees east, -180 to 180.
    Longitude,
    /// WGS 84 degrees north, -90 to 90.
    Latitude,
    /// A whole number.
    Count,
    /// A whole number below 255: a code of precision, say.
    Small,
    /// A name that many rows share; kept as a number into [`Names`].
    Name,
    /// A text that nearly every row has for itself; kept whole.
    Text,
}

/// What is asked of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The column must be there and every row must fill it, else the row is bad.
    Filled,
    /// The column must be there; an empty cell is unknown.
    Present,
    /// Where the column is not there, every row is unknown.
    Optional,
}

/// One column to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Names under which releases of the format head this column.
    pub headers: &'static [&'static str],
    /// What it holds.
    pub kind: Kind,
    /// What is asked of it.
    pub need: Need,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// The file has no header line within the first [`ROW_BYTES_MAX`] bytes.
    #[error("the file has no header line")]
    NoHeader,
    /// Columns that must be there are not, each by its first name.
    #[error("the header lacks {}", .0.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))]
    Missing(Vec<String>),
    /// The header names a wanted column twice, so either could be meant.
    #[error("the header has two columns for `{0}`")]
    Twice(String),
}

/// Reads a file block by block.
///
/// Give blocks to [`Reader::push`], each starting where the one before was consumed to, and the rest to
/// [`Reader::finish`]. A whole file in memory goes to `finish` alone.
///
/// # Example
/// ```
/// use engine::sources::table::{Reader, acled};
/// let csv = b"event_date,event_type,actor1,latitude,longitude\n2016-09-17,Battles,A,36.2,37.1\nsoon,Battles,A,0,0\n";
/// let table = Reader::new(&acled::COLUMNS, 1).finish(csv)?;
/// assert_eq!((table.rows, table.bad.len()), (1, 1));
/// assert_eq!(table.bad[0].row, 2);
/// # Ok::<(), engine::sources::table::ColumnsError>(())
/// ```
#[derive(Debug)]
pub struct Reader {
    specs: Vec<ColumnSpec>,
    parts: Vec<Part>,
    plan: Option<Plan>,
    table: Table,
}

impl Reader {
    /// Asks for columns and says into how many parts each block is cut; parts are read by the threads of the pool.
    pub fn new(specs: &[ColumnSpec], parts: usize) -> Self {
        let parts = (0..parts.clamp(1, PARTS_MAX)).map(|_| Part::new(specs)).collect();
        Self { specs: specs.to_vec(), parts, plan: None, table: Table::new(specs) }
    }

    /// Reads the whole rows of a block and returns how many bytes they were; the next block begins after them.
    ///
    /// A block that holds no whole row consumes nothing: give a longer one. Every block longer than [`ROW_BYTES_MAX`] by
    /// 64 bytes or more consumes something.
    ///
    /// # Errors
    /// [`ColumnsError`] where the header does not fit. After an error the reader is of no further use.
    pub fn push(&mut self, block: &[u8]) -> Result<usize, ColumnsError> {
        self.read(block, Tail::Unfinished)
    }

    /// Reads the last block, whose last row may lack a line break, and returns all that was read.
    ///
    /// # Errors
    /// As [`Reader::push`].
    pub fn finish(mut self, block: &[u8]) -> Result<Table, ColumnsError> {
        self.read(block, Tail::Last)?;
        if self.plan.is_none() {
            return Err(ColumnsError::NoHeader);
        }
        self.table.mend();
        Ok(self.table)
    }

    fn read(&mut self, block: &[u8], tail: Tail) -> Result<usize, ColumnsError> {
        let mut used = 0;
        if self.plan.is_none() {
            match Plan::from_header(&self.specs, block, tail)? {
                Some((plan, after)) => (self.plan, used) = (Some(plan), after),
                None => return Ok(0),
            }
            self.table.bytes += used as u64;
        }
        let Some(plan) = &self.plan else { return Ok(used) };
        let rows = &block[used..];
        let cuts = part::cuts(rows, plan, self.parts.len());
        let read = |(part, cut): (&mut Part, &[usize])| part.read(plan, rows, cut[0], cut[1], tail);
        self.parts.par_iter_mut().zip(cuts.par_windows(2)).for_each(read);
        let mut at = 0;
        for (part, cut) in self.parts.iter_mut().zip(cuts.windows(2)) {
            if at >= cut[1] && at > cut[0] {
                continue;
            }
            // The cut was a guess. Where the part before did not end there, the part is read again from its true start.
            if part.start != at {
                part.read(plan, rows, at, cut[1], tail);
            }
            at = part.end;
            self.table.append(part);
        }
        self.table.bytes += at as u64;
        Ok(used + at)
    }
}

#[cfg(test)]
mod tests;
