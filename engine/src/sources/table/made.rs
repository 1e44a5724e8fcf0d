//! What was read: columns of equal length, and the rows that could not be read.
//!
//! In: parts of a file in their order. Out: a [`Table`]. Read first: [`Table`]. Invariant: every column has
//! [`Table::rows`] values.

use super::cells::Wrong;
use super::names::{Names, Texts};
use super::part::Part;
use super::{ColumnSpec, Kind};

/// Stands in a column of days where the cell is empty.
pub const UNKNOWN_DAY: i32 = i32::MIN;
/// Stands in a column of counts where the cell is empty.
pub const UNKNOWN_COUNT: u32 = u32::MAX;
/// Stands in a column of small numbers where the cell is empty.
pub const UNKNOWN_SMALL: u8 = u8::MAX;

/// Names as numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coded {
    /// For each row the code of its name.
    pub codes: Vec<u32>,
    /// The name of each code.
    pub names: Names,
}

/// The values of one column.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Days since 1970-01-01, or [`UNKNOWN_DAY`].
    Days(Vec<i32>),
    /// WGS 84 degrees, or NaN where the cell is empty.
    Degrees(Vec<f64>),
    /// Whole numbers, or [`UNKNOWN_COUNT`].
    Counts(Vec<u32>),
    /// Small whole numbers, or [`UNKNOWN_SMALL`].
    Smalls(Vec<u8>),
    /// Names; an empty cell has the empty name.
    Names(Coded),
    /// Texts; an empty cell is the empty text.
    Texts(Texts),
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bad {
    /// It has another number of cells than the header.
    Cells {
        /// Cells in the row.
        found: u32,
        /// Cells in the header.
        expected: u32,
    },
    /// A cell cannot be read.
    Cell {
        /// Index of the column in the specs that were asked for.
        column: u16,
        /// What is wrong with it.
        wrong: Wrong,
    },
    /// A quote opens in this row and never closes; reading went on at the next line.
    OpenQuote,
    /// The row is longer than [`super::ROW_BYTES_MAX`]; reading went on at its next line.
    TooLong,
}

/// A row that was not made, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadRow {
    /// Number of the row, counted from 1 after the header; blank lines do not count.
    pub row: u64,
    /// Where the row starts, in bytes from the start of the file.
    pub offset: u64,
    /// What is wrong.
    pub what: Bad,
}

/// All that was read of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Rows made: the length of every column.
    pub rows: usize,
    /// Rows read: made and bad.
    pub rows_read: u64,
    /// Bytes read, header included.
    pub bytes: u64,
    /// One column for each spec, in the order of the specs.
    pub columns: Vec<Column>,
    /// Rows that were not made, in the order of the file.
    pub bad: Vec<BadRow>,
}

impl Column {
    pub(super) fn new(kind: Kind) -> Self {
        match kind {
            Kind::Day => Self::Days(Vec::new()),
            Kind::Longitude | Kind::Latitude => Self::Degrees(Vec::new()),
            Kind::Count => Self::Counts(Vec::new()),
            Kind::Small => Self::Smalls(Vec::new()),
            Kind::Name => Self::Names(Coded::default()),
            Kind::Text => Self::Texts(Texts::default()),
        }
    }

    /// Forgets the values from a row on. Names stay until [`Table::mend`].
    pub(super) fn truncate(&mut self, rows: usize) {
        match self {
            Self::Days(days) => days.truncate(rows),
            Self::Degrees(degrees) => degrees.truncate(rows),
            Self::Counts(counts) => counts.truncate(rows),
            Self::Smalls(smalls) => smalls.truncate(rows),
            Self::Names(coded) => coded.codes.truncate(rows),
            Self::Texts(texts) => texts.truncate(rows),
        }
    }

    /// Adds the values of a part; `codes` keeps which code each of the part's names has here.
    fn append(&mut self, other: &Column, codes: &mut Vec<u32>) {
        match (self, other) {
            (Self::Days(days), Self::Days(more)) => days.extend_from_slice(more),
            (Self::Degrees(degrees), Self::Degrees(more)) => degrees.extend_from_slice(more),
            (Self::Counts(counts), Self::Counts(more)) => counts.extend_from_slice(more),
            (Self::Smalls(smalls), Self::Smalls(more)) => smalls.extend_from_slice(more),
            (Self::Names(coded), Self::Names(more)) => coded.append(more, codes),
            (Self::Texts(texts), Self::Texts(more)) => texts.append(more),
            _ => unreachable!("both columns were made from the same spec"),
        }
    }
}

impl Coded {
    fn append(&mut self, more: &Coded, codes: &mut Vec<u32>) {
        self.names.merge(&more.names, codes);
        self.codes.extend(more.codes.iter().map(|code| codes[*code as usize]));
    }

    /// Drops names that no row made says, and numbers the rest in the order in which rows made say them.
    fn mend(&mut self) {
        let mut names = Names::default();
        let mut codes = vec![None; self.names.len()];
        for code in &mut self.codes {
            let said = *code as usize;
            let renumber =
                || names.code(self.names.all()[said].as_bytes()).expect("a name of a dictionary has room");
            *code = *codes[said].get_or_insert_with(renumber);
        }
        self.names = names;
    }
}

impl Table {
    pub(super) fn new(specs: &[ColumnSpec]) -> Self {
        let columns = specs.iter().map(|spec| Column::new(spec.kind)).collect();
        Self { rows: 0, rows_read: 0, bytes: 0, columns, bad: Vec::new() }
    }

    pub(super) fn append(&mut self, part: &mut Part) {
        for ((column, more), codes) in self.columns.iter_mut().zip(&part.columns).zip(&mut part.codes) {
            column.append(more, codes);
        }
        let (row, offset) = (self.rows_read, self.bytes);
        let placed =
            |bad: &BadRow| BadRow { row: row + bad.row, offset: offset + bad.offset, what: bad.what };
        self.bad.extend(part.bad.iter().map(placed));
        self.rows += part.rows;
        self.rows_read += part.rows_read;
        assert_eq!(self.rows as u64 + self.bad.len() as u64, self.rows_read, "a row was lost");
    }

    /// Renumbers names where bad rows or unknown cells may have named some first.
    pub(super) fn mend(&mut self) {
        for column in &mut self.columns {
            if let Column::Names(coded) = column {
                coded.mend();
            }
        }
    }
}
