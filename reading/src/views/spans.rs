//! Spans in code points, without counting a long text from its beginning each time.
//!
//! In: a text and spans of it in bytes. Out: the same in code points, with the words. Read first: [`Spans`].

use serde::Serialize;

use crate::page::Span;

/// How many bytes lie between two places whose code points are known.
const STEP: usize = 1024;

/// Words of a text, with where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// In code points of the text, from the first to before the last.
    pub span: [usize; 2],
}

/// Turns spans of a text from bytes into code points.
#[derive(Debug)]
pub struct Spans<'a> {
    text: &'a str,
    /// By position: how many code points begin before so many steps of bytes.
    before: Vec<usize>,
}

impl<'a> Spans<'a> {
    /// Counts a text once.
    pub fn of(text: &'a str) -> Self {
        let mut before = vec![0];
        let mut count = 0;
        for part in text.as_bytes().chunks(STEP) {
            count += begun(part);
            before.push(count);
        }
        Self { text, before }
    }

    /// Returns the span in code points.
    ///
    /// # Example
    /// ```
    /// use reading::{Span, views::Spans};
    /// assert_eq!(Spans::of("“a” b").chars(Span::new(3, 7)), [1, 3]);
    /// ```
    pub fn chars(&self, span: Span) -> [usize; 2] {
        [self.chars_before(span.start), self.chars_before(span.end)]
    }

    /// Returns the words of a span, with where they stand.
    pub fn words(&self, span: Span) -> Words {
        Words { text: span.of(self.text).to_owned(), span: self.chars(span) }
    }

    fn chars_before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let step = at / STEP;
        self.before[step] + begun(&self.text.as_bytes()[step * STEP..at])
    }
}

/// Returns how many code points begin in these bytes of a text.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_those_that_counting_from_the_beginning_gives() {
        let text = "a“ü漢🕊 ".repeat(700);
        let spans = Spans::of(&text);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (n, start) in starts.iter().enumerate() {
            let span = Span::new(*start, starts[(n + 3).min(starts.len() - 1)]);
            let (first, last) = span.chars(&text);
            assert_eq!(spans.chars(span), [first, last], "{span:?}");
        }
        assert_eq!(Spans::of("").chars(Span::new(0, 0)), [0, 0]);
    }
}
