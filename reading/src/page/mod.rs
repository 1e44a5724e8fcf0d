//! From bytes to an article: encoding, furniture, title, date, byline, language.
//!
//! In: bytes, and what is [`Given`] beside them. Out: an [`Article`], whose text all later spans point into. Read first:
//! [`article`]. Invariant: a date, a title or a byline is taken only from where it is stated; nothing is guessed.
//! Invariant: time and memory are bounded by the limits here, whatever the bytes are.

mod article;
mod decode;
mod feed;
mod furniture;
mod html;
mod language;
mod plain;
mod stated;

#[cfg(test)]
mod tests;

pub use article::{Article, DateBasis, Dateline, Language, Published, Span};
pub use feed::{FeedItem, feed};
pub(crate) use stated::month;

use engine::model::Problem;

use crate::Given;

/// The most bytes of a page that are read: what comes after is cut off, and said to be.
pub const PAGE_BYTES_MAX: usize = 4 << 20;
/// The most bytes of a plain text that are read.
pub const TEXT_BYTES_MAX: usize = 2 << 20;

/// Makes an article of a page, a plain text or one item of a feed.
///
/// What cannot be read gives an article without paragraphs, and a problem that says why.
pub fn article(bytes: &[u8], given: &Given) -> Article {
    if let Some(what) = decode::no_text(bytes) {
        return Article::unreadable(Problem::error("no-text", format!("this is {what}, not text")));
    }
    let head = &bytes[..bytes.len().min(PAGE_BYTES_MAX)];
    let mut decoded = decode::decode(head, given.media_type.as_deref());
    let is_page = html::is_page(&decoded.text, given.media_type.as_deref());
    let limit = if is_page { PAGE_BYTES_MAX } else { TEXT_BYTES_MAX };
    let was_cut = decode::cut(&mut decoded.text, limit) || bytes.len() > head.len();
    if was_cut {
        let message = format!("there are {} bytes, of which the first {limit} are read", bytes.len());
        decoded.problems.push(Problem::warning("too-long", message));
    }
    let mut article = match is_page {
        true => html::article(&decoded.text),
        false => plain::article(decoded.text),
    };
    article.problems.splice(0..0, decoded.problems);
    if let Some(date) = given.published {
        article.published = Some(Published { date, basis: DateBasis::Given });
    }
    language::settle(&mut article);
    article
}
