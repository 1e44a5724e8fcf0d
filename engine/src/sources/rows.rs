//! Rows: a text cut into records and cells, as in RFC 4180, with the place of every cell.
//!
//! In: text. Out: [`Row`]s; nothing is copied until a cell is asked for. The `csv` crate reads an unclosed quote as one
//! cell up to the end of the file and does not say where a cell is; it is the oracle of the tests instead.
//! Invariant: a fault costs the line it began on and no other; every row ends within `row_bytes_max` or is a fault.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use super::place_in_file::Start;

/// How a text is cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// What stands between cells.
    pub delimiter: u8,
    /// Whether a cell may be quoted.
    pub quotes: bool,
    /// The longest row, in bytes.
    pub row_bytes_max: usize,
}

/// What is wrong with a row's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is longer than allowed.
    TooLong,
    /// The quote at this offset is never closed.
    OpenQuote(usize),
    /// After the closing quote more text stands in the cell.
    TextAfterQuote {
        /// Where the quote opened.
        open: usize,
        /// Where it closed.
        close: usize,
    },
}

/// A cell: offsets into the text, without the quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// First byte.
    pub from: usize,
    /// First byte after it.
    pub to: usize,
    /// Whether doubled quotes in it stand for one.
    quoted: bool,
}

/// One record.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// Where it starts.
    pub start: Start,
    /// Its text, without the end of line.
    pub raw: &'a str,
    /// Its cells; not to be used where there is a fault.
    pub cells: Vec<Cell>,
    /// What is wrong with its form.
    pub fault: Option<Fault>,
    text: &'a str,
}

impl<'a> Row<'a> {
    /// Returns a row that is not cut into cells because of a fault.
    pub fn faulty(start: Start, raw: &'a str) -> Self {
        Self { start, raw, cells: Vec::new(), fault: Some(Fault::TooLong), text: raw }
    }

    /// Returns the text of the cell at `index`; empty if the row is shorter.
    pub fn cell(&self, index: usize) -> Cow<'a, str> {
        let Some(cell) = self.cells.get(index) else { return Cow::Borrowed("") };
        let inside = &self.text[cell.from..cell.to];
        if cell.quoted && inside.contains('"') {
            Cow::Owned(inside.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inside)
        }
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.fault.is_none() && self.cells.iter().all(|cell| self.text[cell.from..cell.to].trim().is_empty())
    }
}

/// The rows of a text. Blank lines are left out.
#[derive(Debug, Clone)]
pub(super) struct Rows<'a> {
    text: &'a str,
    cut: Cut,
    next: Start,
    end_of_line: u8,
}

impl<'a> Rows<'a> {
    /// Returns the rows of `text`.
    pub fn new(text: &'a str, cut: Cut) -> Self {
        let old_mac = memchr2(b'\n', b'\r', text.as_bytes())
            .is_some_and(|at| text.as_bytes()[at] == b'\r' && memchr(b'\n', text.as_bytes()).is_none());
        Self { text, cut, next: Start::FIRST, end_of_line: if old_mac { b'\r' } else { b'\n' } }
    }

    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    /// Returns the offset of the end of the line that `from` is on.
    fn line_end(&self, from: usize) -> usize {
        memchr(self.end_of_line, &self.bytes()[from..]).map_or(self.text.len(), |n| from + n)
    }

    /// Reads the cells from `start`; returns them with the offset of the row's end.
    fn cells(&self, start: usize) -> Result<(Vec<Cell>, usize), Fault> {
        let mut cells = Vec::new();
        let mut at = start;
        loop {
            let quoted = self.cut.quotes && self.bytes().get(at) == Some(&b'"');
            let (cell, end) = if quoted { self.quoted(at, start)? } else { self.plain(at) };
            if end - start > self.cut.row_bytes_max {
                return Err(Fault::TooLong);
            }
            cells.push(cell);
            if self.bytes().get(end) == Some(&self.cut.delimiter) {
                at = end + 1;
            } else {
                return Ok((cells, end));
            }
        }
    }

    fn plain(&self, at: usize) -> (Cell, usize) {
        let end = memchr2(self.cut.delimiter, self.end_of_line, &self.bytes()[at..])
            .map_or(self.text.len(), |n| at + n);
        let to =
            if self.bytes().get(end) == Some(&self.cut.delimiter) { end } else { self.strip_cr(at, end) };
        (Cell { from: at, to, quoted: false }, end)
    }

    /// Reads the cell whose opening quote is at `open`.
    fn quoted(&self, open: usize, row: usize) -> Result<(Cell, usize), Fault> {
        let bytes = self.bytes();
        let mut at = open + 1;
        loop {
            let limit = bytes.len().min(row.saturating_add(self.cut.row_bytes_max).saturating_add(1));
            let Some(found) = bytes.get(at..limit).and_then(|rest| memchr(b'"', rest)) else {
                return Err(if limit < bytes.len() { Fault::TooLong } else { Fault::OpenQuote(open) });
            };
            let close = at + found;
            if bytes.get(close + 1) == Some(&b'"') {
                at = close + 2;
                continue;
            }
            let cell = Cell { from: open + 1, to: close, quoted: true };
            return match &bytes[close + 1..] {
                [] => Ok((cell, close + 1)),
                [b, ..] if *b == self.cut.delimiter || *b == self.end_of_line => Ok((cell, close + 1)),
                [b'\r', b'\n', ..] => Ok((cell, close + 2)),
                _ => Err(Fault::TextAfterQuote { open, close }),
            };
        }
    }

