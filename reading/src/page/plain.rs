//! Plain text: its blocks of lines, its title, who wrote it and when, if it says so.

use super::stated::{byline, dateline, stated_date};
use super::{Article, DateBasis, Published, Span, furniture};

/// The most characters of a title.
const TITLE_CHARS_MAX: usize = 220;
/// Lines longer than this on average are paragraphs each, though no empty line stands between them.
const WRAPPED_CHARS_MAX: usize = 120;

/// Makes an article of a plain text.
pub(super) fn article(text: String) -> Article {
    let mut blocks = blocks(&text);
    let title = title(&text, &blocks);
    if title.is_some() {
        blocks.remove(0);
    }
    let mut article = Article { title, paragraphs: blocks, ..Article::of(text) };
    furniture::cut(&mut article);
    take_head(&mut article);
    article
}

/// Takes the byline, the date and the dateline from where they stand: before, and at the head of, the first paragraph.
pub(super) fn take_head(article: &mut Article) {
    for _ in 0..2 {
        let Some(first) = article.paragraphs.first().copied() else { return };
        if article.paragraphs.len() < 2 {
            break;
        }
        if let Some(name) = byline(&article.text, first).filter(|_| article.byline.is_none()) {
            article.byline = Some(name);
        } else if let Some(date) =
            stated_date(first.of(&article.text)).filter(|_| article.published.is_none())
        {
            article.published = Some(Published { date, basis: DateBasis::Stated(first) });
        } else {
            break;
        }
        article.paragraphs.remove(0);
    }
    let first = article.paragraphs.first();
    article.dateline = first.and_then(|first| dateline(&article.text, *first));
    if article.published.is_none() {
        article.published = day_of_dateline(article).or_else(|| day_of_title(article));
    }
}

/// "SANAA, 19 May 2021 (Agency) -": a dateline with a year says of which day a page is.
fn day_of_dateline(article: &Article) -> Option<Published> {
    let day = article.dateline?.day?;
    Some(Published { date: stated_date(day.of(&article.text))?, basis: DateBasis::Stated(day) })
}

/// "Daily bulletin, 14 October 2017": a title that ends with a day after a mark does.
fn day_of_title(article: &Article) -> Option<Published> {
    let title = article.title?;
    let words = title.of(&article.text);
    let marks = words.match_indices([',', ':', '-', '–', '—', '|', '(']).take(8);
    marks.into_iter().find_map(|(at, mark)| {
        let rest = words[at + mark.len()..].trim_start().trim_end_matches(')');
        let start = title.end - words[at + mark.len()..].trim_start().len();
        let basis = DateBasis::Stated(Span::new(start, start + rest.len()));
        Some(Published { date: stated_date(rest)?, basis })
    })
}

/// Returns the blocks of lines between empty lines, without the white space around them.
fn blocks(text: &str) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    let mut lines: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        match trimmed.is_empty() {
            true => close(text, &mut lines, &mut blocks),
            false => lines.push(Span::new(start, start + trimmed.len())),
        }
    }
    close(text, &mut lines, &mut blocks);
    blocks
}

/// Makes one block of the lines, or one of each if they are too long to be the lines of one paragraph.
fn close(text: &str, lines: &mut Vec<Span>, blocks: &mut Vec<Span>) {
    let [first, .., last] = lines.as_slice() else {
        blocks.append(lines);
        return;
    };
    let chars: usize = lines.iter().map(|line| line.of(text).chars().count()).sum();
    match chars > WRAPPED_CHARS_MAX * lines.len() {
        true => blocks.append(lines),
        false => blocks.push(Span::new(first.start, last.end)),
    }
    lines.clear();
}

/// Returns the first block if it reads like a title: one line, no full stop, and something after it.
fn title(text: &str, blocks: &[Span]) -> Option<Span> {
    let [first, _, ..] = blocks else { return None };
    let line = first.of(text);
    let is_line = !line.contains('\n') && line.chars().count() <= TITLE_CHARS_MAX;
    let ends_open = !line.ends_with(['.', ':', ';', ',']) && !line.ends_with(".\"") && !line.ends_with(".”");
    (is_line && ends_open && dateline(text, *first).is_none()).then_some(*first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_a_byline_and_a_date_are_taken_from_where_they_stand() {
        let text =
            "Truce holds\n\nBy Jane Doe\n\n12 September 2016\n\nGENEVA, Sept 12 (Agency) - The truce held.\n";
        let article = article(text.to_owned());
        assert_eq!(article.title(), Some("Truce holds"));
        assert_eq!(article.byline.map(|span| span.of(text)), Some("Jane Doe"));
        assert_eq!(article.published.map(|p| p.date.to_string()).as_deref(), Some("2016-09-12"));
        assert_eq!(article.dateline.and_then(|line| line.place).map(|span| span.of(text)), Some("GENEVA"));
        assert_eq!(article.paragraphs.len(), 1);
    }

    #[test]
    fn long_lines_are_paragraphs_and_short_ones_are_not() {
        let long = "The truce held in most of the north on the first day. ".repeat(4);
        assert_eq!(blocks(&format!("{long}\n{long}\n")).len(), 2);
        assert_eq!(blocks("The truce held in\nmost of the north.\n").len(), 1);
    }
}
