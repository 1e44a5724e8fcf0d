//! Less than before: a need whose measure is a comparison, asked about windows of days.
//!
//! In: one source's reports, before the agreement's start and since. Out: for each pair of groups, and for events and deaths
//! apart, a [`Compared`]. Read first: [`Comparer::over`].
//! Invariant: an interval never decides without its placebo rank: where there is none, the answer is undetermined.
//! Invariant: days after the source's last report are not days without events: nothing is compared with them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use jiff::{Timestamp, civil::Date};

use crate::findings::{Bench, Within};
use crate::incidents::Weight;
use crate::model::{AreaId, Interval, PartyId, Target};
use crate::reports::{Body, Event, Report};
use crate::series::{
    Apart, Daily, Days, Deaths, Dyad, Estimate, Events, LaterRatio, Measured, Occurrence, Plan, PreLevel,
    Undetermined, Unit, Which, later_ratio,
};
use crate::terms::{ComparedCount, ComparedSeries, Comparison, Provision, Seen};
use crate::words;

use super::court::Court;
use super::{Answer, DayState};

/// The most days over which a report may lie and still be spread over them.
const SPAN_MAX: u32 = 31;

/// How the windows are compared: blocks of a week, 4,000 draws, ordinary times every week, two months clear of any
/// other truce, and those only whose baseline had between a quarter and four times as much.
const PLAN: Plan = Plan { placebo_level: PreLevel::Within(4.0), ..Plan::FOUR_WEEKS };

words! {
    /// Why a comparison answers as it does.
    ComparedReason, "a reason", {
        /// The whole interval lies at or below what is asked, and falls as deep are rare in ordinary times.
        FellAsAsked = "fell-as-asked",
        /// The whole interval lies above what is asked.
        DidNotFallAsAsked = "did-not-fall-as-asked",
        /// What is asked lies inside the interval.
        IntervalTooWide = "interval-too-wide",
        /// It fell as asked, and falls as deep are not rare in ordinary times.
        FallsLikeItAreUsual = "falls-like-it-are-usual",
        /// Fewer days have passed than are asked for; the figures are of those that have.
        TooFewDays = "too-few-days",
        /// There are too few ordinary times to hold it against.
        NoOrdinaryTimes = "no-ordinary-times",
        /// The figures do not allow a ratio.
        CannotBeMeasured = "cannot-be-measured",
    }
}

/// What one pair of groups' reported events, or deaths, come to before the start and since.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The pair.
    pub between: [PartyId; 2],
    /// What is counted.
    pub count: ComparedCount,
    /// Whether the answer rests on it; both counts are shown.
    pub is_asked: bool,
    /// The calendar days of the baseline, both ends included.
    pub before: (Date, Date),
    /// The whole calendar days that are compared with it; `None`: there is none.
    pub since: Option<(Date, Date)>,
    /// The figures; or why there are none, a fragment that reads after "undetermined: ".
    pub figures: Result<LaterRatio, String>,
    /// What the ratio must be at most.
    pub ratio_at_most: f64,
    /// What the rank must be at most.
    pub rank_at_most: f64,
    /// The shares that could be seen, where the terms state them; the ratio allows for them.
    pub seen: Option<Seen>,
    /// What it comes to.
    pub answer: Answer,
    /// Why.
    pub reason: ComparedReason,
}

/// Series of one pair of groups.
struct Pair {
    between: [PartyId; 2],
    events: Measured<Daily<Events>>,
    deaths: Measured<Daily<Deaths>>,
}

/// A comparison with its series, ready to be asked.
pub struct Comparer {
    comparison: Comparison,
    start: Date,
    zone: jiff::tz::TimeZone,
    pairs: Vec<Pair>,
    control: Option<Pair>,
    known: Mutex<BTreeMap<Span, Arc<Vec<Compared>>>>,
}

/// From when to when.
type Span = (Timestamp, Timestamp);

/// What was compared already, for all readings that see the same.
#[derive(Default)]
pub struct Comparers(Mutex<BTreeMap<String, Arc<Comparer>>>);

impl Comparers {
    /// Returns the comparison of a provision's need, under a way to weigh accounts that differ.
    pub fn get(
        &self,
        court: &Court<'_>,
        comparison: &Comparison,
        provision: &Provision,
        weight: Weight,
    ) -> Arc<Comparer> {
        let key = format!("{comparison:?} {:?} {:?} {weight:?}", provision.forbids, provision.areas);
        let mut known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known
            .entry(key)
            .or_insert_with(|| Arc::new(Comparer::of(court, comparison, provision, weight)))
            .clone()
    }
}

impl Comparer {
    fn of(court: &Court<'_>, comparison: &Comparison, provision: &Provision, weight: Weight) -> Self {
        let told = Told::of(court, comparison, weight);
        let pair = |series: &ComparedSeries, between: &[[PartyId; 2]]| told.pair(series, between, provision);
        let own = comparison.series.between.iter();
        let agreement = &court.bench.terms.agreement;
        Self {
            comparison: comparison.clone(),
            start: agreement.in_force.to_zoned(agreement.zone.clone()).date(),
            zone: agreement.zone.clone(),
            pairs: own.map(|one| pair(&comparison.series, std::slice::from_ref(one))).collect(),
            control: comparison.control.as_ref().map(|series| pair(series, &series.between)),
            known: Mutex::default(),
        }
    }

