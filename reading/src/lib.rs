//! Prose becomes statements, events and positions, each with the words of the text that say so.
//!
//! The folders are the way of the data, in order: [`page`] bytes become an article, [`text`] its sentences, words and
//! quotations, [`names`] who is named, [`places`] where, [`times`] when, [`statements`] what they
//! said, [`events`] what was done, [`talks`] what is negotiated, [`tallies`] what monitors count. Then [`views`] shows all of
//! it to machines, and [`reports`] makes unreviewed reports of it.
//!
//! In: [`Given`] and the bytes of a page or a text. Out: an [`Account`]. Read first: [`read`].
//!
//! Invariant: nothing here touches a file, the network, the environment or the clock, and the same bytes give the same
//! account. Invariant: what is not in the text is not in the account; each part of it names its words and its rule.
//! Invariant: a folder uses earlier ones only; a tidy test holds the arrows.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod events;
pub mod names;
pub mod page;
pub mod places;
pub mod proposed;
pub mod reports;
pub mod statements;
pub mod talks;
pub mod tallies;
pub mod text;
pub mod times;
pub mod views;

pub use page::{Article, Span};
pub use text::Parsed;

/// What is known of a page beside its bytes.
///
/// Nothing here is needed. What is given is taken as true, and said to be given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The media type that came with it: `text/html; charset=utf-8`. A hint; the bytes decide.
    pub media_type: Option<String>,
    /// Where it was read.
    pub url: Option<String>,
    /// The day it was published, in its publisher's zone.
    pub published: Option<jiff::civil::Date>,
    /// The country it is mainly about, as three letters (ISO 3166-1): settles between places of one name.
    pub country: Option<String>,
}

/// The rule that an output rests on: a short name that stays the same from one release to the next.
pub type Rule = &'static str;

/// What a text says.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The article with its sentences, words and quotations. All spans of the account are of its text.
    pub parsed: Parsed,
    /// Who is named in it.
    pub mentions: Vec<names::Mention>,
    /// Where things are said to be.
    pub places: Vec<places::PlaceMention>,
    /// When they are said to have been.
    pub times: Vec<times::Time>,
    /// What is said to have been done.
    pub events: events::Events,
    /// What monitors count.
    pub tallies: Vec<tallies::Tally>,
    /// Who said what.
    pub statements: Vec<statements::Statement>,
    /// What it tells of talks.
    pub talks: talks::Talks,
}

/// Reads a page, a plain text or one item of a feed.
///
/// It never fails: what cannot be read is said in the article's problems, and an account of it is empty.
///
/// # Example
/// ```
/// let text = b"The ceasefire held overnight, officials said.\n\nIt is not over.\n";
/// let account = reading::read(text, &reading::Given::default());
/// assert_eq!(account.parsed.sentences.len(), 2);
/// ```
pub fn read(bytes: &[u8], given: &Given) -> Account {
    read_with(bytes, given, places::Gazetteer::own())
}

/// Reads as [`read`] does, and looks places up in this gazetteer.
pub fn read_with(bytes: &[u8], given: &Given, gazetteer: &places::Gazetteer) -> Account {
    let article = page::article(bytes, given);
    let parsed = text::parse(article);
    let words = names::Words::of(&parsed);
    let mentions = names::mentions(&parsed, &words);
    let statements = statements::statements(&words, &mentions);
    let talks = talks::talks(&words, &mentions, &statements);
    drop(words);
    let about = places::About { country: given.country.as_deref(), mentions: &mentions };
    let places = places::find(&parsed, gazetteer, about);
    let times = times::find(&parsed);
    let named: Vec<events::Named> = mentions.iter().map(events::Named::of).collect();
    let setting = events::Setting { named: &named, places: &places, times: &times };
    let events = events::find(&parsed, &setting);
    let setting = tallies::Setting { mentions: &mentions, places: &places, times: &times };
    let tallies = tallies::find(&parsed, &setting);
    Account { parsed, mentions, places, times, statements, events, talks, tallies }
}
