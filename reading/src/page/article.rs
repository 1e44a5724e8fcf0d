//! The article: a text, and where in it the title, the paragraphs and the rest stand.

use engine::model::Problem;
use jiff::civil::Date;

/// A part of a text, in bytes: from `start` to before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` to before `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Returns the words of `text` that the span covers; nothing, if it does not lie in `text`.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Returns the same span in code points, as other programs count.
    ///
    /// # Example
    /// ```
    /// use reading::Span;
    /// assert_eq!(Span::new(3, 7).chars("“a” b"), (1, 3));
    /// ```
    pub fn chars(&self, text: &str) -> (usize, usize) {
        let before = text.get(..self.start).map_or(0, |text| text.chars().count());
        (before, before + self.of(text).chars().count())
    }

    /// Returns how many bytes it covers.
    pub const fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub const fn is_empty(&self) -> bool {
        self.start >= self.end
    }

    /// Whether all of `other` lies in it.
    pub const fn holds(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether it and `other` share a byte.
    pub const fn meets(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// On what a date of publication rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateBasis {
    /// Whoever had it read said so.
    Given,
    /// The page says so where programs look: a `meta` or `time` element, linked data, a feed's item.
    Page,
    /// The text says so, here.
    Stated(Span),
}

/// When an article was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Published {
    /// The day, in the publisher's zone.
    pub date: Date,
    /// How it is known.
    pub basis: DateBasis,
}

/// The line that opens an agency's text: `GENEVA, Sept 9 (Reuters) -`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dateline {
    /// All of it, with the dash.
    pub span: Span,
    /// Where it was written.
    pub place: Option<Span>,
    /// The day, as it is written; without a year more often than not.
    pub day: Option<Span>,
    /// The agency.
    pub agency: Option<Span>,
}

/// The language of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, which is read.
    English,
    /// Another one, which is not: its two letters (ISO 639-1) and its name in English.
    Other(&'static str, &'static str),
    /// Too short or too mixed to say.
    Unknown,
}

/// An article without what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The text. For plain text it is the input, decoded; for a page it is the title and the paragraphs, each on a line
    /// of its own with an empty line between.
    pub text: String,
    /// The title, if the text has one.
    pub title: Option<Span>,
    /// The line that opens an agency's text, within the first paragraph.
    pub dateline: Option<Dateline>,
    /// When it was published, if that is stated or given.
    pub published: Option<Published>,
    /// Who wrote it, as it says itself.
    pub byline: Option<Span>,
    /// Its language.
    pub language: Language,
    /// Its paragraphs, in order, without the title. Empty: nothing could be read, and `problems` says why.
    pub paragraphs: Vec<Span>,
    /// What was cut as not being of the article: menus, teasers. Always empty for a page, whose text is without it.
    pub furniture: Vec<Span>,
    /// What is wrong or odd.
    pub problems: Vec<Problem>,
}

impl Article {
    /// Returns an article of nothing, with the problem that says why.
    pub fn unreadable(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::of(String::new()) }
    }

    /// Returns an article of which only the text is known yet.
    pub(crate) fn of(text: String) -> Self {
        Self {
            text,
            title: None,
            dateline: None,
            published: None,
            byline: None,
            language: Language::Unknown,
            paragraphs: Vec::new(),
            furniture: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Returns the title's words.
    pub fn title(&self) -> Option<&str> {
        self.title.map(|span| span.of(&self.text))
    }

    /// Returns the span from the first paragraph to the end of the last.
    pub fn body(&self) -> Option<Span> {
        Some(Span::new(self.paragraphs.first()?.start, self.paragraphs.last()?.end))
    }
}
