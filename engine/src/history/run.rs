//! The whole: all ceasefires of a list against one event file.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Chosen, Evidence, HistoryPlan, Listed, Reach, Replay, Weeks, choose};
use crate::reports::Report;
use crate::series::{
    Calibration, Daily, Days, Deaths, Events, Plan, RateRatio, Undetermined, Unit, Which, calibrate,
    placebo_dates, rate_ratio,
};
use crate::sources::eth_prio::CeasefireList;
use crate::sources::ucdp::Pairs;

/// What was said of all ceasefires of a list, and how it fared.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// What was fixed beforehand.
    pub plan: HistoryPlan,
    /// The plan of the intervals.
    pub ratios: Plan,
    /// What of the list is replayed, and what is not and why.
    pub chosen: Chosen,
    /// The days that the events cover.
    pub days: Days,
    /// One for each ceasefire and pair, in order of start.
    pub replays: Vec<Replay>,
    /// For each pair that is replayed, by its number.
    pub pairs: BTreeMap<String, PairHistory>,
}

/// What holds for a pair as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct PairHistory {
    /// The pair's name in the event file.
    pub name: String,
    /// Deaths a day, and events a day.
    pub deaths: UnitHistory,
    /// See `deaths`.
    pub events: UnitHistory,
}

/// What holds for a pair in one unit. Two values each: of the earlier years, and of the later.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitHistory {
    /// How intervals fared at dates clear of ceasefires that are not partial, windows wholly in those years.
    pub calibration: [Calibration; 2],
    /// The same at dates whose windows hold no start of any listed ceasefire of the pair.
    pub calibration_clear: [Calibration; 2],
    /// First weeks of the listed ceasefires.
    pub weeks: [Weeks; 2],
    /// First weeks from placebo dates on.
    pub weeks_placebo: [Weeks; 2],
    /// The change at the start of each ceasefire that is not partial and prolongs none.
    pub changes: Vec<(String, Result<RateRatio, Undetermined>)>,
}

/// Why a history cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    /// There is nothing to ask.
    #[error("the event file holds no event that is dated to a month or better and was known by then")]
    NoEvents,
    /// The events lie too far apart: one of them is misdated.
    #[error("its events go from {first} to {last}, which is more than a hundred years")]
    TooLong {
        /// The first day.
        first: Date,
        /// The last.
        last: Date,
    },
}

impl History {
    /// Replays every ceasefire of a list that an event file can be asked about; tells after each how many are done, and of how
    /// many.
    ///
    /// # Errors
    /// [`HistoryError`] if there are no events that can be asked.
    pub fn of(
        list: &CeasefireList,
        pairs: &Pairs,
        reports: &[Report],
        plan: &HistoryPlan,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Self, HistoryError> {
        let evidence = Evidence::of(reports, plan.known_on)?;
        let chosen = choose(list, pairs, evidence.days, plan.years);
        let done = AtomicUsize::new(0);
        let replay = |listed: &Listed| {
            let replay = Replay::of(listed, &evidence, plan);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, chosen.listed.len());
            replay
        };
        let replays = chosen.listed.par_iter().map(replay).collect();
        let ratios = Plan { window_days: plan.baseline_days, ..Plan::FOUR_WEEKS };
        let mut by_pair: BTreeMap<String, Vec<&Listed>> = BTreeMap::new();
        chosen.listed.iter().for_each(|one| by_pair.entry(one.pair_id.clone()).or_default().push(one));
        let pairs = by_pair.into_iter().map(|(id, listed)| (id, pair(&listed, &evidence, plan, &ratios)));
        let pairs = pairs.collect();
        Ok(Self { plan: plan.clone(), ratios, days: evidence.days, replays, pairs, chosen })
    }

    /// Returns the replays of the earlier years, or of the later, of one reach.
    pub fn part(&self, is_later: bool, reach: Reach) -> impl Iterator<Item = &Replay> {
        let is_of =
            move |one: &&Replay| one.listed.reach == reach && is_later == self.is_later(one.listed.start);
        self.replays.iter().filter(is_of)
    }

