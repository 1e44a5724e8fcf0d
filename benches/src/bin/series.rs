//! The bootstrap over every placebo date and truce, and what series cost by number of events.
//!
//! `series FILE [--threads N] [--draws 4000] [--most 10000000]` prints one JSON line a stage: reading the UCDP file, the
//! intervals, and for made-up events of growing number the series and its ratio. Read first: [`intervals`].

use std::collections::BTreeMap;
use std::io::{Error, Result};
use std::time::Instant;

use benches::memory;
use engine::model::Act;
use engine::series::{
    Daily, Days, Deaths, Dyad, KnownFrom, Measured, Number, Occurrence, Plan, Which, placebo_dates,
    rate_ratio, ratio_of_ratios,
};
use engine::sources::{ReadOptions, read};
use jiff::civil::Date;
use rayon::prelude::*;

/// Starts of six truces in Syria.
const STARTS: [Date; 6] = [
    Date::constant(2016, 2, 27),
    Date::constant(2016, 9, 12),
    Date::constant(2016, 12, 30),
    Date::constant(2017, 5, 6),
    Date::constant(2018, 9, 17),
    Date::constant(2019, 8, 31),
];

const DYAD: [&str; 1] = ["Government of Syria - Syrian insurgents"];
const CONTROL: [&str; 2] = ["IS - SDF", "Government of Syria - IS"];

/// Different made-up events; more are the same again.
const DIFFERENT: usize = 100_000;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some(file) = words.first() else {
        return Err(Error::other("series FILE [--threads N] [--draws N] [--most N]"));
    };
    let given: BTreeMap<&str, &str> =
        words[1..].chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
    let number = |name: &str, or: usize| given.get(name).map_or(Ok(or), |n| n.parse()).map_err(Error::other);
    let plan = Plan { draws: number("--draws", 4_000)? as u32, ..Plan::FOUR_WEEKS };
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(number("--threads", 1)?).build().map_err(Error::other)?;
    let most = number("--most", 10_000_000)?;
    pool.install(|| {
        intervals(file, &plan)?;
        by_number(most, &plan)
    })
}

/// Times the ratio and the ratio of ratios, each with its interval and rank, at every placebo date and at six truces.
fn intervals(file: &str, plan: &Plan) -> Result<()> {
    let began = Instant::now();
    let import = read("ucdp.csv", &std::fs::read(file)?, &ReadOptions::detecting());
    let (zone, known) = (jiff::tz::TimeZone::UTC, KnownFrom::DaysAfter(0));
    let (occurrences, _) = Occurrence::of_reports(&import.reports, &zone, Number::Best, known);
    let days = said(Days::new(Date::constant(2016, 1, 1), Date::constant(2019, 11, 30)))?;
    let series = |dyads: &[&str]| {
        let which = Which::dyads(dyads.iter().copied());
        said(Daily::<Deaths>::spread(days, 366, &which, &occurrences)).map(|made| made.daily)
    };
    let (own, control) = (series(&DYAD)?, series(&CONTROL)?);
    print("read", occurrences.len(), began, serde_json::Value::Null);
    let mut dates = placebo_dates(days, &STARTS, plan);
    dates.extend(STARTS);
    let began = Instant::now();
    let one = |start: &Date| {
        // A placebo date has ranks too: among all.
        let ratio = rate_ratio(&own, *start, &STARTS, plan);
        let double = ratio_of_ratios(&own, &control, *start, &STARTS, plan);
        (ratio.map(|answer| answer.ratio), double.map(|answer| answer.ratio))
    };
    let answers: Vec<_> = dates.par_iter().map(one).collect();
    let ends = |n: usize| {
        let ratio = answers[answers.len() - STARTS.len() + n].0.as_ref();
        ratio.map_or(serde_json::Value::Null, |e| serde_json::json!([e.value(), e.low(), e.high()]))
    };
    print("intervals", dates.len(), began, (0..STARTS.len()).map(ends).collect());
    Ok(())
}

/// Times the series of made-up events, ten times as many each time, and the ratio on it.
fn by_number(most: usize, plan: &Plan) -> Result<()> {
    let different: Vec<Occurrence> = (0..DIFFERENT).map(made_up).collect();
    let days = said(Days::new(Date::constant(2016, 1, 1), Date::constant(2019, 11, 30)))?;
    let mut events = 10_000;
    while events <= most {
        let began = Instant::now();
        let all = different.iter().cycle().take(events);
        let series = said(Daily::<Deaths>::spread(days, 31, &Which::dyads(["a - b"]), all))?.daily;
        print("series", events, began, serde_json::json!(series.total()));
        let began = Instant::now();
        let ratio = said(rate_ratio(&series, STARTS[0], &STARTS, plan))?;
        print("ratio", events, began, serde_json::json!(ratio.ratio.value()));
        events *= 10;
    }
    Ok(())
}

/// An event of which the number decides all: a day in four years, now and then several, one of two dyads.
fn made_up(n: usize) -> Occurrence {
    let mixed = n.wrapping_mul(2_654_435_761) >> 7;
    let first = Date::constant(2016, 1, 1).saturating_add(jiff::Span::new().days((mixed % 1_420) as i64));
    let last = first.saturating_add(jiff::Span::new().days(if mixed.is_multiple_of(20) { 6 } else { 0 }));
    Occurrence {
        id: n.to_string().into(),
        first,
        last,
        killed: Some((mixed % 9) as f64),
        dyad: Dyad::of(if mixed.is_multiple_of(3) { ["a", "c"] } else { ["a", "b"] }),
        areas: Vec::new(),
        region: None,
        act: Act::ArmedClash,
        sources: vec!["made-up".into()],
        known_from: None,
    }
}

fn said<T>(answer: Measured<T>) -> Result<T> {
    answer.map_err(|why| Error::other(format!("undetermined: {why}")))
}

fn print(stage: &str, items: usize, began: Instant, result: serde_json::Value) {
    let seconds = began.elapsed().as_secs_f64();
    let line = serde_json::json!({ "stage": stage, "threads": rayon::current_num_threads(), "items": items,
        "seconds": seconds, "peak_mib": memory::peak_bytes() >> 20, "result": result });
    println!("{line}");
}
