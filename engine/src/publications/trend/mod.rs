//! The trend: what is reported day by day for each dyad, and the days since a start against those before.
//!
//! In: a [`Trend`]. Out: a [`TrendView`], plain data from which table, JSON and the drawings of [`svg`] are made. Read first:
//! [`TrendView::of`]. Invariant: events and deaths stand side by side, dyad by dyad; no interval without its rank.

pub mod svg;

use std::collections::BTreeMap;

use serde::Serialize;

use super::view::{FiguresView, RankView};
use super::{safe, words};
use crate::series::{CountTrend, Daily, DyadTrend, Measured, RateRatio, Trend, Unit};

/// The version of the shape of this JSON.
pub const VERSION: u32 = 1;

/// What every trend says of itself.
pub const NOTE: &str = "These are reports, not all that happened, and a day without any is not a day of peace. An interval knows \
    only the scatter of its own days; the placebo rank says how often such a change came at times without a listed truce. \
    Neither says what made the change.";

/// A trend as plain data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendView {
    /// [`VERSION`].
    pub version: u32,
    /// What it is a trend of.
    pub title: String,
    /// The first day of the truce.
    pub start: String,
    /// Days on which other truces began.
    pub other_truces: Vec<String>,
    /// The first and last day.
    pub days: [String; 2],
    /// The dyads, by name.
    pub dyads: Vec<DyadTrendView>,
    /// How many more dyads there are, each with fewer events.
    pub dyads_more: usize,
    /// How many occurrences no series holds, by reason.
    pub left_out: Vec<LeftOutCountView>,
    /// How it is to be read.
    pub note: &'static str,
}

/// How many are left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOutCountView {
    /// Why.
    pub why: String,
    /// How many.
    pub count: usize,
}

/// One dyad.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DyadTrendView {
    /// The dyad.
    pub dyad: String,
    /// Its events, then the deaths in them.
    pub counts: [CountTrendView; 2],
}

/// One series with its comparisons.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CountTrendView {
    /// `events` or `deaths`.
    pub count: &'static str,
    /// Reported on each day; empty: see `undetermined`.
    pub daily: Vec<f64>,
    /// The mean of the seven days up to each; none in the first six.
    pub mean_7: Vec<Option<f64>>,
    /// The mean of the 28 days up to each.
    pub mean_28: Vec<Option<f64>>,
    /// Why there is no series.
    pub undetermined: Option<String>,
    /// The days from the start on against as many before: 7, then 28.
    pub windows: [WindowView; 2],
}

/// One comparison around the start.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WindowView {
    /// So many days before, and as many from the start on.
    pub days: u32,
    /// The figures; `None`: see `undetermined`.
    pub figures: Option<FiguresView>,
    /// Why there are none.
    pub undetermined: Option<String>,
    /// All of it in words.
    pub sentence: String,
}

impl TrendView {
    /// Returns the view of a trend.
    pub fn of(trend: &Trend, title: &str) -> Self {
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        trend.left_out.iter().for_each(|left| *reasons.entry(left.why.to_string()).or_default() += 1);
        Self {
            version: VERSION,
            title: safe::name(title),
            start: trend.question.start.to_string(),
            other_truces: trend.question.others.iter().map(ToString::to_string).collect(),
            days: [trend.days.first().to_string(), trend.days.last().to_string()],
            dyads: trend.dyads.iter().map(dyad).collect(),
            dyads_more: trend.dyads_more,
            left_out: reasons.into_iter().map(|(why, count)| LeftOutCountView { why, count }).collect(),
            note: NOTE,
        }
    }

    /// Returns the same with other words for the names of dyads.
    pub fn named(mut self, name: impl Fn(&str) -> String) -> Self {
        self.dyads.iter_mut().for_each(|dyad| dyad.dyad = name(&dyad.dyad));
        self
    }
}

fn dyad(trend: &DyadTrend) -> DyadTrendView {
    DyadTrendView {
        dyad: safe::name(trend.dyad.as_str()),
        counts: [count(&trend.events), count(&trend.deaths)],
    }
}

fn count<U: Unit>(trend: &CountTrend<U>) -> CountTrendView {
    let daily = trend.daily.as_ref().ok();
    let mean = |days: u32| {
        let mean =
            |daily: &Daily<U>| daily.trailing_mean(days).into_iter().map(|mean| mean.map(figure)).collect();
        daily.map(mean).unwrap_or_default()
    };
    CountTrendView {
        count: U::WORD,
        daily: daily
            .map(|daily| daily.values().iter().map(|value| figure(*value)).collect())
            .unwrap_or_default(),
        mean_7: mean(7),
        mean_28: mean(28),
        undetermined: trend.daily.as_ref().err().map(ToString::to_string),
        windows: trend.ratios.each_ref().map(|(days, found)| window::<U>(*days, found)),
    }
}

fn window<U: Unit>(days: u32, found: &Measured<RateRatio>) -> WindowView {
    let figures = found.as_ref().ok().map(|found| {
        let beside = found.ratio.beside();
        FiguresView {
            before_per_day: figure(found.before_per_day),
            since_per_day: figure(found.after_per_day),
            ratio: figure(found.ratio.value()),
            low: figure(found.ratio.low()),
            high: figure(found.ratio.high()),
            control: None,
            rank: beside.rank().map(RankView::of),
            no_rank: beside.rank().is_none().then(|| beside.to_string()),
        }
    });
    let undetermined = found.as_ref().err().map(ToString::to_string);
    let sentence = match (&figures, &undetermined) {
        (Some(figures), _) => words::ratio(U::WORD, days, figures),
        (None, why) => {
            format!("{days} days, {}: undetermined: {}.", U::WORD, why.as_deref().unwrap_or("no figures"))
        }
    };
    WindowView { days, figures, undetermined, sentence }
}

/// A figure to four digits: more would be false precision.
pub(super) fn figure(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value)
}
