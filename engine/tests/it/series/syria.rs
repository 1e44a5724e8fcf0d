//! The table of six truces in Syria, from UCDP GED: rate ratios, intervals, placebo ranks, against a control.
//!
//! The figures were worked out twice by others, in Python and in R, which agree to two decimals; the Python program is run
//! beside this in [`super::reference`]. The data may not be kept here: without them these tests say so and pass over.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use engine::series::{
    Beside, Daily, Days, Deaths, Events, KnownFrom, Measured, Number, Occurrence, Plan, PreLevel, RateRatio,
    RatioOfRatios, Which, placebo_dates, rate_ratio, ratio_of_ratios,
};
use engine::sources::{ReadOptions, read};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The government against its opponents. GED does not tell apart who of them had signed.
pub const DYAD: [&str; 1] = ["Government of Syria - Syrian insurgents"];

/// The fight with IS, which no truce was about.
pub const CONTROL: [&str; 2] = ["IS - SDF", "Government of Syria - IS"];

/// A span that leaves out nothing: the table was worked out with rows on whole years spread over them.
pub const ANY_SPAN: u32 = 366;

/// A line of the table: start, deaths a day before and after, ratio with interval, ratio of events, of the control,
/// ratio of ratios with interval.
pub struct Line {
    pub start: &'static str,
    pub before: f64,
    pub after: f64,
    pub deaths: [f64; 3],
    pub events: f64,
    pub control: f64,
    pub against: [f64; 3],
    /// Dates that fell as much or more, of 104; of the 56 with at least 20 deaths a day before; of these by ratio of ratios.
    pub ranks: [u32; 3],
}

#[rustfmt::skip]
pub const TABLE: [Line; 6] = [
    Line { start: "2016-02-27", before: 94.3, after: 48.9, deaths: [0.52, 0.39, 0.72], events: 0.58, control: 1.08,
           against: [0.48, 0.24, 0.91], ranks: [10, 8, 9] },
    Line { start: "2016-09-12", before: 72.4, after: 65.6, deaths: [0.91, 0.68, 1.19], events: 0.84, control: 0.96,
           against: [0.94, 0.63, 1.37], ranks: [43, 24, 24] },
    Line { start: "2016-12-30", before: 66.6, after: 20.4, deaths: [0.31, 0.23, 0.44], events: 0.88, control: 0.92,
           against: [0.33, 0.20, 0.58], ranks: [7, 6, 8] },
    Line { start: "2017-05-06", before: 36.2, after: 10.5, deaths: [0.29, 0.19, 0.41], events: 0.35, control: 1.75,
           against: [0.17, 0.09, 0.30], ranks: [6, 5, 4] },
    Line { start: "2018-09-17", before: 3.4, after: 1.0, deaths: [0.29, 0.14, 0.75], events: 0.39, control: 1.45,
           against: [0.20, 0.08, 0.53], ranks: [6, 5, 5] },
    Line { start: "2019-08-31", before: 44.4, after: 2.6, deaths: [0.06, 0.04, 0.09], events: 0.33, control: 0.42,
           against: [0.14, 0.03, 0.48], ranks: [0, 0, 2] },
];

/// What each test needs of the file.
pub struct Syria {
    pub occurrences: Vec<Occurrence>,
    pub days: Days,
    pub deaths: Daily<Deaths>,
    pub events: Daily<Events>,
    pub control: Daily<Deaths>,
    pub starts: Vec<Date>,
}

pub fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/ucdp-syria/ucdp_syria_652.1601.1911.csv")
}

/// The file, read once for all tests; `None`: it is not there.
pub fn syria() -> Option<&'static Syria> {
    static SYRIA: OnceLock<Option<Syria>> = OnceLock::new();
    let syria = SYRIA.get_or_init(|| fs::read(path()).ok().map(|bytes| made(&bytes)));
    if syria.is_none() {
        eprintln!("SKIPPED: {} is not there; the table of six truces was not tested", path().display());
    }
    syria.as_ref()
}

