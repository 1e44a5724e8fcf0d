//! What was done, where, when and how often, as plain data.
//!
//! In: events, tallies, places and times. Out: their views. Read first: [`EventView`].

use serde::Serialize;

use super::{Spans, Words};
use crate::events::{Casualties, Event, PlaceBasis, Side};
use crate::places::{Candidate, PlaceKind, PlaceMention};
use crate::tallies::{RowsBy, Tally};
use crate::times::{Time, TimeBasis};
use crate::{Account, Rule};

/// A place that the text names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceView {
    /// The words.
    pub words: Words,
    /// All places of the name.
    pub candidates: Vec<PlaceCandidateView>,
    /// Which one is meant, if text or setting tell.
    pub chosen: Option<usize>,
    /// The state it lies in, as three letters, if that is known; of a place that no table has, by the places beside it.
    pub country: Option<String>,
    /// How precisely it places something.
    pub precision: &'static str,
    /// The rule that found it.
    pub rule: Rule,
}

/// A place that a name may mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceCandidateView {
    /// What it is called.
    pub name: String,
    /// The state it lies in, as three letters.
    pub country: String,
    /// What it is.
    pub kind: &'static str,
    /// Longitude and latitude in degrees (WGS 84), as the gazetteer has them.
    pub point: Option<[f64; 2]>,
}

impl PlaceView {
    pub(super) fn of(one: &PlaceMention, spans: &Spans<'_>) -> Self {
        Self {
            words: spans.words(one.span),
            candidates: one.candidates.iter().map(candidate).collect(),
            chosen: one.chosen,
            country: one.country().map(str::to_owned),
            precision: one.precision.as_str(),
            rule: one.rule,
        }
    }
}

fn candidate(one: &Candidate) -> PlaceCandidateView {
    PlaceCandidateView {
        name: one.name.clone(),
        country: one.country.clone(),
        kind: match one.kind {
            PlaceKind::Town => "town",
            PlaceKind::Capital => "capital",
            PlaceKind::Area => "area",
            PlaceKind::District => "district",
            PlaceKind::Region => "region",
            PlaceKind::Country => "country",
        },
        point: one.point.map(|(lon, lat)| [lon, lat]),
    }
}

/// A date in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeView {
    /// The words.
    pub words: Words,
    /// The day or days that are meant, as EDTF; `None`: not known.
    pub when: Option<String>,
    /// What it is reckoned from: `stated`, `article`, `title` or `unsettled`.
    pub basis: &'static str,
    /// The rule that found it.
    pub rule: Rule,
}

impl TimeView {
    pub(super) fn of(one: &Time, spans: &Spans<'_>) -> Self {
        Self {
            words: spans.words(one.span),
            when: one.edtf(),
            basis: match one.basis {
                TimeBasis::Stated => "stated",
                TimeBasis::Article => "article",
                TimeBasis::Title => "title",
                TimeBasis::Unsettled => "unsettled",
            },
            rule: one.rule,
        }
    }
}

/// One who does something, or to whom it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SideView {
    /// The name to show.
    pub name: String,
    /// Code in the manner of CAMEO, where one is known.
    pub code: Option<String>,
    /// The words.
    pub words: Words,
    /// The mention that names it.
    pub mention: Option<usize>,
}

impl SideView {
    fn of(one: &Side, spans: &Spans<'_>) -> Self {
        Self {
            name: one.name.clone(),
            code: one.code.clone(),
            words: spans.words(one.span),
            mention: one.mention,
        }
    }
}

/// Where an event was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EventPlaceView {
    /// Which of the places.
    pub place: usize,
    /// `stated`, or `context`: the text is about that country.
    pub basis: &'static str,
}

/// People killed or wounded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasualtiesView {
    /// `killed` or `wounded`.
    pub fate: &'static str,
    /// How many; `None`: "dozens".
    pub count: Option<u32>,
    /// How the number is meant.
    pub count_is: &'static str,
    /// The word for who they are.
    pub who: Option<Words>,
    /// The words.
    pub words: Words,
}

impl CasualtiesView {
    /// Returns the view of people of an account; `spans` are of its text.
    pub fn of(one: &Casualties, spans: &Spans<'_>) -> Self {
        Self {
            fate: one.fate.as_str(),
            count: one.count,
            count_is: one.is.as_str(),
            who: one.who.map(|span| spans.words(span)),
            words: spans.words(one.span),
        }
    }
}

/// The means of a blow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeaponView {
    /// What it is called.
    pub name: &'static str,
    /// The words.
    pub words: Words,
}

