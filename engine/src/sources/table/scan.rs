//! Where the rows and cells of a CSV text end, 64 bytes at a time.
//!
//! In: bytes that begin at the start of a row. Out: for each row, where its cells end. Read first: [`Rows::next_row`].
//! Invariants: a comma or line break inside quotes ends nothing; a quote opens or closes wherever it stands, which is
//! how `simd-csv` reads it too (a test compares the two); a row is never longer than [`ROW_BYTES_MAX`].

use wide::u8x64;

/// Longest row that is read as one row, in bytes. A longer one is a quote that was never closed.
pub const ROW_BYTES_MAX: usize = 1 << 20;

const BLOCK: usize = 64;

/// Marks that are written at once.
const AT_ONCE: usize = 8;

/// How a row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// At a line break.
    Break,
    /// At the end of the bytes, without a line break.
    Bytes,
    /// Nowhere: a quote stays open to the end of the bytes.
    OpenQuote,
    /// Nowhere within [`ROW_BYTES_MAX`]. Reading goes on after the row's first line break.
    TooLong,
}

/// One row: where it starts, where the next one starts, and how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub start: usize,
    pub next: usize,
    pub end: End,
}

/// The ends of the cells of several rows: keeps the first ones of each row, counts all.
#[derive(Debug)]
pub(super) struct Ends {
    kept: Vec<usize>,
    width: usize,
    found: usize,
}

impl Ends {
    /// Keeps the ends of the first `cells` cells of up to `rows` rows.
    pub fn keeping(cells: usize, rows: usize) -> Self {
        let width = cells + AT_ONCE;
        Self { kept: vec![0; width * rows], width, found: 0 }
    }

    /// Returns the number of cells of the row found last, kept or not.
    pub fn found(&self) -> usize {
        self.found
    }

    /// Returns the raw bytes of cell `k` of the row in `slot` that starts at `start`.
    ///
    /// The row must have that cell, and it must be among those kept. The last cell of a row may end in a carriage return.
    #[inline]
    pub fn cell<'a>(&self, bytes: &'a [u8], slot: usize, start: usize, k: usize) -> &'a [u8] {
        let at = slot * self.width + k;
        let from = if k == 0 { start } else { self.kept[at - 1] + 1 };
        &bytes[from..self.kept[at]]
    }
}

/// Walks rows.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    bytes: &'a [u8],
    /// Start of the block whose marks are held.
    block: usize,
    /// Commas and line breaks outside quotes that are still ahead in the block, one bit a byte.
    seps: u64,
    /// Line breaks in the block.
    breaks: u64,
    /// All ones if the block ends inside quotes.
    quoted: u64,
    /// Start of the row that comes next.
    at: usize,
}

impl<'a> Rows<'a> {
    /// Starts at the first byte, which must be the start of a row.
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut rows = Self { bytes, block: 0, seps: 0, breaks: 0, quoted: 0, at: 0 };
        rows.restart(0);
        rows
    }

    /// Returns the number of bytes walked over in all.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Finds the next row that is not blank and puts its ends into `slot`; `None` at the end of the bytes.
    pub fn next_row(&mut self, ends: &mut Ends, slot: usize) -> Option<Row> {
        let Ends { kept, width, found } = ends;
        let kept = &mut kept[slot * *width..(slot + 1) * *width];
        while self.at < self.bytes.len() {
            let start = self.at;
            *found = 0;
            let end = self.run(start, kept, found);
            if end == End::OpenQuote || end == End::TooLong {
                self.restart(first_line(self.bytes, start));
            }
            if !blank(&self.bytes[start..self.at]) {
                return Some(Row { start, next: self.at, end });
            }
        }
        None
    }

    #[inline]
    fn run(&mut self, start: usize, kept: &mut [usize], found: &mut usize) -> End {
        let mut count = 0;
        loop {
            let (block, mut seps) = (self.block, self.seps);
            // The marks up to the first line break outside quotes belong to this row.
            let breaks = seps & self.breaks;
            let of_row = seps & (breaks ^ breaks.wrapping_sub(1));
            seps ^= of_row;
            self.seps = seps;
            count += keep(kept, count, block, of_row);
            if breaks != 0 {
                *found = count;
                self.at = block + breaks.trailing_zeros() as usize + 1;
                return if self.at - start > ROW_BYTES_MAX { End::TooLong } else { End::Break };
            }
            if self.block + BLOCK >= self.bytes.len() {
                if let Some(slot) = kept.get_mut(count) {
                    *slot = self.bytes.len();
                }
                *found = count + 1;
                return self.last(start);
            }
            if self.block + BLOCK - start > ROW_BYTES_MAX {
                return End::TooLong;
            }
            self.load(self.block + BLOCK);
        }
    }

    /// Ends the last row, which has no line break.
    fn last(&mut self, start: usize) -> End {
        self.at = self.bytes.len();
        match self.quoted {
            _ if self.at - start > ROW_BYTES_MAX => End::TooLong,
            0 => End::Bytes,
            _ => End::OpenQuote,
        }
    }

    fn restart(&mut self, at: usize) {
        self.at = at;
        self.quoted = 0;
        self.load(at);
    }

    #[inline]
    fn load(&mut self, block: usize) {
        let rest = self.bytes.get(block..).unwrap_or(&[]);
        let marks = match rest.first_chunk::<BLOCK>() {
            Some(full) => Marks::of(full),
            None => {
                let mut padded = [0; BLOCK];
                padded[..rest.len()].copy_from_slice(rest);
                Marks::of(&padded)
            }
        };
        let inside = inside(marks.quotes) ^ self.quoted;
        self.block = block;
        self.seps = (marks.commas | marks.breaks) & !inside;
        self.breaks = marks.breaks;
        self.quoted = ((inside as i64) >> 63) as u64;
    }
}

