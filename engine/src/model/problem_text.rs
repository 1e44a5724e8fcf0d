//! Problems drawn for people: the line, a caret, what was expected and how to mend it.
//!
//! In: a [`Problem`] and the text it is in. Out: lines of plain text in the shape that rustc has made familiar. What
//! cannot be seen in a text (control and direction marks) is made visible, and a long line is cut around the caret.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};

use super::{Location, Problem, Severity};

/// The widest piece of a line that is drawn, in characters.
const WIDTH_MAX: usize = 140;
/// How much of it is before the caret where the line is cut, in characters.
const BEFORE_MAX: usize = 40;

/// Returns the problem as lines of text with a line break at the end; `text` is that of the file it is in.
///
/// # Example
/// ```
/// use engine::model::{Location, Problem, draw};
/// let at = Location { file: "truce.toml".into(), line: 2, column: 8, span: (16, 28) };
/// let problem = Problem::error("undefined-name", "provision `P-04` names an area that is not defined")
///     .at(at)
///     .expected("expected `buffer-zone`")
///     .help("did you mean `buffer-zone`?");
/// let drawn = "\
/// error: provision `P-04` names an area that is not defined
///  --> truce.toml:2:8
///   |
/// 2 | area = \"bufer-zone\"
///   |        ^^^^^^^^^^^^ expected `buffer-zone`
///   |
/// help: did you mean `buffer-zone`?
/// ";
/// assert_eq!(draw(&problem, "id = \"P\"\narea = \"bufer-zone\"\n"), drawn);
/// ```
pub fn draw(problem: &Problem, text: &str) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level.primary_title(visible(&problem.message)).elements(std::iter::empty::<Origin<'_>>());
    let window = problem.at.as_ref().and_then(|at| Window::around(at, text));
    match (&problem.at, &window) {
        (Some(at), Some(window)) => group = group.element(window.snippet(at, problem.expected.as_deref())),
        (Some(at), None) => {
            group = group.element(Origin::path(&*at.file));
            group =
                group.elements(problem.expected.as_deref().map(|text| Level::NOTE.message(visible(text))));
        }
        (None, _) => {}
    }
    let mut report = vec![group];
    for help in &problem.help {
        report.push(Level::HELP.secondary_title(visible(help)).elements(std::iter::empty::<Origin<'_>>()));
    }
    let mut drawn = Renderer::plain().term_width(WIDTH_MAX * 4).render(&report);
    drawn.push('\n');
    match (&problem.at, window) {
        (Some(at), Some(window)) => window.with_column(at, drawn),
        _ => drawn,
    }
}

/// The piece of a line around a span.
struct Window {
    text: String,
    span: Range<usize>,
}

impl Window {
    fn around(at: &Location, text: &str) -> Option<Self> {
        if at.line == 0 {
            return None;
        }
        let offset = if at.column == 0 && at.span == (0, 0) { line_offset(text, at.line) } else { at.span.0 };
        let start = char_floor(text, offset);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let line_end = line_start + text[line_start..line_end].trim_end_matches('\r').len();
        let start = start.min(line_end);
        let (low, high) = cut(text, line_start..line_end, start);
        let end = char_floor(text, at.span.1.clamp(start, line_end)).clamp(start, high);
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        let piece = |part: Range<usize>| text[part].chars().map(seen).collect::<String>();
        let head = format!("{}{}", ellipsis(low > line_start), piece(low..start));
        let marked = piece(start..end);
        let span = head.len()..head.len() + marked.len();
        Some(Self { text: format!("{head}{marked}{}{}", piece(end..high), ellipsis(high < line_end)), span })
    }

    fn snippet(&self, at: &Location, label: Option<&str>) -> Snippet<'_, Annotation<'_>> {
        let annotation = AnnotationKind::Primary.span(self.span.clone()).label(label.map(visible));
        let path = at.file.to_string();
        Snippet::source(&self.text).path(path).line_start(at.line as usize).annotation(annotation)
    }

    /// Returns the drawing with the column of the whole line, where only a window of it was drawn.
    fn with_column(&self, at: &Location, drawn: String) -> String {
        let column = self.text[..self.span.start].chars().count() + 1;
        let drawn_as = format!("--> {}:{}:{column}\n", at.file, at.line);
        let meant = match at.column {
            0 => format!("--> {}:{}\n", at.file, at.line),
            column => format!("--> {}:{}:{column}\n", at.file, at.line),
        };
        drawn.replacen(&drawn_as, &meant, 1)
    }
}

/// Returns a letter of a drawn line, or a mark in the place of one that cannot be seen.
fn seen(letter: char) -> char {
    if is_hidden(letter) && letter != '\t' { '\u{fffd}' } else { letter }
}

fn is_hidden(letter: char) -> bool {
    let spaceless = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}');
    let turning = matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_control() || spaceless || turning
}

/// Returns the part of a line that is drawn: all of it, or a window around the caret.
fn cut(text: &str, line: Range<usize>, caret: usize) -> (usize, usize) {
    let nth_after = |from: usize, n: usize| {
        text[from..line.end].char_indices().nth(n).map_or(line.end, |(i, _)| from + i)
    };
    if nth_after(line.start, WIDTH_MAX) == line.end {
        return (line.start, line.end);
    }
    let back = text[line.start..caret].char_indices().rev().nth(BEFORE_MAX - 1);
    let low = back.map_or(line.start, |(i, _)| line.start + i);
    (low, nth_after(low, WIDTH_MAX))
}

/// Returns where a line begins: what is wrong with a whole line points at its first character.
fn line_offset(text: &str, line: u32) -> usize {
    let before = (line as usize).saturating_sub(1);
    before.checked_sub(1).map_or(0, |n| text.match_indices('\n').nth(n).map_or(text.len(), |(at, _)| at + 1))
}

/// Returns the nearest offset at or before `at` that is the edge of a character.
pub(crate) fn char_floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// Returns the text with what cannot be seen written as its code.
pub(crate) fn visible(text: &str) -> String {
    let code = |c: char| if is_hidden(c) { c.escape_unicode().collect() } else { vec![c] };
    text.chars().flat_map(code).collect()
}
