//! What a need that asks for less than before comes to, in figures and in one sentence.
//!
//! Invariant: no interval without the rank beside it, in the figures and in the sentence alike.

use serde::Serialize;

use super::{Showing, word};
use crate::model::PartyId;
use crate::publications::trend::figure;
use crate::publications::{safe, words as say};
use crate::series::PlaceboRank;
use crate::standing::{Answer, Compared, ComparedReason};
use crate::terms::ComparedCount;

/// One pair of groups' reported events, or deaths, since the start against before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedView {
    /// The pair: ids of groups, or `civilians`.
    pub between: [String; 2],
    /// The pair, by name.
    pub between_text: String,
    /// What is counted.
    #[serde(serialize_with = "word")]
    pub count: ComparedCount,
    /// Whether the answer rests on it; the other is shown all the same.
    pub asked: bool,
    /// The first and last calendar day of the baseline.
    pub before: [String; 2],
    /// The first and last whole calendar day compared with it.
    pub since: Option<[String; 2]>,
    /// The figures; `None`: see `undetermined`.
    pub figures: Option<FiguresView>,
    /// Why there are no figures.
    pub undetermined: Option<String>,
    /// What the ratio must be at most.
    pub ratio_at_most: f64,
    /// What the rank must be at most.
    pub rank_at_most: f64,
    /// What it comes to.
    #[serde(serialize_with = "word")]
    pub answer: Answer,
    /// Why.
    #[serde(serialize_with = "word")]
    pub reason: ComparedReason,
    /// All of it in words.
    pub sentence: String,
    /// What would change the answer.
    pub would_change: String,
}

/// A ratio with its interval and rank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FiguresView {
    /// Reported a day, in the baseline.
    pub before_per_day: f64,
    /// Reported a day, since.
    pub since_per_day: f64,
    /// The ratio; allowing for what could be seen and for the control, where the terms state them.
    pub ratio: f64,
    /// The interval's lower end, 95 per cent.
    pub low: f64,
    /// The interval's upper end.
    pub high: f64,
    /// The control's own ratio.
    pub control: Option<f64>,
    /// The rank; `None`: there is none.
    pub rank: Option<RankView>,
    /// Why there is no rank.
    pub no_rank: Option<String>,
}

/// How a ratio ranks among ordinary times.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankView {
    /// The rank: above 0, at most 1.
    pub p: f64,
    /// How many ordinary times saw as deep a fall, or deeper.
    pub as_deep: u32,
    /// How many ordinary times there were.
    pub of: u32,
    /// How many of them share no day.
    pub apart: u32,
}

pub(super) fn compared(from: &Showing<'_>, compared: &Compared) -> ComparedView {
    let name = |id: &PartyId| match id.as_str() {
        "civilians" => "civilians".to_owned(),
        _ => say::party_name(&from.terms.agreement, id),
    };
    let [a, b] = &compared.between;
    let figures = compared.figures.as_ref().ok().map(|found| {
        let beside = found.ratio.beside();
        let rank = beside.rank();
        FiguresView {
            before_per_day: figure(found.before_per_day),
            since_per_day: figure(found.since_per_day),
            ratio: figure(found.ratio.value()),
            low: figure(found.ratio.low()),
            high: figure(found.ratio.high()),
            control: found.control.map(figure),
            no_rank: rank.is_none().then(|| beside.to_string()),
            rank: rank.map(RankView::of),
        }
    });
    let mut view = ComparedView {
        between: [safe::name(a.as_str()), safe::name(b.as_str())],
        between_text: format!("{} and {}", name(a), name(b)),
        count: compared.count,
        asked: compared.is_asked,
        before: [compared.before.0.to_string(), compared.before.1.to_string()],
        since: compared.since.map(|(first, last)| [first.to_string(), last.to_string()]),
        undetermined: compared.figures.as_ref().err().map(|why| safe::saying(why)),
        figures,
        ratio_at_most: compared.ratio_at_most,
        rank_at_most: compared.rank_at_most,
        answer: compared.answer,
        reason: compared.reason,
        sentence: String::new(),
        would_change: say::compared_change(compared.reason).to_owned(),
    };
    view.sentence = say::compared(&view);
    view
}

impl RankView {
    /// Returns the view of a rank.
    pub(in crate::publications) fn of(rank: PlaceboRank) -> Self {
        Self { p: figure(rank.p()), as_deep: rank.at_or_below(), of: rank.dates(), apart: rank.apart() }
    }
}