/// Puts the places of the marks into `kept` from `count` on, as far as there is room; returns how many there are.
///
/// Eight at a time, whether there are as many or not: guessing the number would cost the processor more than writing
/// too much, which the next marks write over.
#[inline]
fn keep(kept: &mut [usize], count: usize, block: usize, marks: u64) -> usize {
    let found = marks.count_ones() as usize;
    let (mut left, mut at) = (marks, count);
    while left != 0 {
        let Some(slots) = kept.get_mut(at..at + AT_ONCE) else { break };
        for slot in slots {
            *slot = block + (left | 1 << 63).trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
        }
        at += AT_ONCE;
    }
    found
}

/// Which of 64 bytes are commas, line breaks and quotes, one bit a byte.
struct Marks {
    commas: u64,
    breaks: u64,
    quotes: u64,
}

impl Marks {
    #[inline]
    fn of(block: &[u8; BLOCK]) -> Self {
        let bytes = u8x64::new(*block);
        let of = |byte: u8| bytes.simd_eq(u8x64::splat(byte)).to_bitmask();
        Self { commas: of(b','), breaks: of(b'\n'), quotes: of(b'"') }
    }
}

/// Marks every byte from an opening quote up to its closing one: the parity of the quotes up to and with it.
#[inline]
fn inside(quotes: u64) -> u64 {
    if quotes == 0 {
        return 0;
    }
    let mut parity = quotes;
    for shift in [1, 2, 4, 8, 16, 32] {
        parity ^= parity << shift;
    }
    parity
}

/// Takes off the carriage return that belongs to the line break.
pub(super) fn without_return(cell: &[u8]) -> &[u8] {
    cell.strip_suffix(b"\r").unwrap_or(cell)
}

fn first_line(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |k| start + k + 1)
}

fn blank(row: &[u8]) -> bool {
    row.len() < 3 && row.iter().all(|byte| matches!(byte, b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let (mut rows, mut ends) = (Rows::new(text), Ends::keeping(64, 1));
        let mut all = Vec::new();
        while let Some(row) = rows.next_row(&mut ends, 0) {
            let cell = |k| ends.cell(text, 0, row.start, k);
            let last = |k| if k + 1 == ends.found() { without_return(cell(k)) } else { cell(k) };
            all.push((0..ends.found()).map(|k| last(k).to_vec()).collect());
        }
        all
    }

    fn plain(text: &str) -> Vec<Vec<String>> {
        let text_of = |cell: Vec<u8>| String::from_utf8(cell).unwrap();
        cells(text.as_bytes()).into_iter().map(|row| row.into_iter().map(text_of).collect()).collect()
    }

    #[test]
    fn quoted_commas_and_line_breaks_stay_in_their_cell() {
        assert_eq!(plain("a,\"b,c\nd\",e\nf,g,h"), [vec!["a", "\"b,c\nd\"", "e"], vec!["f", "g", "h"]]);
    }

    #[test]
    fn carriage_returns_and_blank_lines_are_not_content() {
        assert_eq!(plain("a,b\r\n\r\n\nc,d\r\n"), [["a", "b"], ["c", "d"]]);
    }

    #[test]
    fn a_quote_that_never_closes_costs_one_line() {
        let text = b"a,b\nc,\"d\ne,f\n";
        let (mut rows, mut ends) = (Rows::new(text), Ends::keeping(2, 1));
        let found: Vec<Row> = std::iter::from_fn(|| rows.next_row(&mut ends, 0)).collect();
        assert_eq!(
            found.iter().map(|row| row.end).collect::<Vec<_>>(),
            [End::Break, End::OpenQuote, End::Break]
        );
        assert_eq!(found[1], Row { start: 4, next: 9, end: End::OpenQuote });
    }

    #[test]
    fn a_row_beyond_the_limit_is_cut_at_its_first_line() {
        let mut text = b"a,\"b\n".to_vec();
        text.resize(ROW_BYTES_MAX + 200, b'x');
        text.extend_from_slice(b"\nc,d\n");
        let (mut rows, mut ends) = (Rows::new(&text), Ends::keeping(2, 1));
        let found: Vec<Row> = std::iter::from_fn(|| rows.next_row(&mut ends, 0)).collect();
        assert_eq!(found[0], Row { start: 0, next: 5, end: End::TooLong });
        assert_eq!(found.last().map(|row| row.end), Some(End::Break));
    }

    proptest! {
        /// The library's zero-copy reader is the oracle, on texts whose quotes close.
        #[test]
        fn agrees_with_simd_csv(parts in prop::collection::vec("[ab,\n]{0,30}|\"[ab,\n]{0,70}\"|\"\"", 0..20)) {
            let text = parts.concat().into_bytes();
            let mut builder = simd_csv::ZeroCopyReaderBuilder::new();
            let mut reader = builder.has_headers(false).flexible(true).from_reader(&text[..]);
            let mut expected = Vec::new();
            while let Some(record) = reader.read_byte_record().unwrap() {
                expected.push(record.iter().map(|cell| cell.to_vec()).collect::<Vec<_>>());
            }
            prop_assert_eq!(cells(&text), expected);
        }
    }
}