    fn strip_cr(&self, from: usize, end: usize) -> usize {
        if end > from && self.bytes()[end - 1] == b'\r' { end - 1 } else { end }
    }

    /// Returns the row from `start` to `end` and moves on to the next line.
    fn take(&mut self, start: Start, end: usize, cells: Vec<Cell>, fault: Option<Fault>) -> Row<'a> {
        let raw = &self.text[start.byte..self.strip_cr(start.byte, end)];
        let ends = memchr::memchr_iter(self.end_of_line, &self.bytes()[start.byte..end]).count() + 1;
        let line = start.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        self.next = Start { byte: (end + 1).min(self.text.len()), line, column: 1 };
        Row { start, raw, cells, fault, text: self.text }
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let start = self.next;
            if start.byte >= self.text.len() {
                return None;
            }
            let row = match self.cells(start.byte) {
                Ok((cells, end)) => self.take(start, end, cells, None),
                Err(fault) => self.take(start, self.line_end(start.byte), Vec::new(), Some(fault)),
            };
            if !row.is_blank() {
                return Some(row);
            }
        }
    }
}

/// Returns the delimiter of a table: of comma, semicolon and tab, the one that occurs most in its first line.
pub(super) fn delimiter(text: &str) -> u8 {
    let line = text.trim_start().lines().next().unwrap_or("");
    let mut inside = false;
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    for byte in line.bytes() {
        inside ^= byte == b'"';
        if let Some(slot) = counts.iter_mut().find(|(d, _)| *d == byte && !inside) {
            slot.1 += 1;
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or(0);
    counts.iter().find(|(_, n)| *n == most).map_or(b',', |(d, _)| *d)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Rows<'_> {
        Rows::new(text, Cut { delimiter: b',', quotes: true, row_bytes_max: 100 })
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text).map(|row| (0..row.cells.len()).map(|i| row.cell(i).into_owned()).collect()).collect()
    }

    #[test]
    fn cells_are_cut_as_in_rfc_4180() {
        assert_eq!(
            cells("a,b\r\n\"c,\"\"d\"\"\",e\n\n,f"),
            [vec!["a", "b"], vec!["c,\"d\"", "e"], vec!["", "f"]]
        );
        assert_eq!(cells("a,\"b\nc\"\nd,e"), [vec!["a", "b\nc"], vec!["d", "e"]]);
        assert_eq!(cells("a,b\rc,d"), [vec!["a", "b"], vec!["c", "d"]]);
        assert_eq!(rows("a\n\"b\nc\"\nd").map(|row| row.start.line).collect::<Vec<_>>(), [1, 2, 4]);
    }

    #[test]
    fn a_fault_costs_the_line_it_began_on() {
        let found: Vec<_> = rows("a,b\n1,\"x\n2,y\n3,z").map(|row| (row.start.line, row.fault)).collect();
        assert_eq!(found, [(1, None), (2, Some(Fault::OpenQuote(6))), (3, None), (4, None)]);
        let found: Vec<_> = rows("1,\"x\n2,\"y\"\n3,z").map(|row| row.fault).collect();
        assert_eq!(found, [Some(Fault::TextAfterQuote { open: 2, close: 7 }), None, None]);
        let long = format!("{}\n1,2\n\"{}\n3,4", "x".repeat(200), "y".repeat(200));
        let found: Vec<_> = rows(&long).map(|row| row.fault).collect();
        assert_eq!(found, [Some(Fault::TooLong), None, Some(Fault::TooLong), None]);
    }

    #[test]
    fn the_delimiter_is_the_most_frequent() {
        assert_eq!(delimiter("a;b;c,d"), b';');
        assert_eq!(delimiter("\n\"a;b;c;d\",e"), b',');
        assert_eq!(delimiter("a\tb"), b'\t');
        assert_eq!(delimiter("id"), b',');
    }

    proptest! {
        /// What the `csv` crate writes is read back cell by cell.
        #[test]
        fn agrees_with_the_csv_crate(table in prop::collection::vec(prop::collection::vec("[a-c,\"\n\r é]{0,4}", 2), 1..5)) {
            let table: Vec<Vec<String>> = table.into_iter().map(|mut row| { row[0].insert(0, 'k'); row }).collect();
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("it writes to memory");
            }
            let text = String::from_utf8(writer.into_inner().expect("it flushes")).expect("it is UTF-8");
            prop_assert_eq!(cells(&text), table);
        }

        /// Every byte that is not an end of line belongs to one row or to a blank line, in order.
        #[test]
        fn rows_cover_the_text(text in "[ab,\"\n\r]{0,60}") {
            let mut last = 0;
            for row in rows(&text) {
                prop_assert!(text[last..row.start.byte].chars().all(|c| ",\"\n\r".contains(c)));
                last = row.start.byte + row.raw.len();
            }
            prop_assert!(text[last..].chars().all(|c| ",\"\n\r".contains(c)));
        }
    }
}
