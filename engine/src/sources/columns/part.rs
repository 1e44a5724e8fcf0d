//! One part of a block: its rows, read by one thread.
//!
//! In: a [`Plan`] from the header, a block and where the part starts and ends. Out: a [`Part`]. Read first:
//! [`Part::read`]. Invariant: a part holds exactly the rows that start in its range; its last row may end beyond it.

use super::cells::{self, Wrong};
use super::scan::{End, Ends, Row, Rows};
use super::table::{Bad, BadRow, Column, UNKNOWN_COUNT, UNKNOWN_DAY, UNKNOWN_SMALL};
use super::{ColumnSpec, ColumnsError, Kind, Need, ROW_BYTES_MAX};

/// What the end of a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// More bytes follow: a row without a line break is left for the next block.
    Unfinished,
    /// The end of the file.
    Last,
}

/// Where each wanted column stands in the file.
#[derive(Debug)]
pub(super) struct Plan {
    /// Cells in the header.
    cells: usize,
    /// Cells of a row up to the last wanted one.
    kept: usize,
    /// Wanted columns, numbers before names so that a bad row has named nothing where possible.
    wanted: Vec<Wanted>,
    kinds: Vec<Kind>,
}

#[derive(Debug)]
struct Wanted {
    column: usize,
    /// Index of the cell; `usize::MAX` where the file has no such column.
    cell: usize,
    kind: Kind,
    filled: bool,
}

impl Plan {
    /// Reads the header; `None` if the block ends before the header does. Returns the plan and where the rows begin.
    pub fn from_header(
        specs: &[ColumnSpec],
        block: &[u8],
        tail: Tail,
    ) -> Result<Option<(Self, usize)>, ColumnsError> {
        const BOM: &[u8] = b"\xef\xbb\xbf";
        let from = if block.starts_with(BOM) { BOM.len() } else { 0 };
        let text = &block[from..];
        let mut ends = Ends::keeping(4096);
        let row = match Rows::new(text).next_row(&mut ends) {
            Some(row) if row.end == End::Break || (row.end == End::Bytes && tail == Tail::Last) => row,
            Some(Row { end: End::TooLong, .. }) => return Err(ColumnsError::NoHeader),
            _ if tail == Tail::Unfinished => return Ok(None),
            _ => return Err(ColumnsError::NoHeader),
        };
        let cell = |k| cells::unquoted(ends.cell(text, row.start, k)).trim_ascii().to_vec();
        let header: Vec<Vec<u8>> = (0..ends.found()).map(cell).collect();
        Ok(Some((Self::new(specs, &header)?, from + row.next)))
    }

    fn new(specs: &[ColumnSpec], header: &[Vec<u8>]) -> Result<Self, ColumnsError> {
        let mut wanted = Vec::new();
        let mut missing = Vec::new();
        for (column, spec) in specs.iter().enumerate() {
            let named = |cell: &&Vec<u8>| spec.headers.iter().any(|name| name.as_bytes() == cell.as_slice());
            if header.iter().filter(named).count() > 1 {
                return Err(ColumnsError::Twice(spec.headers[0].to_owned()));
            }
            let cell = header.iter().position(|cell| named(&cell));
            if cell.is_none() && spec.need != Need::Optional {
                missing.push(spec.headers[0].to_owned());
            }
            let (cell, kind) = (cell.unwrap_or(usize::MAX), spec.kind);
            wanted.push(Wanted { column, cell, kind, filled: spec.need == Need::Filled });
        }
        if !missing.is_empty() {
            return Err(ColumnsError::Missing(missing));
        }
        wanted.sort_by_key(|wanted| (matches!(wanted.kind, Kind::Name | Kind::Text), wanted.cell));
        let last = wanted.iter().map(|wanted| wanted.cell).filter(|cell| *cell != usize::MAX).max();
        let kinds = specs.iter().map(|spec| spec.kind).collect();
        Ok(Self { cells: header.len(), kept: last.map_or(0, |cell| cell + 1), wanted, kinds })
    }
}

/// The rows of one part.
#[derive(Debug)]
pub(super) struct Part {
    /// Where the part was told to start, in bytes of the block.
    pub start: usize,
    /// Where its last row ended.
    pub end: usize,
    pub rows: usize,
    pub rows_read: u64,
    pub columns: Vec<Column>,
    pub bad: Vec<BadRow>,
}

impl Part {
    /// Reads the rows that start in `from..to`.
    pub fn read(plan: &Plan, block: &[u8], from: usize, to: usize, tail: Tail) -> Self {
        let columns = plan.kinds.iter().map(|kind| Column::new(*kind)).collect();
        let mut part = Self { start: from, end: from, rows: 0, rows_read: 0, columns, bad: Vec::new() };
        let text = &block[from..];
        let (mut rows, mut ends, mut last_day) =
            (Rows::new(text), Ends::keeping(plan.kept), LastDay::default());
        while part.end < to {
            let Some(row) = rows.next_row(&mut ends) else {
                part.end = block.len();
                break;
            };
            if tail == Tail::Unfinished && matches!(row.end, End::Bytes | End::OpenQuote) {
                break;
            }
            part.rows_read += 1;
            part.end = from + row.next;
            match part.add(plan, text, row, &ends, &mut last_day) {
                Ok(()) => part.rows += 1,
                Err(what) => part.reject(row.start, what),
            }
        }
        part
    }

