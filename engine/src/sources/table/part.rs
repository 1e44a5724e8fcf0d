//! One part of a block: its rows, read by one thread.
//!
//! In: a [`Plan`] from the header, a block and where the part starts and ends. Out: a [`Part`]. Read first:
//! [`Part::read`]. Invariant: a part holds exactly the rows that start in its range; its last row may end beyond it.

use super::cells::{self, Wrong};
use super::made::{Bad, BadRow, Coded, Column, UNKNOWN_COUNT, UNKNOWN_DAY, UNKNOWN_SMALL};
use super::scan::{End, Ends, Row, Rows, without_return};
use super::{ColumnSpec, ColumnsError, Kind, Need, ROW_BYTES_MAX};
use std::cell::RefCell;

/// Cells of a header that are looked at; columns beyond are not found.
const HEADER_CELLS_MAX: usize = 4096;

/// Rows whose cells are found before they are read, column by column: few enough to stay in the nearest cache.
const ROWS_A_BATCH: usize = 64;

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
        let mut ends = Ends::keeping(HEADER_CELLS_MAX, 1);
        let row = match Rows::new(text).next_row(&mut ends, 0) {
            Some(row) if row.end == End::Break || (row.end == End::Bytes && tail == Tail::Last) => row,
            Some(Row { end: End::TooLong, .. }) => return Err(ColumnsError::NoHeader),
            _ if tail == Tail::Unfinished => return Ok(None),
            _ => return Err(ColumnsError::NoHeader),
        };
        let cell =
            |k| cells::unquoted(without_return(ends.cell(text, 0, row.start, k))).trim_ascii().to_vec();
        let header: Vec<Vec<u8>> = (0..ends.found().min(HEADER_CELLS_MAX)).map(cell).collect();
        Ok(Some((Self::new(specs, ends.found(), &header)?, from + row.next)))
    }

    fn new(specs: &[ColumnSpec], cells: usize, header: &[Vec<u8>]) -> Result<Self, ColumnsError> {
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
        Ok(Self { cells, kept: last.map_or(0, |cell| cell + 1), wanted })
    }
}

/// The rows of one part. A part is used again for the next block, which spares allocations and learning names anew.
#[derive(Debug)]
pub(super) struct Part {
    /// Where the part was told to start, in bytes of the block.
    pub start: usize,
    /// Where its last row ended.
    pub end: usize,
    pub rows: usize,
    pub rows_read: u64,
    /// Values of this block's rows; names of all blocks this part has read.
    pub columns: Vec<Column>,
    pub bad: Vec<BadRow>,
    /// For each column and each of its names here, the code in the table.
    pub codes: Vec<Vec<u32>>,
}

/// A row whose cells are found and wait to be read.
#[derive(Debug, Clone, Copy)]
struct Held {
    slot: usize,
    start: usize,
    number: u64,
    wrong: Option<Bad>,
}

impl Part {
    pub fn new(specs: &[ColumnSpec]) -> Self {
        let columns: Vec<Column> = specs.iter().map(|spec| Column::new(spec.kind)).collect();
        let codes = vec![Vec::new(); columns.len()];
        Self { start: 0, end: 0, rows: 0, rows_read: 0, columns, bad: Vec::new(), codes }
    }

    /// Reads the rows that start in `from..to`, in place of what the part held.
    pub fn read(&mut self, plan: &Plan, block: &[u8], from: usize, to: usize, tail: Tail) {
        self.columns.iter_mut().for_each(|column| column.truncate(0));
        self.bad.clear();
        (self.start, self.end, self.rows, self.rows_read) = (from, from, 0, 0);
        let text = &block[from..];
        let (mut rows, mut ends) = (Rows::new(text), Ends::keeping(plan.kept, ROWS_A_BATCH));
        let mut held = Vec::with_capacity(ROWS_A_BATCH);
        while self.end < to {
            let more = self.hold(plan, &mut rows, &mut ends, &mut held, to, tail);
            self.add(plan, text, &ends, &mut held);
            if !more {
                break;
            }
        }
        self.bad.sort_by_key(|bad| bad.row);
    }

    /// Finds the cells of the next rows. `false` where there is no more whole row.
    fn hold(
        &mut self,
        plan: &Plan,
        rows: &mut Rows,
        ends: &mut Ends,
        held: &mut Vec<Held>,
        to: usize,
        tail: Tail,
    ) -> bool {
        held.clear();
        while held.len() < ROWS_A_BATCH && self.end < to {
            let Some(row) = rows.next_row(ends, held.len()) else {
                self.end = self.start + rows.len();
                return false;
            };
            if tail == Tail::Unfinished && matches!(row.end, End::Bytes | End::OpenQuote) {
                return false;
            }
            self.rows_read += 1;
            self.end = self.start + row.next;
            match shape(plan, row, ends.found()) {
                None => held.push(Held {
                    slot: held.len(),
                    start: row.start,
                    number: self.rows_read,
                    wrong: None,
                }),
                Some(what) => self.reject(self.rows_read, row.start, what),
            }
        }
        true
    }

    /// Reads the held rows column by column. Rows with a wrong cell are taken out, and the others read once more.
    fn add(&mut self, plan: &Plan, text: &[u8], ends: &Ends, held: &mut Vec<Held>) {
        self.add_columns(plan, text, ends, held);
        if held.iter().any(|row| row.wrong.is_some()) {
            let rows = self.rows;
            self.columns.iter_mut().for_each(|column| column.truncate(rows));
            for row in held.iter() {
                if let Some(what) = row.wrong {
                    self.reject(row.number, row.start, what);
                }
            }
            held.retain(|row| row.wrong.is_none());
            self.add_columns(plan, text, ends, held);
        }
        self.rows += held.len();
    }

