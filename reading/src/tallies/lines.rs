//! Counts in lines: bullet lists and tables of plain text, "Aleppo: 12", "Aleppo | 12 | 3", "12 in Aleppo", "Total 31".
//!
//! In: the paragraphs of an article. Out: [`Block`]s of lines that hold a name and numbers and nothing else, in order. Read
//! first: [`blocks`]. Invariant: a total is a line that says so; columns are never added up.

use crate::page::Span;
use crate::text::Parsed;
use crate::times::figure;

/// The longest line that is looked at, in bytes.
const LINE_MAX: usize = 120;
/// The most lines of a block, and the most columns.
const LINES_MAX: usize = 500;
const COLUMNS_MAX: usize = 12;
/// The most words of a name in a line.
const NAME_WORDS_MAX: usize = 7;

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// From the first to the last line.
    pub span: Span,
    /// The heads of the columns, without that of the names.
    pub heads: Vec<Span>,
    /// The lines, without the one that holds the totals.
    pub lines: Vec<Line>,
    /// The totals, if a line says that it holds them.
    pub total: Option<Line>,
}

/// A name and its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The whole line.
    pub span: Span,
    /// The name.
    pub name: Span,
    /// The numbers, one for each column; `None`: a dash or nothing.
    pub numbers: Vec<Option<u32>>,
}

/// Returns the blocks of an article.
pub(super) fn blocks(parsed: &Parsed) -> Vec<Block> {
    let text = parsed.text();
    let mut gatherer = Gatherer { text, found: Vec::new(), open: None, head: Vec::new(), last_end: 0 };
    for paragraph in &parsed.article.paragraphs {
        let mut at = paragraph.start;
        for line in paragraph.of(text).split_inclusive('\n') {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            gatherer.take(Span::new(start, start + line.trim().len()));
        }
    }
    gatherer.close();
    gatherer.found
}

struct Gatherer<'a> {
    text: &'a str,
    found: Vec<Block>,
    open: Option<Block>,
    /// The cells of the line before, if they may be heads of columns.
    head: Vec<Span>,
    last_end: usize,
}

impl Gatherer<'_> {
    fn take(&mut self, span: Span) {
        let words = span.of(self.text);
        let has_figure = words.bytes().any(|byte| byte.is_ascii_digit());
        let read = (has_figure && words.len() <= LINE_MAX).then(|| line(self.text, span)).flatten();
        match read {
            Some(line) => self.add(line),
            None => {
                self.close();
                self.head = match !has_figure && words.len() <= LINE_MAX {
                    true => cells(self.text, span),
                    false => Vec::new(),
                };
            }
        }
        self.last_end = span.end;
    }

    fn add(&mut self, line: Line) {
        let fits = |block: &Block| {
            let columns = block.lines.first().or(block.total.as_ref()).map_or(0, |line| line.numbers.len());
            columns == line.numbers.len() && block.lines.len() < LINES_MAX && block.total.is_none()
        };
        if !self.open.as_ref().is_some_and(fits) {
            let heads = std::mem::take(&mut self.head);
            self.close();
            // The first head is that of the names, or is left out.
            let skipped = heads.len().saturating_sub(line.numbers.len());
            let heads = if skipped <= 1 { heads.into_iter().skip(skipped).collect() } else { Vec::new() };
            self.open = Some(Block { span: line.span, heads, lines: Vec::new(), total: None });
        }
        let Some(block) = &mut self.open else { return };
        block.span.end = line.span.end;
        match is_total(line.name.of(self.text)) {
            true => block.total = Some(line),
            false => block.lines.push(line),
        }
    }

    fn close(&mut self) {
        self.head.clear();
        self.found.extend(self.open.take());
    }
}

/// Whether a name is that of a line of totals.
fn is_total(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or("").trim_end_matches(':');
    ["total", "totals", "overall", "sum", "altogether"].iter().any(|word| first.eq_ignore_ascii_case(word))
        || name.eq_ignore_ascii_case("all")
        || name.eq_ignore_ascii_case("in total")
}

/// Returns the cells of a line that has several: between strokes, tabs, or two blanks and more.
fn cells(text: &str, span: Span) -> Vec<Span> {
    let line = span.of(text);
    let mut cells = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let bytes = line.as_bytes();
    while at < bytes.len() && cells.len() < COLUMNS_MAX {
        let wide = bytes[at] == b' ' && bytes.get(at + 1) == Some(&b' ');
        if matches!(bytes[at], b'|' | b'\t') || wide {
            push_cell(line, span.start, start, at, &mut cells);
            start = at + 1;
        }
        at += 1;
    }
    push_cell(line, span.start, start, line.len(), &mut cells);
    if cells.len() > 1 { cells } else { Vec::new() }
}

fn push_cell(line: &str, base: usize, start: usize, end: usize, cells: &mut Vec<Span>) {
    let cell = &line[start..end];
    let trimmed = cell.trim();
    if !trimmed.is_empty() {
        let start = base + start + (cell.len() - cell.trim_start().len());
        cells.push(Span::new(start, start + trimmed.len()));
    }
}

