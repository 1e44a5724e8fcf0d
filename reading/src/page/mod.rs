//! From bytes to an article: encoding, furniture, title, date, byline, language.
//!
//! In: bytes, and what is [`Given`] beside them. Out: an [`Article`], whose text all later spans point into. Read first:
//! [`article`]. Invariant: a date, a title or a byline is taken only from where it is stated; nothing is guessed.

mod article;
mod decode;
mod language;
mod plain;

pub use article::{Article, DateBasis, Dateline, Language, Published, Span};

use crate::Given;

/// Makes an article of a page, a plain text or one item of a feed.
///
/// What cannot be read gives an article without paragraphs, and a problem that says why.
pub fn article(bytes: &[u8], given: &Given) -> Article {
    let decoded = decode::decode(bytes, given.media_type.as_deref());
    let mut article = plain::article(decoded.text);
    article.problems.splice(0..0, decoded.problems);
    if let Some(date) = given.published {
        article.published = Some(Published { date, basis: DateBasis::Given });
    }
    language::settle(&mut article);
    article
}