    fn add_columns(&mut self, plan: &Plan, text: &[u8], ends: &Ends, held: &mut [Held]) {
        let mut cells: [&[u8]; ROWS_A_BATCH] = [&[]; ROWS_A_BATCH];
        for wanted in &plan.wanted {
            let cells = &mut cells[..held.len()];
            if wanted.cell == usize::MAX {
                cells.fill(&[]);
            } else {
                let cell = |row: &Held| ends.cell(text, row.slot, row.start, wanted.cell);
                cells.iter_mut().zip(&*held).for_each(|(to, row)| *to = cell(row));
            }
            if wanted.cell == plan.cells - 1 {
                cells.iter_mut().for_each(|cell| *cell = without_return(cell));
            }
            self.columns[wanted.column].add(cells, wanted, held);
        }
    }

    fn reject(&mut self, row: u64, row_start: usize, what: Bad) {
        self.bad.push(BadRow { row, offset: (self.start + row_start) as u64, what });
    }
}

/// Says what is wrong with a row before its cells are read.
fn shape(plan: &Plan, row: Row, found: usize) -> Option<Bad> {
    match row.end {
        End::OpenQuote => Some(Bad::OpenQuote),
        End::TooLong => Some(Bad::TooLong),
        _ if found != plan.cells => Some(Bad::Cells { found: found as u32, expected: plan.cells as u32 }),
        End::Break | End::Bytes => None,
    }
}

impl Column {
    /// Reads one cell of each held row; a row with a wrong cell gets any value and says what is wrong.
    fn add(&mut self, cells: &[&[u8]], wanted: &Wanted, held: &mut [Held]) {
        let limit = if wanted.kind == Kind::Latitude { 90.0 } else { 180.0 };
        match self {
            Self::Days(days) => {
                let mut last = LastDay::default();
                each(cells, wanted, held, |plain| last.day(plain), UNKNOWN_DAY, |day| days.push(day));
            }
            Self::Degrees(all) => {
                each(
                    cells,
                    wanted,
                    held,
                    |plain| cells::degrees(plain, limit),
                    f64::NAN,
                    |degrees| all.push(degrees),
                );
            }
            Self::Counts(counts) => {
                each(cells, wanted, held, cells::count, UNKNOWN_COUNT, |count| counts.push(count))
            }
            Self::Smalls(smalls) => {
                each(cells, wanted, held, small, UNKNOWN_SMALL, |small| smalls.push(small))
            }
            Self::Names(Coded { codes, names }) => {
                let empty = if wanted.filled { Ok(0) } else { names.code(b"") };
                let empty = empty.expect("the empty name is UTF-8 and has room");
                each(cells, wanted, held, |plain| names.code(plain), empty, |code| codes.push(code));
            }
            Self::Texts(texts) => {
                let texts = RefCell::new(texts);
                let add = |plain: &[u8]| texts.borrow_mut().add(plain).map(|()| true);
                each(cells, wanted, held, add, false, |added| {
                    if !added {
                        texts.borrow_mut().add_empty()
                    }
                });
            }
        }
    }
}

/// Reads a cell of each held row and keeps its value, or `unknown` where the cell is empty or wrong.
#[inline]
fn each<T: Copy>(
    cells: &[&[u8]],
    wanted: &Wanted,
    held: &mut [Held],
    mut value: impl FnMut(&[u8]) -> Result<T, Wrong>,
    unknown: T,
    mut keep: impl FnMut(T),
) {
    for (row, cell) in held.iter_mut().zip(cells) {
        let read = match cell.first() {
            None => Err(Wrong::Empty),
            Some(b'"') => match &*cells::unquoted(cell) {
                [] => Err(Wrong::Empty),
                plain => value(plain),
            },
            Some(_) => value(cell),
        };
        keep(read.unwrap_or(unknown));
        if let Err(wrong) = read
            && (wrong != Wrong::Empty || wanted.filled)
        {
            row.wrong.get_or_insert(Bad::Cell { column: wanted.column as u16, wrong });
        }
    }
}

/// The day read before: exports are sorted by day, so most rows repeat it.
#[derive(Debug, Default)]
struct LastDay {
    text: [u8; 10],
    day: i32,
}

impl LastDay {
    fn day(&mut self, cell: &[u8]) -> Result<i32, Wrong> {
        let iso: Result<&[u8; 10], _> = cell.try_into();
        match iso {
            Ok(text) if *text == self.text => Ok(self.day),
            Ok(text) => {
                *self = Self { text: *text, day: cells::day(cell)? };
                Ok(self.day)
            }
            Err(_) => cells::day(cell),
        }
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
    let mut ends = Ends::keeping(0, 1);
    let window = &block[..block.len().min(from.saturating_add(ROW_BYTES_MAX))];
    let breaks = window[from..].iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    for at in breaks.map(|(k, _)| from + k + 1).take(TRIES) {
        let row = Rows::new(&window[at..]).next_row(&mut ends, 0);
        if row.is_some_and(|row| row.end == End::Break) && ends.found() == plan.cells {
            return at;
        }
    }
    block.len()
}