fn made(bytes: &[u8]) -> Syria {
    let import = read("ucdp.csv", bytes, &ReadOptions::detecting());
    let known = KnownFrom::DaysAfter(0);
    let (occurrences, left_out) =
        Occurrence::of_reports(&import.reports, &TimeZone::UTC, Number::Best, known);
    assert!(left_out.is_empty());
    let days = Days::new(date("2016-01-01"), date("2019-11-30")).unwrap();
    let (dyad, control) = (Which::dyads(DYAD), Which::dyads(CONTROL));
    Syria {
        deaths: Daily::spread(days, ANY_SPAN, &dyad, &occurrences).unwrap().daily,
        events: Daily::spread(days, ANY_SPAN, &dyad, &occurrences).unwrap().daily,
        control: Daily::spread(days, ANY_SPAN, &control, &occurrences).unwrap().daily,
        starts: TABLE.iter().map(|line| date(line.start)).collect(),
        occurrences,
        days,
    }
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn near(what: &str, is: f64, want: f64, by: f64) {
    assert!((is - want).abs() <= by, "{what}: {is}, not {want}");
}

/// The plan of the second and third ranks: dates with at least 20 deaths a day before.
pub fn of_twenty() -> Plan {
    Plan::FOUR_WEEKS.with_level(PreLevel::AtLeast(20.0))
}

impl Syria {
    pub fn ratio(&self, start: Date, plan: &Plan) -> Measured<RateRatio> {
        rate_ratio(&self.deaths, start, &self.starts, plan)
    }

    pub fn against(&self, start: Date, plan: &Plan) -> Measured<RatioOfRatios> {
        ratio_of_ratios(&self.deaths, &self.control, start, &self.starts, plan)
    }
}

/// The ends of an interval lie within 0.03 of those of the table, whose own draws are others.
fn ends(what: &str, is: (f64, f64), want: [f64; 3]) {
    near(&format!("{what}, lower end"), is.0, want[1], 0.03);
    near(&format!("{what}, upper end"), is.1, want[2], 0.03);
}

fn ranked(beside: &Beside, dates: u32, what: &str) -> u32 {
    let rank = beside.rank().unwrap_or_else(|| panic!("{what}: {beside}"));
    assert_eq!(rank.dates(), dates, "{what}");
    rank.at_or_below()
}

#[test]
fn the_table_of_six_truces_is_that_of_others() {
    let Some(syria) = syria() else { return };
    for line in &TABLE {
        let start = date(line.start);
        let deaths = syria.ratio(start, &Plan::FOUR_WEEKS).unwrap();
        near(&format!("{start} before"), deaths.before_per_day, line.before, 0.06);
        near(&format!("{start} after"), deaths.after_per_day, line.after, 0.06);
        near(&format!("{start} ratio"), deaths.ratio.value(), line.deaths[0], 0.01);
        ends(&format!("{start} ratio"), (deaths.ratio.low(), deaths.ratio.high()), line.deaths);
        let events = rate_ratio(&syria.events, start, &syria.starts, &Plan::FOUR_WEEKS).unwrap();
        near(&format!("{start} events"), events.ratio.value(), line.events, 0.01);
        let against = syria.against(start, &Plan::FOUR_WEEKS).unwrap();
        near(&format!("{start} control"), against.control, line.control, 0.01);
        near(&format!("{start} ratio of ratios"), against.ratio.value(), line.against[0], 0.01);
        ends(&format!("{start} ratio of ratios"), (against.ratio.low(), against.ratio.high()), line.against);
    }
}

#[test]
fn placebo_ranks_are_those_of_the_table_exactly() {
    let Some(syria) = syria() else { return };
    for line in &TABLE {
        let start = date(line.start);
        let all = syria.ratio(start, &Plan::FOUR_WEEKS).unwrap();
        let like = syria.ratio(start, &of_twenty()).unwrap();
        let against = syria.against(start, &of_twenty()).unwrap();
        let ranks = [
            ranked(all.ratio.beside(), 104, line.start),
            ranked(like.ratio.beside(), 56, line.start),
            ranked(against.ratio.beside(), 56, line.start),
        ];
        assert_eq!(ranks, line.ranks, "{start}");
    }
}

#[test]
fn placebo_dates_are_far_fewer_comparisons_than_their_number_says() {
    let Some(syria) = syria() else { return };
    assert_eq!(placebo_dates(syria.days, &syria.starts, &Plan::FOUR_WEEKS).len(), 104);
    let rank = syria.ratio(syria.starts[0], &Plan::FOUR_WEEKS).unwrap().ratio.beside().rank().unwrap();
    assert!((12..=25).contains(&rank.apart()), "{rank}");
}

#[test]
fn rows_on_more_days_than_the_span_are_named_and_no_death_is_lost() {
    let Some(syria) = syria() else { return };
    let which = Which::dyads(DYAD);
    let month = Daily::<Deaths>::spread(syria.days, 31, &which, &syria.occurrences).unwrap();
    let taken = |o: &&Occurrence| which.takes(o);
    let all: f64 = syria.occurrences.iter().filter(taken).filter_map(|o| o.killed).sum();
    let named = |id: &str| syria.occurrences.iter().find(|o| *o.id == *id).unwrap();
    let left: f64 = month.left_out.iter().filter_map(|out| named(&out.id).killed).sum();
    assert_eq!(month.daily.total() + month.outside + left, all);
    assert!(month.left_out.iter().all(|out| named(&out.id).span_days() > 31));
    assert!(!month.left_out.is_empty() && month.left_out.len() + month.taken == 8_723);
}