    /// Returns what the whole calendar days of a window come to against the baseline: for each pair, events, then deaths.
    pub fn over(&self, window: &Interval) -> Arc<Vec<Compared>> {
        let key = (window.start, window.end);
        let lock = || self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(known) = lock().get(&key) {
            return known.clone();
        }
        let since = self.whole_days(window);
        let of_pair = |pair: &Pair| {
            let control = self.control.as_ref();
            let events =
                self.compare(pair, ComparedCount::Events, since, &pair.events, control.map(|c| &c.events));
            let deaths =
                self.compare(pair, ComparedCount::Deaths, since, &pair.deaths, control.map(|c| &c.deaths));
            [events, deaths]
        };
        let all: Arc<Vec<Compared>> = Arc::new(self.pairs.iter().flat_map(of_pair).collect());
        lock().entry(key).or_insert(all).clone()
    }

    /// The calendar days that lie wholly in a window.
    fn whole_days(&self, window: &Interval) -> Option<(Date, Date)> {
        let local = |at: Timestamp| at.to_zoned(self.zone.clone());
        let (start, end) = (local(window.start), local(window.end));
        let begins = |at: &jiff::Zoned| at.start_of_day().is_ok_and(|midnight| midnight == *at);
        let first = if begins(&start) { start.date() } else { start.date().tomorrow().ok()? };
        let last = end.date().yesterday().ok()?;
        (first <= last).then_some((first, last))
    }

    fn compare<U: Unit>(
        &self,
        pair: &Pair,
        count: ComparedCount,
        since: Option<(Date, Date)>,
        series: &Measured<Daily<U>>,
        control: Option<&Measured<Daily<U>>>,
    ) -> Compared {
        let figures = since
            .ok_or(Undetermined::Plan("at least two whole days are compared"))
            .and_then(|since| self.figures(since, series, control));
        let (answer, reason) = match &figures {
            Ok(figures) => self.verdict(&figures.ratio),
            Err(_) => (Answer::Undetermined, ComparedReason::CannotBeMeasured),
        };
        let days = -(self.comparison.before_days.min(36_525) as i64);
        let first = self.start.saturating_add(jiff::Span::new().days(days));
        Compared {
            between: pair.between.clone(),
            count,
            is_asked: self.comparison.asks.contains(&count),
            before: (first, self.start.yesterday().unwrap_or(self.start)),
            since,
            figures: figures.map_err(|why| why.to_string()),
            ratio_at_most: self.comparison.ratio_at_most,
            rank_at_most: self.comparison.rank_at_most,
            seen: self.comparison.seen,
            answer,
            reason,
        }
    }

    fn figures<U: Unit>(
        &self,
        (first, last): (Date, Date),
        series: &Measured<Daily<U>>,
        control: Option<&Measured<Daily<U>>>,
    ) -> Measured<LaterRatio> {
        let days_until = |from: Date, to: Date| (to - from).get_days().max(0) as u32;
        let apart = Apart {
            start: self.start,
            before_days: self.comparison.before_days,
            lag_days: days_until(self.start, first),
            days: days_until(first, last) + 1,
        };
        let control = control
            .map(|control| control.as_ref().map_err(|why| Undetermined::Control(Box::new(why.clone()))));
        let scale = self.comparison.seen.map_or(1.0, |seen| seen.before / seen.since);
        let series = series.as_ref().map_err(Clone::clone)?;
        later_ratio(series, control.transpose()?, apart, scale, &self.comparison.other_truces, &PLAN)
    }

    /// What an estimate comes to: interval and rank together, never one without the other.
    fn verdict(&self, ratio: &Estimate) -> (Answer, ComparedReason) {
        let most = self.comparison.ratio_at_most;
        match ratio.beside().rank() {
            None => (Answer::Undetermined, ComparedReason::NoOrdinaryTimes),
            Some(_) if ratio.low() > most => (Answer::NotMet, ComparedReason::DidNotFallAsAsked),
            Some(_) if ratio.high() > most => (Answer::Undetermined, ComparedReason::IntervalTooWide),
            Some(rank) if rank.p() > self.comparison.rank_at_most => {
                (Answer::Undetermined, ComparedReason::FallsLikeItAreUsual)
            }
            Some(_) => (Answer::Met, ComparedReason::FellAsAsked),
        }
    }
}

/// Returns the same figures of fewer days than are asked for: whatever they come to, they answer nothing yet.
pub fn too_few_days(compared: &[Compared]) -> Vec<Compared> {
    let too_few = |one: &Compared| Compared {
        answer: Answer::Undetermined,
        reason: if one.figures.is_ok() { ComparedReason::TooFewDays } else { one.reason },
        ..one.clone()
    };
    compared.iter().map(too_few).collect()
}

