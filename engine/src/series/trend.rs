//! The trend of a case: for each dyad, events and deaths apart, day by day, and the days since a start against those before.
//!
//! In: occurrences and what is asked. Out: a [`Trend`]. Read first: [`trend`].
//! Invariant: dyads are never pooled, and none is left out in silence: those that are not drawn are counted.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::{
    Daily, Days, Deaths, Dyad, Events, LeftOut, Measured, Occurrence, Plan, RateRatio, Undetermined, Unit,
    Which, rate_ratio,
};

/// How many days before a start are compared with as many from it on.
pub const WINDOWS: [u32; 2] = [7, 28];

/// The most days over which an occurrence may lie and still be spread over them.
pub const SPAN_MAX: u32 = 31;

/// What a trend is asked of.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendQuestion {
    /// The first day of the truce.
    pub start: Date,
    /// Days on which other truces began.
    pub others: Vec<Date>,
    /// These dyads; empty: all.
    pub dyads: Vec<Dyad>,
    /// At most so many dyads, those with the most events.
    pub dyads_max: usize,
}

/// What is reported day by day, for each dyad.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What was asked.
    pub question: TrendQuestion,
    /// The days, from the first that anything is reported of to the last.
    pub days: Days,
    /// The dyads, by name.
    pub dyads: Vec<DyadTrend>,
    /// How many dyads are not drawn: they have fewer events than those that are.
    pub dyads_more: usize,
    /// Occurrences that no series holds, and why.
    pub left_out: Vec<LeftOut>,
}

/// One dyad's series and comparisons.
#[derive(Debug, Clone, PartialEq)]
pub struct DyadTrend {
    /// The dyad.
    pub dyad: Dyad,
    /// Its events.
    pub events: CountTrend<Events>,
    /// Deaths in them, as reported.
    pub deaths: CountTrend<Deaths>,
}

/// A series and what its windows around the start come to.
#[derive(Debug, Clone, PartialEq)]
pub struct CountTrend<U> {
    /// The series; or why there is none.
    pub daily: Measured<Daily<U>>,
    /// For each of [`WINDOWS`], the ratio.
    pub ratios: [(u32, Measured<RateRatio>); 2],
}

/// Returns the trend of occurrences around a start.
///
/// `done` is told after each dyad how many of how many are done; dyads are worked on in parallel.
///
/// # Errors
/// [`Undetermined::Nothing`] if nothing dated to a month or less is there.
pub fn trend(
    occurrences: &[Occurrence],
    question: TrendQuestion,
    done: &(dyn Fn(usize, usize) + Sync),
) -> Measured<Trend> {
    let fits = |o: &&Occurrence| o.span_days() <= SPAN_MAX;
    let first = occurrences.iter().filter(fits).map(|o| o.first).min();
    let last = occurrences.iter().filter(fits).map(|o| o.last).max();
    let days = first
        .zip(last)
        .ok_or(Undetermined::Nothing("nothing is reported that is dated to a month or less"))?;
    let days = Days::new(days.0, days.1)?;
    let (drawn, dyads_more) = most_reported(occurrences, &question);
    let counter = std::sync::atomic::AtomicUsize::new(0);
    let all: Vec<(DyadTrend, Vec<LeftOut>)> = drawn
        .par_iter()
        .map(|dyad| {
            let found = of_dyad(dyad, occurrences, days, &question);
            done(counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, drawn.len());
            found
        })
        .collect();
    let (dyads, left_out): (Vec<DyadTrend>, Vec<Vec<LeftOut>>) = all.into_iter().unzip();
    Ok(Trend { question, days, dyads, dyads_more, left_out: left_out.into_iter().flatten().collect() })
}

/// The dyads with the most events, by name, and how many others there are.
fn most_reported(occurrences: &[Occurrence], question: &TrendQuestion) -> (Vec<Dyad>, usize) {
    let mut counts: BTreeMap<&Dyad, usize> = BTreeMap::new();
    for occurrence in occurrences.iter().filter(|o| o.span_days() <= SPAN_MAX) {
        if question.dyads.is_empty() || question.dyads.contains(&occurrence.dyad) {
            *counts.entry(&occurrence.dyad).or_default() += 1;
        }
    }
    let mut by_count: Vec<(&Dyad, usize)> = counts.into_iter().collect();
    by_count.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let more = by_count.len().saturating_sub(question.dyads_max);
    let mut drawn: Vec<Dyad> =
        by_count.into_iter().take(question.dyads_max).map(|(dyad, _)| dyad.clone()).collect();
    drawn.sort();
    (drawn, more)
}

fn of_dyad(
    dyad: &Dyad,
    occurrences: &[Occurrence],
    days: Days,
    question: &TrendQuestion,
) -> (DyadTrend, Vec<LeftOut>) {
    let which = Which { dyads: vec![dyad.clone()], ..Which::default() };
    let mut left_out = Vec::new();
    let events = count(days, &which, occurrences, question, &mut left_out);
    let deaths = count(days, &which, occurrences, question, &mut Vec::new());
    (DyadTrend { dyad: dyad.clone(), events, deaths }, left_out)
}

fn count<U: Unit>(
    days: Days,
    which: &Which,
    occurrences: &[Occurrence],
    question: &TrendQuestion,
    left_out: &mut Vec<LeftOut>,
) -> CountTrend<U> {
    let spread = Daily::<U>::spread(days, SPAN_MAX, which, occurrences);
    let daily = spread.map(|spread| {
        left_out.extend(spread.left_out);
        spread.daily
    });
    let ratio = |window: u32| {
        let plan = if window == Plan::ONE_WEEK.window_days { Plan::ONE_WEEK } else { Plan::FOUR_WEEKS };
        let found = daily.as_ref().map_err(Clone::clone);
        (window, found.and_then(|daily| rate_ratio(daily, question.start, &question.others, &plan)))
    };
    let ratios = WINDOWS.map(ratio);
    CountTrend { daily, ratios }
}
