//! Trend: what is reported day by day for each pair of sides, and the days since the start against those before.
//!
//! Invariant: events and deaths stand apart, pair by pair. Invariant: no interval goes out without its placebo rank, or the
//! reason why it has none.

use engine::publications::{trend as from, view};
use serde::Serialize;
use utoipa::ToSchema;

use super::ReadingView;

/// The trend of a case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TrendOfCase {
    /// The reading.
    pub reading: ReadingView,
    /// The trend; `null`: nothing is reported that is dated to a month or less.
    pub trend: Option<TrendView>,
}

/// What is reported day by day, around the day on which the agreement begins.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TrendView {
    /// The first day of the truce.
    pub start: String,
    /// The first day that anything is reported of.
    pub first: String,
    /// The last.
    pub last: String,
    /// The pairs of sides, by name.
    pub pairs: Vec<PairTrendView>,
    /// How many more pairs there are, each with fewer events.
    pub pairs_more: usize,
    /// How many events no series holds, by reason.
    pub left_out: Vec<NotCountedView>,
    /// How it is to be read.
    pub note: String,
}

/// How many events are in no series for one reason.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NotCountedView {
    /// Why.
    pub why: String,
    /// How many.
    pub count: usize,
}

/// One pair of sides.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PairTrendView {
    /// The pair, by name.
    pub pair: String,
    /// Its events.
    pub events: CountTrendView,
    /// The deaths in them, as reported.
    pub deaths: CountTrendView,
}

/// One series, with its comparisons.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CountTrendView {
    /// Reported on each day from the first; empty: see `undetermined`.
    pub daily: Vec<f64>,
    /// The mean of the seven days up to each; `null` in the first six.
    pub mean_7: Vec<Option<f64>>,
    /// The mean of the 28 days up to each.
    pub mean_28: Vec<Option<f64>>,
    /// Why there is no series.
    pub undetermined: Option<String>,
    /// The days from the start on against as many before: 7, then 28.
    pub windows: Vec<WindowView>,
}

/// One comparison around the start.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WindowView {
    /// So many days before, and as many from the start on.
    pub days: u32,
    /// The figures; `null`: see `undetermined`.
    pub figures: Option<WindowFigures>,
    /// Why there are none.
    pub undetermined: Option<String>,
    /// All of it in words.
    pub sentence: String,
}

/// A ratio with its interval, and what stands beside that.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct WindowFigures {
    /// Reported a day, before.
    pub before_per_day: f64,
    /// Reported a day, from the start on.
    pub since_per_day: f64,
    /// The second over the first.
    pub ratio: f64,
    /// The 95 per cent interval's lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How the ratio ranks among times without a listed truce; `null`: see `no_rank`.
    pub rank: Option<PlaceboView>,
    /// Why there is no rank.
    pub no_rank: Option<String>,
}

/// How a ratio ranks among times without a listed truce.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct PlaceboView {
    /// The rank: above 0, at most 1.
    pub p: f64,
    /// How many of those times saw as deep a fall, or deeper.
    pub as_deep: u32,
    /// How many such times there were.
    pub of: u32,
    /// How many of them share no day.
    pub apart: u32,
}

impl TrendOfCase {
    /// Returns the trend of a view.
    pub fn of(reading: &view::ReadingView, trend: Option<&from::TrendView>) -> Self {
        Self { reading: ReadingView::from(reading), trend: trend.map(TrendView::from) }
    }
}

impl From<&from::TrendView> for TrendView {
    fn from(trend: &from::TrendView) -> Self {
        let [first, last] = trend.days.clone();
        let left =
            |left: &from::LeftOutCountView| NotCountedView { why: left.why.clone(), count: left.count };
        Self {
            start: trend.start.clone(),
            first,
            last,
            pairs: trend.dyads.iter().map(PairTrendView::from).collect(),
            pairs_more: trend.dyads_more,
            left_out: trend.left_out.iter().map(left).collect(),
            note: trend.note.to_owned(),
        }
    }
}

impl From<&from::DyadTrendView> for PairTrendView {
    fn from(dyad: &from::DyadTrendView) -> Self {
        let [events, deaths] = &dyad.counts;
        Self {
            pair: dyad.dyad.clone(),
            events: CountTrendView::from(events),
            deaths: CountTrendView::from(deaths),
        }
    }
}

impl From<&from::CountTrendView> for CountTrendView {
    fn from(count: &from::CountTrendView) -> Self {
        Self {
            daily: count.daily.clone(),
            mean_7: count.mean_7.clone(),
            mean_28: count.mean_28.clone(),
            undetermined: count.undetermined.clone(),
            windows: count.windows.iter().map(WindowView::from).collect(),
        }
    }
}

impl From<&from::WindowView> for WindowView {
    fn from(window: &from::WindowView) -> Self {
        Self {
            days: window.days,
            figures: window.figures.as_ref().map(WindowFigures::from),
            undetermined: window.undetermined.clone(),
            sentence: window.sentence.clone(),
        }
    }
}

impl From<&view::FiguresView> for WindowFigures {
    fn from(figures: &view::FiguresView) -> Self {
        let rank = |rank: &view::RankView| PlaceboView {
            p: rank.p,
            as_deep: rank.as_deep,
            of: rank.of,
            apart: rank.apart,
        };
        Self {
            before_per_day: figures.before_per_day,
            since_per_day: figures.since_per_day,
            ratio: figures.ratio,
            low: figures.low,
            high: figures.high,
            rank: figures.rank.as_ref().map(rank),
            no_rank: figures.no_rank.clone(),
        }
    }
}