    /// Whether a day lies in the later years.
    pub fn is_later(&self, day: Date) -> bool {
        day.year() > self.plan.earlier_until
    }
}

fn pair(listed: &[&Listed], evidence: &Evidence, plan: &HistoryPlan, ratios: &Plan) -> PairHistory {
    PairHistory {
        name: listed[0].pair.name.clone(),
        deaths: unit::<Deaths>(listed, evidence, plan, ratios),
        events: unit::<Events>(listed, evidence, plan, ratios),
    }
}

fn unit<U: Unit>(listed: &[&Listed], evidence: &Evidence, plan: &HistoryPlan, ratios: &Plan) -> UnitHistory {
    let fights = evidence.fights_of(listed[0]);
    let spread = Daily::<U>::spread(evidence.days, plan.span_days_max, &Which::default(), fights);
    let series = match spread {
        Ok(spread) => spread.daily,
        Err(_) => return UnitHistory::nothing(),
    };
    let mut starts: Vec<Date> = listed.iter().map(|one| one.start).collect();
    starts.dedup();
    let mut whole: Vec<Date> = listed.iter().filter(|one| is_new_whole(one)).map(|one| one.start).collect();
    whole.dedup();
    // Two windows clear of a start, or only the windows themselves.
    let near = Plan { placebo_clear_days: plan.baseline_days, ..*ratios };
    let later = |date: Date| date.year() > plan.earlier_until;
    let placebos = placebo_dates(series.days(), &whole, ratios);
    let weeks = |dates: &[Date], is_later: bool| {
        Weeks::at(&series, dates.iter().copied().filter(|date| later(*date) == is_later), plan)
    };
    let calibrated = |is_later: bool, starts: &[Date], ratios: &Plan| {
        let part = of_years(&series, |date| later(date) == is_later);
        part.map_or(NO_DATES, |part| calibrate(&part, starts, ratios))
    };
    UnitHistory {
        calibration: [false, true].map(|half| calibrated(half, &whole, ratios)),
        calibration_clear: [false, true].map(|half| calibrated(half, &starts, &near)),
        weeks: [weeks(&starts, false), weeks(&starts, true)],
        weeks_placebo: [weeks(&placebos, false), weeks(&placebos, true)],
        changes: changes(&series, listed, &whole, ratios),
    }
}

/// The part of a series on days that `has`, which follow each other; `None`: there are none.
fn of_years<U: Unit>(series: &Daily<U>, has: impl Fn(Date) -> bool) -> Option<Daily<U>> {
    let days = series.days();
    let own: Vec<usize> = (0..days.count()).filter(|at| has(days.date(*at))).collect();
    let (first, last) = (*own.first()?, *own.last()?);
    Daily::of_values(days.date(first), series.values()[first..=last].to_vec()).ok()
}

const NO_DATES: Calibration = Calibration { dates: 0, fell: 0, rose: 0, undetermined: Vec::new() };

/// Whether a ceasefire is not partial and prolongs none, so that its start is one.
fn is_new_whole(listed: &Listed) -> bool {
    listed.reach == Reach::Whole && listed.prolongs.is_empty()
}

/// The change at each start of a ceasefire that is not partial.
fn changes<U: Unit>(
    series: &Daily<U>,
    listed: &[&Listed],
    whole: &[Date],
    ratios: &Plan,
) -> Vec<(String, Result<RateRatio, Undetermined>)> {
    let own = listed.iter().filter(|one| is_new_whole(one));
    own.map(|one| (one.ceasefire.clone(), rate_ratio(series, one.start, whole, ratios))).collect()
}

impl UnitHistory {
    fn nothing() -> Self {
        Self {
            calibration: [NO_DATES, NO_DATES],
            calibration_clear: [NO_DATES, NO_DATES],
            weeks: Default::default(),
            weeks_placebo: Default::default(),
            changes: Vec::new(),
        }
    }
}