/// Returns how a need stands over a window by what was compared: met if every count that is asked is met for every pair.
pub fn state(compared: &[Compared]) -> DayState {
    let asked: Vec<Answer> = compared.iter().filter(|one| one.is_asked).map(|one| one.answer).collect();
    match () {
        () if asked.contains(&Answer::NotMet) => DayState::Broken,
        () if asked.is_empty() || asked.contains(&Answer::Undetermined) => DayState::Unknown,
        () => DayState::Met,
    }
}

/// Returns the days of a need's window that one day is asked with: as many as the need asks for, up to and with that day.
pub fn with_day(days: u32, day: usize) -> Range<usize> {
    (day + 1).saturating_sub(days.max(1) as usize)..day + 1
}

/// What one source tells of, report by report.
struct Told<'c> {
    bench: &'c Bench<'c>,
    weight: Weight,
    /// The source's event reports with their occurrences.
    events: Vec<(usize, &'c Event, Occurrence)>,
    /// From the first day that the source tells of to the last.
    days: Measured<Days>,
}

impl<'c> Told<'c> {
    fn of(court: &'c Court<'_>, comparison: &Comparison, weight: Weight) -> Self {
        let bench = court.bench;
        let own = court.used.iter().filter(|at| bench.reports[**at].source == comparison.source);
        let events: Vec<_> = own.filter_map(|at| occurrence(bench, *at, weight)).collect();
        let first = events.iter().map(|(.., o)| o.first).min().unwrap_or(Date::MIN);
        let last = events.iter().filter(|(.., o)| o.span_days() <= SPAN_MAX).map(|(.., o)| o.last).max();
        Self { bench, weight, events, days: Days::new(first, last.unwrap_or(Date::MIN)) }
    }

    /// The series of some pairs taken together.
    fn pair(&self, series: &ComparedSeries, between: &[[PartyId; 2]], provision: &Provision) -> Pair {
        let acts = if series.acts.is_empty() { &provision.forbids } else { &series.acts };
        let areas = if series.areas.is_empty() { &provision.areas } else { &series.areas };
        let is_taken = |at: usize, event: &Event, occurrence: &Occurrence| {
            acts.contains(&occurrence.act)
                && self.lies_in(at, areas)
                && between.iter().any(|pair| self.is_between(at, event, pair))
        };
        let taken: Vec<&Occurrence> =
            self.events.iter().filter(|(at, event, o)| is_taken(*at, event, o)).map(|(.., o)| o).collect();
        Pair { between: between[0].clone(), events: self.daily(&taken), deaths: self.daily(&taken) }
    }

    fn daily<U: Unit>(&self, taken: &[&Occurrence]) -> Measured<Daily<U>> {
        let days = self.days.clone()?;
        Daily::spread(days, SPAN_MAX, &Which::default(), taken.iter().copied()).map(|spread| spread.daily)
    }

    /// Whether a report lies in one of some areas: careful, for certain; full, perhaps.
    fn lies_in(&self, report: usize, areas: &[AreaId]) -> bool {
        areas.iter().any(|area| match self.bench.within(report, area) {
            Within::Inside => true,
            Within::MayBe => self.weight == Weight::Full,
            _ => false,
        })
    }

    /// Whether a report names both of a pair, as doer or as hit; for civilians, that they were hit and nobody fought.
    fn is_between(&self, report: usize, event: &Event, [a, b]: &[PartyId; 2]) -> bool {
        let at = self.bench.reports[report].when.as_ref();
        let at = at.map(|when| when.interval(&self.bench.terms.agreement.zone).start);
        let names = || event.by.iter().chain(&event.against);
        let is_named = |side: &PartyId| match side.as_str() {
            "civilians" => is_one_sided(event),
            _ => names().any(|name| self.bench.roster.groups(name, at).iter().any(|group| group.id == *side)),
        };
        is_named(a) && is_named(b)
    }
}

fn is_one_sided(event: &Event) -> bool {
    event.target.contains(&Target::Civilians) && event.against.is_empty() && event.by.len() < 2
}

/// An event report as a series counts it, under a way to weigh numbers that differ.
fn occurrence<'b>(bench: &'b Bench<'_>, at: usize, weight: Weight) -> Option<(usize, &'b Event, Occurrence)> {
    let report: &Report = &bench.reports[at];
    let Body::Event(event) = &report.body else { return None };
    let zone = &bench.terms.agreement.zone;
    let when = report.when.as_ref()?.of_happening(zone);
    if when.start == Timestamp::MIN || when.end == Timestamp::MAX {
        return None;
    }
    let last = when.end.checked_sub(jiff::Span::new().nanoseconds(1)).ok()?;
    let killed = match weight {
        Weight::Careful => event.people.killed.least(),
        Weight::Full => event.people.killed.greatest(),
    };
    let occurrence = Occurrence {
        id: report.id.as_str().into(),
        first: when.start.to_zoned(zone.clone()).date(),
        last: last.to_zoned(zone.clone()).date(),
        killed: killed.map(f64::from),
        dyad: Dyad::of(event.by.iter().chain(&event.against).map(String::as_str)),
        areas: Vec::new(),
        region: None,
        act: event.act,
        sources: vec![report.source.clone()],
        known_from: None,
    };
    Some((at, event, occurrence))
}
