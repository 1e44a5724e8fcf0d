//! Plain text: its title, its paragraphs, and where the furniture after it begins.

use super::{Article, Span};

/// The most characters of a title.
const TITLE_CHARS_MAX: usize = 220;

/// Makes an article of a plain text.
pub(super) fn article(text: String) -> Article {
    let mut blocks = blocks(&text);
    let title = title(&text, &blocks);
    if title.is_some() {
        blocks.remove(0);
    }
    Article { title, paragraphs: blocks, ..Article::of(text) }
}

/// Returns the blocks of lines between empty lines, without the white space around them.
fn blocks(text: &str) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        match (trimmed.is_empty(), open) {
            (true, _) => open = false,
            (false, true) => {
                if let Some(last) = blocks.last_mut() {
                    last.end = start + trimmed.len();
                }
            }
            (false, false) => {
                blocks.push(Span::new(start, start + trimmed.len()));
                open = true;
            }
        }
        at += line.len();
    }
    blocks
}

/// Returns the first block if it reads like a title: one line, no full stop, and something after it.
fn title(text: &str, blocks: &[Span]) -> Option<Span> {
    let [first, _, ..] = blocks else { return None };
    let line = first.of(text);
    let is_line = !line.contains('\n') && line.chars().count() <= TITLE_CHARS_MAX;
    let ends_open = !line.ends_with(['.', ':', ';', ',']) && !line.ends_with(".\"") && !line.ends_with(".”");
    (is_line && ends_open).then_some(*first)
}