/// Reads a line that holds a name and numbers, and nothing else.
fn line(text: &str, span: Span) -> Option<Line> {
    let cells = cells(text, span);
    if cells.len() > 1 && !cells.iter().any(|cell| is_mark(cell.of(text))) {
        return row(text, span, &cells);
    }
    let start = after_bullet(text, span);
    let rest = Span::new(start, span.end - trailing(span.of(text)));
    (rest.start < rest.end).then(|| named(text, span, rest))?
}

fn is_mark(cell: &str) -> bool {
    matches!(cell, ":" | "=")
}

/// A row of a table: a name, then a number or a dash in each cell.
fn row(text: &str, span: Span, cells: &[Span]) -> Option<Line> {
    let (name, rest) = cells.split_first()?;
    let numbers: Vec<Option<u32>> = rest.iter().map(|cell| figure(cell.of(text))).collect();
    let is_read =
        |(cell, number): (&Span, &Option<u32>)| number.is_some() || matches!(cell.of(text), "-" | "–" | "—");
    let all = rest.iter().zip(&numbers).all(is_read) && numbers.iter().any(Option::is_some);
    (all && is_name(name.of(text))).then_some(Line { span, name: *name, numbers })
}

/// Returns where a line begins after "-", "•", "1." or "a)".
fn after_bullet(text: &str, span: Span) -> usize {
    let line = span.of(text);
    let rest = line.trim_start_matches(['-', '•', '*', '–', '—', '·', '▪', '●', ' ', '\t']);
    if rest.len() < line.len() {
        return span.end - rest.len();
    }
    let mark = line.find([')', '.']).filter(|at| *at <= 2 && line[at + 1..].starts_with(' '));
    mark.map_or(span.start, |at| {
        span.start + at + 1 + (line[at + 1..].len() - line[at + 1..].trim_start().len())
    })
}

/// Returns how many marks end a line.
fn trailing(line: &str) -> usize {
    line.len() - line.trim_end_matches(['.', ';', ',', ' ']).len()
}

/// "Aleppo: 12", "Aleppo – 12 violations", "Aleppo (12)", "Aleppo 12", "12 in Aleppo", "12 Aleppo".
fn named(text: &str, span: Span, rest: Span) -> Option<Line> {
    let words = rest.of(text);
    let (name, number) = match words.as_bytes()[0].is_ascii_digit() {
        true => number_first(words)?,
        false => name_first(words)?,
    };
    let name_start = name.as_ptr() as usize - words.as_ptr() as usize + rest.start;
    let name = Span::new(name_start, name_start + name.len());
    is_name(name.of(text)).then_some(Line { span, name, numbers: vec![Some(number)] })
}

fn number_first(words: &str) -> Option<(&str, u32)> {
    let (head, rest) = words.split_once(' ')?;
    let number = figure(head.trim_end_matches([':', '-', '–']))?;
    let rest = rest.trim_start_matches(['-', '–', '—', ':', ' ']);
    let prep = ["in the ", "in ", "by the ", "by ", "at "].iter().find_map(|prep| rest.strip_prefix(prep));
    Some((prep.unwrap_or(rest), number))
}

fn name_first(words: &str) -> Option<(&str, u32)> {
    if let Some(inner) = words.strip_suffix(')') {
        let (name, number) = inner.rsplit_once('(')?;
        return Some((name.trim_end(), figure(number.trim())?));
    }
    if let Some((name, rest)) = words.rsplit_once([':', '–', '—', '=']).or_else(|| words.rsplit_once(" - "))
    {
        let rest = rest.trim();
        let number = rest.split(' ').next()?;
        let unit_only = rest.split(' ').count() <= 3;
        return Some((name.trim(), figure(number).filter(|_| unit_only)?));
    }
    let (name, number) = words.rsplit_once(' ')?;
    Some((name.trim(), figure(number)?))
}

/// Whether words may be the name of a part: few, with letters, and no date.
fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let last = name.split_whitespace().last().unwrap_or("");
    let is_date =
        crate::page::month(&last.to_lowercase()).is_some() && !name.starts_with(|c: char| c.is_ascii_digit());
    (1..=NAME_WORDS_MAX).contains(&words)
        && name.chars().any(char::is_alphabetic)
        && !is_date
        && !name.contains(['.', '?', '!', '"', '“'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<(&str, Vec<Option<u32>>)> {
        let line = line(words, Span::new(0, words.len()))?;
        Some((line.name.of(words), line.numbers))
    }

    #[test]
    fn a_line_with_a_name_and_numbers_is_read() {
        for words in [
            "Aleppo: 12",
            "- Aleppo – 12 violations",
            "• Aleppo (12)",
            "Aleppo 12",
            "12 in Aleppo;",
            "1. Aleppo: 12",
        ] {
            assert_eq!(read(words), Some(("Aleppo", vec![Some(12)])), "{words}");
        }
        assert_eq!(read("Aleppo | 12 | -"), Some(("Aleppo", vec![Some(12), None])));
        assert_eq!(read("Aleppo    1,204   3"), Some(("Aleppo", vec![Some(1204), Some(3)])));
    }

    #[test]
    fn a_line_that_tells_more_is_none() {
        for words in ["The army left on 12 March", "12 people died. The rest fled to 3", "In May 2016", "34"]
        {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
