//! Places in a file: from byte offsets to line, column and span.
//!
//! In: where a row starts and which bytes are meant. Out: a [`Location`]. Lines and columns are counted from the row's
//! start and only when a problem needs them, so that a good file costs nothing.

use std::sync::Arc;

use super::text::{Decoded, Encoding};
use crate::model::Location;

/// A file's text and name.
#[derive(Debug, Clone)]
pub(super) struct FileText<'a> {
    /// The file's name as the caller gave it.
    pub name: Arc<str>,
    /// Its text.
    pub text: &'a str,
    /// What to add to an offset into `text` to have one into the file; `None` if there is no such number.
    shift: Option<usize>,
}

/// Where a row starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// Offset into the text.
    pub byte: usize,
    /// First line is 1.
    pub line: u32,
    /// In characters, first column is 1.
    pub column: u32,
}

impl Start {
    /// The start of a text.
    pub const FIRST: Self = Self { byte: 0, line: 1, column: 1 };

    /// Returns the place of a later `byte` of `text`.
    pub fn advance(self, text: &str, byte: usize) -> Self {
        let byte = floor_char(text, byte.max(self.byte));
        let between = &text[self.byte..byte];
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        match between.rfind('\n') {
            None => {
                Self { byte, column: self.column.saturating_add(number(between.chars().count())), ..self }
            }
            Some(last) => Self {
                byte,
                line: self
                    .line
                    .saturating_add(number(memchr::memchr_iter(b'\n', between.as_bytes()).count())),
                column: number(between[last + 1..].chars().count() + 1),
            },
        }
    }
}

impl<'a> FileText<'a> {
    /// Returns the text of a decoded file.
    pub fn new(name: &str, decoded: &'a Decoded<'_>) -> Self {
        let shift = (decoded.encoding == Encoding::Utf8).then_some(decoded.skipped);
        Self { name: Arc::from(name), text: &decoded.text, shift }
    }

    /// Returns the place of the bytes `span` of a row that starts at `row`.
    pub fn at(&self, row: Start, span: (usize, usize)) -> Location {
        let here = row.advance(self.text, span.0);
        let span = self.shift.map_or((0, 0), |shift| (span.0 + shift, span.1.max(span.0) + shift));
        Location { file: self.name.clone(), line: here.line, column: here.column, span }
    }

    /// Returns the place of a whole row.
    pub fn row(&self, row: Start) -> Location {
        Location { file: self.name.clone(), line: row.line, column: 0, span: (0, 0) }
    }

    /// Returns the place of a problem that is the whole file's.
    pub fn whole(&self) -> Location {
        super::text::whole_file(&self.name)
    }
}

/// Returns the last character boundary of `text` at or before `byte`.
pub(super) fn floor_char(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
