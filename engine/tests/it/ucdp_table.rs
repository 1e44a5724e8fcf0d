//! The table that any reader of UCDP GED can compute again: deaths and events a day, 28 days before and after six starts.
//!
//! The figures are those of an independent computation on the same file (a Python script and an R script that agree to
//! two decimals). Left out here: intervals and placebo ranks, which are statistics and not counts. The file is not in
//! the repository (CC BY 4.0, 35 MB); where it is absent the tests say so and pass over.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use engine::reports::{Body, Event, Report};
use engine::sources::{Format, Import, ReadOptions, read};
use jiff::{Span, civil::Date, tz::TimeZone};

const DYAD: &[&str] = &["Government of Syria - Syrian insurgents"];
const CONTROL: &[&str] = &["IS - SDF", "Government of Syria - IS"];

/// Start; deaths a day before and after; ratio of deaths; ratio of events; ratio of the control's deaths.
const TABLE: [(&str, f64, f64, f64, f64, f64); 6] = [
    ("2016-02-27", 94.3, 48.9, 0.52, 0.58, 1.08),
    ("2016-09-12", 72.4, 65.6, 0.91, 0.84, 0.96),
    ("2016-12-30", 66.6, 20.4, 0.31, 0.88, 0.92),
    ("2017-05-06", 36.2, 10.5, 0.29, 0.35, 1.75),
    ("2018-09-17", 3.4, 1.0, 0.29, 0.39, 1.45),
    ("2019-08-31", 44.4, 2.6, 0.06, 0.33, 0.42),
];

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/ucdp-syria/ucdp_syria_652.1601.1911.csv")
}

/// The file, read once for all tests; `None`: it is not there.
fn table() -> Option<&'static Import> {
    static TABLE: OnceLock<Option<Import>> = OnceLock::new();
    let import = TABLE.get_or_init(|| {
        let bytes = fs::read(path()).ok()?;
        Some(read("ucdp.csv", &bytes, &ReadOptions::detecting()))
    });
    if import.is_none() {
        eprintln!("SKIPPED: {} is not there; the counts of UCDP GED were not tested", path().display());
    }
    import.as_ref()
}

fn event(report: &Report) -> &Event {
    match &report.body {
        Body::Event(event) => event,
        _ => panic!("UCDP GED holds events only"),
    }
}

fn of_dyads(import: &'static Import, dyads: &[&str]) -> Vec<&'static Report> {
    let is_of = |r: &&Report| event(r).by_text.as_deref().is_some_and(|dyad| dyads.contains(&dyad));
    import.reports.iter().filter(is_of).collect()
}

fn deaths(report: &Report) -> f64 {
    f64::from(event(report).people.killed.best.unwrap())
}

/// The calendar days that a report may lie on.
fn days(report: &Report) -> Vec<Date> {
    let interval = report.when.as_ref().unwrap().interval(&TimeZone::UTC);
    let (first, after) = (interval.start.to_zoned(TimeZone::UTC), interval.end.to_zoned(TimeZone::UTC));
    let length = (after.date() - first.date()).get_days();
    (0..length).map(|n| first.date() + Span::new().days(n)).collect()
}

/// What each day has of some reports, each spread evenly over the days it may lie on.
fn spread(reports: &[&Report], value: impl Fn(&Report) -> f64) -> BTreeMap<Date, f64> {
    let mut series = BTreeMap::new();
    for report in reports {
        let days = days(report);
        let share = value(report) / days.len() as f64;
        days.into_iter().for_each(|day| *series.entry(day).or_insert(0.0) += share);
    }
    series
}

/// The sums of 28 days before a start and of 28 days from it on.
fn windows(series: &BTreeMap<Date, f64>, start: Date) -> (f64, f64) {
    let month = Span::new().days(28);
    let sum = |range: std::ops::Range<Date>| series.range(range).map(|(_, n)| n).sum();
    (sum(start - month..start), sum(start..start + month))
}

fn near(what: &str, is: f64, want: f64, by: f64) {
    assert!((is - want).abs() <= by, "{what}: {is}, not {want}");
}

#[test]
fn every_row_is_read_and_the_dyads_have_their_events() {
    let Some(import) = table() else { return };
    assert_eq!(import.format, Some(Format::Ucdp));
    assert_eq!((import.reports.len(), import.rejected.len()), (16_566, 0));
    assert_eq!(of_dyads(import, DYAD).len(), 8_723);
    assert_eq!(of_dyads(import, CONTROL).len(), 5_258);
}

#[test]
fn windows_around_six_starts_are_those_of_the_table() {
    let Some(import) = table() else { return };
    let (dyad, control) = (of_dyads(import, DYAD), of_dyads(import, CONTROL));
    let (killed, events) = (spread(&dyad, deaths), spread(&dyad, |_| 1.0));
    let control = spread(&control, deaths);
    for (start, before, after, ratio, event_ratio, control_ratio) in TABLE {
        let day: Date = start.parse().unwrap();
        let (pre, post) = windows(&killed, day);
        near(&format!("{start} deaths a day before"), pre / 28.0, before, 0.06);
        near(&format!("{start} deaths a day after"), post / 28.0, after, 0.06);
        near(&format!("{start} ratio of deaths"), post / pre, ratio, 0.01);
        let (pre, post) = windows(&events, day);
        near(&format!("{start} ratio of events"), post / pre, event_ratio, 0.01);
        let (pre, post) = windows(&control, day);
        near(&format!("{start} ratio of the control"), post / pre, control_ratio, 0.01);
    }
}

/// The set that gives 35.4 per cent is the dyad over all years, its whole-year rows included; all dyads together give 38.7, and
/// the dyad without whole-year rows 17.6. The reports carry no `date_prec`, so it is taken from the file itself.
#[test]
fn a_third_of_the_deaths_lie_in_events_that_are_not_dated_to_a_day() {
    let Some(import) = table() else { return };
    let loose = not_dated_to_a_day();
    let dyad = of_dyads(import, DYAD);
    let (all, loosely): (f64, f64) = dyad.iter().fold((0.0, 0.0), |(all, loosely), report| {
        let own = if loose.contains(report.id.as_str()) { deaths(report) } else { 0.0 };
        (all + deaths(report), loosely + own)
    });
    near("share of deaths", 100.0 * loosely / all, 35.4, 0.05);
    let count = dyad.iter().filter(|r| loose.contains(r.id.as_str())).count();
    near("share of events", 100.0 * count as f64 / dyad.len() as f64, 4.5, 0.05);
}

/// Ids of rows whose `date_prec` is over 1.
fn not_dated_to_a_day() -> std::collections::BTreeSet<String> {
    let mut rows = csv::Reader::from_path(path()).unwrap();
    let header = rows.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let (id, precision) = (column("id"), column("date_prec"));
    let number = |text: &str| text.parse::<f64>().unwrap() as u64;
    let mut mine = rows.records().map(Result::unwrap).filter(|row| number(&row[precision]) > 1);
    mine.by_ref().map(|row| format!("ucdp-{}", number(&row[id]))).collect()
}

#[test]
fn spreading_events_over_their_days_neither_makes_nor_loses_a_death() {
    let Some(import) = table() else { return };
    for dyads in [DYAD, CONTROL] {
        let reports = of_dyads(import, dyads);
        let total: f64 = reports.iter().map(|r| deaths(r)).sum();
        let spread_total: f64 = spread(&reports, deaths).values().sum();
        near("deaths", spread_total, total, 1e-6 * total);
    }
}
