//! What stands around an article in its text: headings of other parts of the page, teasers, calls to subscribe.
//!
//! Two signs together cut the end off: a heading that papers put over such parts, and what follows looking like teasers
//! (titles without a full stop, sentences broken off by dots). Without a heading, two broken-off teasers with their titles
//! do. A line that is furniture by its own words is taken out wherever it stands.

use super::{Article, Span};

/// Headings over what is not the article, in small letters.
const HEADINGS: [&str; 40] = [
    "newsletter",
    "newsletters",
    "related",
    "related articles",
    "related stories",
    "related news",
    "related content",
    "related topics",
    "read more",
    "read next",
    "read also",
    "more news",
    "more stories",
    "more on this story",
    "more from",
    "most read",
    "most popular",
    "most viewed",
    "trending",
    "trending now",
    "recommended",
    "recommended for you",
    "you may also like",
    "you might also like",
    "also read",
    "see also",
    "latest",
    "latest news",
    "latest stories",
    "top stories",
    "top news",
    "popular",
    "editor's picks",
    "editors' picks",
    "editor’s picks",
    "comments",
    "share this",
    "share",
    "around the web",
    "from our partners",
];

/// Beginnings of lines that are never of the article.
const LINES: [&str; 22] = [
    "advertisement",
    "sign up",
    "subscribe",
    "follow us",
    "follow @",
    "share this",
    "click here",
    "read more:",
    "read also:",
    "also read:",
    "see also:",
    "related:",
    "watch:",
    "photo:",
    "image:",
    "copyright",
    "© ",
    "all rights reserved",
    "(c) ",
    "story continues below",
    "download our app",
    "join our",
];

/// The longest such line, in characters: a paragraph that begins alike is prose.
const LINE_CHARS_MAX: usize = 120;

/// Cuts the furniture from the paragraphs of an article.
pub(super) fn cut(article: &mut Article) {
    let text = &article.text;
    let end = end(text, &article.paragraphs);
    let after = article.paragraphs.split_off(end);
    let (lines, kept) = article.paragraphs.iter().partition(|span| is_line(span.of(text)));
    article.paragraphs = kept;
    article.furniture = lines;
    article.furniture.extend(after);
}

/// Returns how many of the blocks come before the furniture at the end.
fn end(text: &str, blocks: &[Span]) -> usize {
    let mut headed = None;
    let mut teasers = 0;
    // From the end, so that what follows each block is counted once.
    for n in (1..blocks.len()).rev() {
        let block = blocks[n].of(text);
        let after = blocks.len() - n - 1;
        if is_heading(block) && teasers * 2 >= after {
            headed = Some(n);
        }
        teasers += usize::from(is_teaser(block));
    }
    headed.unwrap_or_else(|| before_pairs(text, blocks))
}

/// Returns how many blocks come before two or more pairs of a title and a sentence that is broken off.
fn before_pairs(text: &str, blocks: &[Span]) -> usize {
    let mut end = blocks.len();
    while end >= 3 {
        let (title, snippet) = (blocks[end - 2].of(text), blocks[end - 1].of(text));
        if !(is_broken_off(snippet) && is_open(title)) {
            break;
        }
        end -= 2;
    }
    if blocks.len() - end >= 4 { end } else { blocks.len() }
}

fn is_heading(block: &str) -> bool {
    let words = block.trim_end_matches([':', '»', '>', ' ']);
    words.len() <= 40 && HEADINGS.contains(&words.to_lowercase().as_str())
}

fn is_teaser(block: &str) -> bool {
    is_broken_off(block) || is_open(block)
}

fn is_broken_off(block: &str) -> bool {
    block.ends_with("...") || block.ends_with('…') || block.ends_with("[…]")
}

/// Whether a block has no mark at its end, as titles have none.
fn is_open(block: &str) -> bool {
    !block.ends_with(['.', '!', '"', '”', '’', ':', ';', ')']) && block.chars().count() <= 200
}

fn is_line(block: &str) -> bool {
    let is_short = block.chars().take(LINE_CHARS_MAX + 1).count() <= LINE_CHARS_MAX;
    let starts = |known: &&str| block.get(..known.len()).is_some_and(|head| head.eq_ignore_ascii_case(known));
    is_short && (LINES.iter().any(starts) || is_heading(block))
}

#[cfg(test)]
mod tests {
    fn paragraphs(text: &str) -> usize {
        crate::page::article(text.as_bytes(), &crate::Given::default()).paragraphs.len()
    }

    const BODY: &str = "Truce\n\nThe truce held in the north.\n\nAid did not come, officials said.\n\n";

    #[test]
    fn teasers_under_a_heading_are_cut() {
        let teasers = "Most read\n\nQuake hits the islands\n\nA strong quake was felt on Monday in the...\n";
        assert_eq!(paragraphs(&format!("{BODY}{teasers}")), 2);
    }

    #[test]
    fn teasers_without_a_heading_are_cut_if_there_are_several() {
        let pair = "Quake hits the islands\n\nA strong quake was felt on Monday in the...\n\n";
        assert_eq!(paragraphs(&format!("{BODY}{pair}{pair}")), 2);
        assert_eq!(
            paragraphs(&format!("{BODY}{pair}")),
            4,
            "one broken sentence may be the article's own end"
        );
    }

    #[test]
    fn a_heading_within_prose_cuts_nothing_but_itself() {
        let more = "Related\n\nThe envoy spoke on Monday.\n\nHe said it was over.\n\nNobody answered.\n";
        assert_eq!(paragraphs(&format!("{BODY}{more}")), 5);
    }
}