/// What the text says was done.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventView {
    /// The words that say so.
    pub words: Words,
    /// The verb or noun that names it.
    pub trigger: Words,
    /// PLOVER's kind.
    pub root: &'static str,
    /// PLOVER's mode.
    pub mode: Option<&'static str>,
    /// CAMEO's code.
    pub cameo: &'static str,
    /// The engine's act.
    pub act: Option<&'static str>,
    /// How it is meant.
    pub modality: &'static str,
    /// Who did it; empty: the text does not say.
    pub actors: Vec<SideView>,
    /// To whom; empty: nobody, or the text does not say.
    pub targets: Vec<SideView>,
    /// Who says so.
    pub by: Option<SideView>,
    /// Where.
    pub place: Option<EventPlaceView>,
    /// Which of the times.
    pub time: Option<usize>,
    /// People killed or wounded by it.
    pub casualties: Vec<CasualtiesView>,
    /// With what.
    pub weapons: Vec<WeaponView>,
    /// The spans of the sentences that say so.
    pub sentences: Vec<[usize; 2]>,
    /// The rule that found it.
    pub rule: Rule,
}

impl EventView {
    pub(super) fn of(one: &Event, account: &Account, spans: &Spans<'_>) -> Self {
        let sentence =
            |n: &usize| account.parsed.sentences.get(*n).map(|sentence| spans.chars(sentence.span));
        Self {
            words: spans.words(one.span),
            trigger: spans.words(one.trigger),
            root: one.code.root.as_str(),
            mode: one.code.mode,
            cameo: one.code.cameo,
            act: one.code.act.map(|act| act.as_str()),
            modality: one.modality.as_str(),
            actors: one.actors.iter().map(|side| SideView::of(side, spans)).collect(),
            targets: one.targets.iter().map(|side| SideView::of(side, spans)).collect(),
            by: one.by.as_ref().map(|side| SideView::of(side, spans)),
            place: one.place.map(|(place, basis)| EventPlaceView { place, basis: place_basis(basis) }),
            time: one.time,
            casualties: one.casualties.iter().map(|one| CasualtiesView::of(one, spans)).collect(),
            weapons: one
                .weapons
                .iter()
                .map(|one| WeaponView { name: one.name, words: spans.words(one.span) })
                .collect(),
            sentences: one.sentences.iter().filter_map(sentence).collect(),
            rule: one.rule,
        }
    }
}

const fn place_basis(basis: PlaceBasis) -> &'static str {
    match basis {
        PlaceBasis::Stated => "stated",
        PlaceBasis::Context => "context",
    }
}

/// One part of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowView {
    /// Its name.
    pub name: Words,
    /// Its number.
    pub count: u32,
}

/// A count, as a source states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TallyView {
    /// The words.
    pub words: Words,
    /// The number.
    pub count: u32,
    /// How it is meant.
    pub count_is: &'static str,
    /// The word for what is counted.
    pub unit: Words,
    /// Its parts.
    pub rows: Vec<RowView>,
    /// By what it is divided: `place`, `accused`, `kind` or `day`.
    pub by: Option<&'static str>,
    /// Whether the text gives only some of its parts.
    pub partial: bool,
    /// Whether the parts come to the number; `None` without parts, or where the text leaves open whether they must.
    pub sums: Option<bool>,
    /// Whom all of it is charged to.
    pub accused: Option<Words>,
    /// Who counts.
    pub source: Option<Words>,
    /// The first and the last day.
    pub period: Option<[String; 2]>,
    /// The rule that found it.
    pub rule: Rule,
}

impl TallyView {
    pub(super) fn of(one: &Tally, spans: &Spans<'_>) -> Self {
        let row = |row: &crate::tallies::Row| RowView { name: spans.words(row.name), count: row.count };
        Self {
            words: spans.words(one.span),
            count: one.total,
            count_is: one.is.as_str(),
            unit: spans.words(one.unit),
            rows: one.rows.iter().map(row).collect(),
            by: one.by.map(|by| match by {
                RowsBy::Place => "place",
                RowsBy::Accused => "accused",
                RowsBy::Kind => "kind",
                RowsBy::Day => "day",
            }),
            partial: one.is_partial,
            sums: one.sums(),
            accused: one.accused.map(|span| spans.words(span)),
            source: one.source.map(|span| spans.words(span)),
            period: one.period.map(|(first, last)| [first.to_string(), last.to_string()]),
            rule: one.rule,
        }
    }
}
