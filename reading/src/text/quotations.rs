//! What stands between quotation marks.
//!
//! Curly, straight, angle and low marks; single ones where they stand at the edge of a word. Marks pair inside their
//! paragraph. One that is left open ends with the paragraph, and goes on in the next if that opens with a mark.

use engine::model::Problem;

use super::Quotation;
use crate::page::{Article, Span};

/// The most quotations that are kept of one article.
const QUOTATIONS_MAX: usize = 20_000;

/// Finds the quotations of an article, title first; with them, if there are more than are kept, the problem that says so.
pub(super) fn find(article: &Article) -> (Vec<Quotation>, Option<Problem>) {
    let title = article.title.map(|span| (None, span));
    let paragraphs = article.paragraphs.iter().enumerate().map(|(n, span)| (Some(n), *span));
    let mut found: Vec<Quotation> = Vec::new();
    let mut problem = None;
    for (paragraph, span) in title.into_iter().chain(paragraphs) {
        in_paragraph(&article.text, paragraph, span, &mut found);
        if found.len() > QUOTATIONS_MAX {
            found.truncate(QUOTATIONS_MAX);
            problem = Some(too_many());
            break;
        }
    }
    mark_continuing(article, &mut found);
    (found, problem)
}

fn too_many() -> Problem {
    let message =
        format!("there are more than {QUOTATIONS_MAX} quotations, of which the first ones are read");
    Problem::warning("too-many-quotations", message)
        .help("Split the text and read the parts, if what comes later matters.")
}

/// All marks that open or close.
const MARKS: [char; 9] = ['"', '\'', '“', '”', '„', '«', '»', '‘', '’'];

/// A mark that opens, with its place after it and what closes it.
struct Open {
    start: usize,
    inner: usize,
    closes: char,
}

fn in_paragraph(text: &str, paragraph: Option<usize>, span: Span, found: &mut Vec<Quotation>) {
    let mut open: Option<Open> = None;
    let whole = span.of(text);
    for (at, mark) in whole.match_indices(MARKS) {
        let before = whole[..at].chars().next_back().unwrap_or(' ');
        let next = whole[at + mark.len()..].chars().next().unwrap_or(' ');
        let c = mark.chars().next().unwrap_or(' ');
        let at = span.start + at;
        match &open {
            None => {
                open = opening(before, c, next).map(|closes| Open {
                    start: at,
                    inner: at + c.len_utf8(),
                    closes,
                })
            }
            Some(one) if is_closing(one.closes, before, c, next) => {
                let whole = Span::new(one.start, at + c.len_utf8());
                let inner = Span::new(one.inner, at);
                found.push(Quotation { span: whole, inner, paragraph, closed: true, continues: false });
                open = None;
            }
            Some(_) => {}
        }
    }
    // A single mark that nothing closes was no mark of a quotation.
    if let Some(one) = open.filter(|one| !matches!(one.closes, '\'' | '’') && one.inner < span.end) {
        let whole = Span::new(one.start, span.end);
        found.push(Quotation {
            span: whole,
            inner: Span::new(one.inner, span.end),
            paragraph,
            closed: false,
            continues: false,
        });
    }
}

/// Returns the mark that will close what `c` opens, if it opens anything.
fn opening(before: char, c: char, next: char) -> Option<char> {
    let at_edge = !before.is_alphanumeric() && !next.is_whitespace();
    match c {
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '‘' if at_edge => Some('’'),
        '"' if !next.is_whitespace() && !before.is_ascii_digit() => Some('"'),
        '\'' if at_edge && next.is_alphanumeric() => Some('\''),
        _ => None,
    }
}

/// Whether `c` closes a quotation that `closes` is to close.
fn is_closing(closes: char, before: char, c: char, next: char) -> bool {
    match closes {
        '\'' | '’' => (c == '\'' || c == '’') && !before.is_whitespace() && !next.is_alphanumeric(),
        '“' => c == '“' || c == '”',
        _ => c == closes,
    }
}

/// Marks those that go on with what the paragraph before left open.
fn mark_continuing(article: &Article, found: &mut [Quotation]) {
    for n in 1..found.len() {
        let (before, here) = (found[n - 1], found[n]);
        let (Some(last), Some(this)) = (before.paragraph, here.paragraph) else { continue };
        let opens_it = article.paragraphs.get(this).is_some_and(|span| span.start == here.span.start);
        found[n].continues = !before.closed && last + 1 == this && opens_it;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotations(text: &str) -> Vec<(String, bool, bool)> {
        let article = crate::page::article(text.as_bytes(), &crate::Given::default());
        let text = article.text.clone();
        find(&article).0.iter().map(|q| (q.inner.of(&text).to_owned(), q.closed, q.continues)).collect()
    }

    fn inner(text: &str) -> Vec<String> {
        quotations(text).into_iter().map(|(inner, _, _)| inner).collect()
    }

    #[test]
    fn marks_of_all_kinds_pair() {
        assert_eq!(
            inner("He said “one” and \"two\" and «three» and 'four' and ‘five’."),
            ["one", "two", "three", "four", "five"]
        );
        assert_eq!(inner("„It is over“, she said."), ["It is over"]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        assert_eq!(inner("The rebels' leader said Syria's war isn't over."), [""; 0]);
        assert_eq!(
            inner("‘It’s the rebels’ deal,’ he said."),
            ["It’s the rebels"],
            "a plural's apostrophe cannot be told"
        );
    }

    #[test]
    fn what_runs_on_is_said_to_run_on() {
        let text = "“We will go on.\n\n“We will not stop,” he said.\n";
        let all = [("We will go on.".to_owned(), false, false), ("We will not stop,".to_owned(), true, true)];
        assert_eq!(quotations(text), all);
    }

    #[test]
    fn a_mark_left_open_ends_with_its_paragraph() {
        assert_eq!(quotations("He said \"we go on.\n\nThey left."), [("we go on.".to_owned(), false, false)]);
    }

    #[test]
    fn more_quotations_than_are_kept_are_said_to_be_more() {
        let of = |count: usize| {
            let text = "He said \"it is over\". ".repeat(count);
            let (found, problem) = find(&crate::page::article(text.as_bytes(), &crate::Given::default()));
            (found.len(), problem.map(|problem| problem.code))
        };
        assert_eq!(of(QUOTATIONS_MAX), (QUOTATIONS_MAX, None));
        assert_eq!(of(QUOTATIONS_MAX + 1), (QUOTATIONS_MAX, Some("too-many-quotations")));
    }
}