    fn add<'a>(
        &mut self,
        plan: &Plan,
        text: &'a [u8],
        row: Row,
        ends: &Ends,
        last_day: &mut LastDay<'a>,
    ) -> Result<(), Bad> {
        match row.end {
            End::OpenQuote => return Err(Bad::OpenQuote),
            End::TooLong => return Err(Bad::TooLong),
            End::Break | End::Bytes => {}
        }
        if ends.found() != plan.cells {
            return Err(Bad::Cells { found: ends.found() as u32, expected: plan.cells as u32 });
        }
        for wanted in &plan.wanted {
            let cell = ends.cell(text, row.start, wanted.cell);
            let added = self.columns[wanted.column].add(cell, wanted, last_day);
            added.map_err(|wrong| Bad::Cell { column: wanted.column as u16, wrong })?;
        }
        Ok(())
    }

    fn reject(&mut self, row_start: usize, what: Bad) {
        let rows = self.rows;
        self.columns.iter_mut().for_each(|column| column.truncate(rows));
        self.bad.push(BadRow { row: self.rows_read, offset: (self.start + row_start) as u64, what });
    }
}

/// The day cell of the row before: exports are sorted by day, so most rows repeat it.
#[derive(Debug, Default)]
struct LastDay<'a> {
    cell: &'a [u8],
    day: i32,
}

impl Column {
    #[inline]
    fn add<'a>(&mut self, cell: &'a [u8], wanted: &Wanted, last_day: &mut LastDay<'a>) -> Result<(), Wrong> {
        let quoted;
        let mut plain = cell;
        if cell.first() == Some(&b'"') {
            quoted = cells::unquoted(cell);
            plain = &quoted;
        }
        if plain.is_empty() {
            return if wanted.filled { Err(Wrong::Empty) } else { self.add_unknown() };
        }
        match self {
            Self::Days(days) => {
                if last_day.cell != cell {
                    *last_day = LastDay { cell, day: cells::day(plain)? };
                }
                days.push(last_day.day);
            }
            Self::Degrees(degrees) => {
                let limit = if wanted.kind == Kind::Latitude { 90.0 } else { 180.0 };
                degrees.push(cells::degrees(plain, limit)?);
            }
            Self::Counts(counts) => counts.push(cells::count(plain)?),
            Self::Smalls(smalls) => smalls.push(small(plain)?),
            Self::Names(coded) => coded.codes.push(coded.names.code(plain)?),
            Self::Texts(texts) => texts.add(plain)?,
        }
        Ok(())
    }

    fn add_unknown(&mut self) -> Result<(), Wrong> {
        match self {
            Self::Days(days) => days.push(UNKNOWN_DAY),
            Self::Degrees(degrees) => degrees.push(f64::NAN),
            Self::Counts(counts) => counts.push(UNKNOWN_COUNT),
            Self::Smalls(smalls) => smalls.push(UNKNOWN_SMALL),
            Self::Names(coded) => coded.codes.push(coded.names.code(b"")?),
            Self::Texts(texts) => texts.add(b"")?,
        }
        Ok(())
    }
}

fn small(cell: &[u8]) -> Result<u8, Wrong> {
    let number = cells::count(cell)?;
    u8::try_from(number).ok().filter(|number| *number != UNKNOWN_SMALL).ok_or(Wrong::OutOfRange)
}

/// Guesses where rows start near even cuts of the block. First the start, last the end of the block, never falling.
///
/// A guess is a line break after which a row of the right number of cells stands. The caller checks each guess against
/// where the part before really ended, so a wrong one costs time and nothing else.
pub(super) fn cuts(block: &[u8], plan: &Plan, parts: usize) -> Vec<usize> {
    let mut cuts = vec![0];
    for k in 1..parts {
        let even = (block.len() as u128 * k as u128 / parts as u128) as usize;
        let before = cuts.last().copied().unwrap_or(0);
        cuts.push(likely_start(block, plan, even.max(before)));
    }
    cuts.push(block.len());
    cuts
}

fn likely_start(block: &[u8], plan: &Plan, from: usize) -> usize {
    const TRIES: usize = 64;
    let mut ends = Ends::keeping(0);
    let window = &block[..block.len().min(from.saturating_add(ROW_BYTES_MAX))];
    let breaks = window[from..].iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    for at in breaks.map(|(k, _)| from + k + 1).take(TRIES) {
        let row = Rows::new(&window[at..]).next_row(&mut ends);
        if row.is_some_and(|row| row.end == End::Break) && ends.found() == plan.cells {
            return at;
        }
    }
    block.len()
}
