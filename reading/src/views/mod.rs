//! Views: an account as plain data for machines, each part with its words and its rule.
//!
//! In: an [`Account`]. Out: an [`AccountView`], which is what `truce read --json` prints. Read first: [`AccountView::of`].
//! Invariant: everything that was read is in the view. Invariant: a span is counted in code points of `text`, from the first
//! to before the last, as other programs count; positions (`mention`, `place`) are those in the lists of the same view.

mod done;
mod said;
mod spans;

pub use done::{
    CasualtiesView, EventPlaceView, EventView, PlaceCandidateView, PlaceView, RowView, SideView, TallyView,
    TimeView, WeaponView,
};
pub use said::{
    AimView, MeetingView, MentionView, PartyView, PointView, PositionView, ProvisionView, SpeakerView,
    StatementView,
};
pub use spans::{Spans, Words};

use serde::Serialize;

use crate::Account;
use crate::page::{Article, DateBasis, Language};
use crate::text::Quotation;

/// An account as plain data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountView {
    /// The text that all spans are of.
    pub text: String,
    /// Its language, as two letters (ISO 639-1); `None`: not known.
    pub language: Option<&'static str>,
    /// Its title.
    pub title: Option<Words>,
    /// The line that opens an agency's text.
    pub dateline: Option<Words>,
    /// Who wrote it, as it says itself.
    pub byline: Option<Words>,
    /// The day on which it was published; `None`: neither given nor stated.
    pub published: Option<String>,
    /// On what that rests: `given`, `page` or `stated`.
    pub published_basis: Option<&'static str>,
    /// The spans of its paragraphs.
    pub paragraphs: Vec<[usize; 2]>,
    /// The spans of what was cut as not being of the article.
    pub furniture: Vec<[usize; 2]>,
    /// What stands between marks.
    pub quotations: Vec<QuotationView>,
    /// Who is named or meant.
    pub mentions: Vec<MentionView>,
    /// Where things are said to be.
    pub places: Vec<PlaceView>,
    /// When they are said to have been.
    pub times: Vec<TimeView>,
    /// Who said what.
    pub statements: Vec<StatementView>,
    /// What is said to have happened, or to have been agreed for later.
    pub events: Vec<EventView>,
    /// Acts that are named and that nobody says happened.
    pub passed_over: Vec<EventView>,
    /// All people killed or wounded, with or without an event.
    pub casualties: Vec<CasualtiesView>,
    /// What monitors count.
    pub tallies: Vec<TallyView>,
    /// What a deal holds, or is to hold.
    pub provisions: Vec<ProvisionView>,
    /// What it is for.
    pub aims: Vec<AimView>,
    /// What parties are apart on.
    pub sticking_points: Vec<PointView>,
    /// Where each party stands.
    pub positions: Vec<PositionView>,
    /// Who met whom, or is to.
    pub meetings: Vec<MeetingView>,
}

/// What stands between marks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuotationView {
    /// With its marks.
    pub words: Words,
    /// Whether a mark closes it.
    pub closed: bool,
    /// Whether it goes on with the one before.
    pub continues: bool,
}

impl AccountView {
    /// Returns the view of an account.
    ///
    /// # Example
    /// ```
    /// let text = "\"We're not done,\" Russian Foreign Minister Sergey Lavrov said. Nobody answered.\n";
    /// let account = reading::read(text.as_bytes(), &reading::Given::default());
    /// let view = reading::views::AccountView::of(&account);
    /// assert_eq!(view.statements[0].words.span, [0, 17]);
    /// assert_eq!(view.statements[0].rule, account.statements[0].rule);
    /// ```
    pub fn of(account: &Account) -> Self {
        let article = &account.parsed.article;
        let spans = &Spans::of(&article.text);
        let (events, talks) = (&account.events, &account.talks);
        Self {
            text: article.text.clone(),
            language: language(article),
            title: article.title.map(|span| spans.words(span)),
            dateline: article.dateline.map(|line| spans.words(line.span)),
            byline: article.byline.map(|span| spans.words(span)),
            published: article.published.map(|published| published.date.to_string()),
            published_basis: article.published.map(|published| basis(published.basis)),
            paragraphs: article.paragraphs.iter().map(|span| spans.chars(*span)).collect(),
            furniture: article.furniture.iter().map(|span| spans.chars(*span)).collect(),
            quotations: account.parsed.quotations.iter().map(|one| quotation(one, spans)).collect(),
            mentions: account.mentions.iter().map(|one| MentionView::of(one, spans)).collect(),
            places: account.places.iter().map(|one| PlaceView::of(one, spans)).collect(),
            times: account.times.iter().map(|one| TimeView::of(one, spans)).collect(),
            statements: account.statements.iter().map(|one| StatementView::of(one, spans)).collect(),
            events: events.held.iter().map(|one| EventView::of(one, account, spans)).collect(),
            passed_over: events.passed_over.iter().map(|one| EventView::of(one, account, spans)).collect(),
            casualties: events.casualties.iter().map(|one| CasualtiesView::of(one, spans)).collect(),
            tallies: account.tallies.iter().map(|one| TallyView::of(one, spans)).collect(),
            provisions: talks.provisions.iter().map(|one| ProvisionView::of(one, spans)).collect(),
            aims: talks.aims.iter().map(|one| AimView::of(one, spans)).collect(),
            sticking_points: talks.sticking_points.iter().map(|one| PointView::of(one, spans)).collect(),
            positions: talks.positions.iter().map(|one| PositionView::of(one, spans)).collect(),
            meetings: talks.meetings.iter().map(|one| MeetingView::of(one, spans)).collect(),
        }
    }
}

fn quotation(one: &Quotation, spans: &Spans<'_>) -> QuotationView {
    QuotationView { words: spans.words(one.span), closed: one.closed, continues: one.continues }
}

fn language(article: &Article) -> Option<&'static str> {
    match article.language {
        Language::English => Some("en"),
        Language::Other(code, _) => Some(code),
        Language::Unknown => None,
    }
}

const fn basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Given => "given",
        DateBasis::Page => "page",
        DateBasis::Stated(_) => "stated",
    }
}
