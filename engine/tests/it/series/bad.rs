//! Bad input: each gives undetermined with its reason, never an infinite number, no number, or a panic.

use engine::series::{
    Daily, Days, Deaths, Dyad, Events, Exposure, FailureRule, Measured, NoPlacebo, Occurrence, Plan,
    PreLevel, Side, Spread, Undetermined, Weekday, Which, WhyLeftOut, interrupted, rate_ratio,
    ratio_of_ratios, spell,
};
use jiff::civil::Date;

use super::syria::date;

const START: &str = "2016-03-01";

/// A series of a year from 2016 on: `value` by days since the start.
fn series(value: impl Fn(i32) -> f64) -> Daily<Deaths> {
    let days = Days::new(date("2016-01-01"), date("2016-12-31")).unwrap();
    let at = days.position(date(START));
    Daily::of_values(days.first(), (0..days.count() as i32).map(|n| value(n - at)).collect()).unwrap()
}

fn ratio(series: &Daily<Deaths>) -> Measured<engine::series::RateRatio> {
    rate_ratio(series, date(START), &[date(START)], &Plan::FOUR_WEEKS)
}

fn uneven(n: i32) -> f64 {
    f64::from((n * 7).rem_euclid(11)) + 1.0
}

pub fn occurrence(id: &str, first: &str, last: &str, killed: Option<f64>) -> Occurrence {
    Occurrence {
        id: id.into(),
        first: date(first),
        last: date(last),
        killed,
        dyad: Dyad::of(["a", "b"]),
        areas: Vec::new(),
        region: None,
        act: engine::model::Act::Shelling,
        sources: vec!["source".into()],
        known_from: None,
    }
}

fn spread(occurrences: &[Occurrence]) -> Measured<Spread<Deaths>> {
    let days = Days::new(date("2016-01-01"), date("2016-12-31")).unwrap();
    Daily::spread(days, 31, &Which::default(), occurrences)
}

#[test]
fn an_empty_series_is_undetermined() {
    let (first, last) = (date("2016-01-01"), date("2016-12-31"));
    assert_eq!(spread(&[]), Err(Undetermined::EmptySeries { first, last }));
    assert!(Daily::<Events>::of_values(first, Vec::new()).is_err());
    assert!(Days::new(last, first).is_err());
    assert!(Days::new(Date::MIN, Date::MAX).is_err());
}

#[test]
fn a_baseline_of_zeros_is_undetermined() {
    let after_only = series(|n| if n < 0 { 0.0 } else { uneven(n) });
    assert_eq!(ratio(&after_only), Err(Undetermined::NothingReported { side: Side::Before, days: 28 }));
}

#[test]
fn silence_from_the_start_on_is_undetermined_and_no_ratio_of_zero() {
    let before_only = series(|n| if n < 0 { uneven(n) } else { 0.0 });
    assert_eq!(ratio(&before_only), Err(Undetermined::NothingReported { side: Side::After, days: 28 }));
}

#[test]
fn one_event_is_undetermined() {
    let one = series(|n| if n == -3 { 5.0 } else { 0.0 });
    assert!(matches!(ratio(&one), Err(Undetermined::TooFewDays { side: Side::Before, has: 1, .. })));
    let one_after = series(|n| {
        if n == 3 {
            5.0
        } else if n < 0 {
            uneven(n)
        } else {
            0.0
        }
    });
    assert!(matches!(ratio(&one_after), Err(Undetermined::TooFewDays { side: Side::After, has: 1, .. })));
}

#[test]
fn a_baseline_that_draws_may_miss_has_no_upper_limit() {
    let sparse = series(|n| if n < 0 { f64::from(u8::from(n == -1 || n == -2)) } else { uneven(n) });
    assert_eq!(ratio(&sparse), Err(Undetermined::NoUpperLimit));
}

#[test]
fn windows_that_the_series_does_not_have_are_undetermined() {
    let all = series(uneven);
    let at = |start: &str| rate_ratio(&all, date(start), &[], &Plan::FOUR_WEEKS).unwrap_err();
    let short = |side, has| Undetermined::WindowShort { side, needs: 28, has };
    assert_eq!(at("2016-01-15"), short(Side::Before, 14));
    assert_eq!(at("2016-12-20"), short(Side::After, 12));
    assert_eq!(at("2015-01-01"), short(Side::Before, 0));
    assert_eq!(at("2017-01-10"), short(Side::Before, 19));
    assert_eq!(at("2027-01-10"), short(Side::Before, 0));
}

#[test]
fn overlapping_truces_are_undetermined() {
    let all = series(uneven);
    let other = date("2016-03-20");
    let answer = rate_ratio(&all, date(START), &[date(START), other], &Plan::FOUR_WEEKS);
    assert_eq!(answer, Err(Undetermined::Overlap { other, days: 28 }));
    let clear = rate_ratio(&all, date(START), &[date("2016-03-29")], &Plan::FOUR_WEEKS);
    assert!(clear.is_ok(), "the 28th day after is clear: {clear:?}");
}

#[test]
fn a_control_with_zeros_is_undetermined_and_says_that_it_is_the_control() {
    let (own, start) = (series(uneven), date(START));
    for control in [
        series(|_| 0.0),
        series(|n| if n < 0 { 0.0 } else { 3.0 }),
        series(|n| if n < 0 { 3.0 } else { 0.0 }),
    ] {
        let answer = ratio_of_ratios(&own, &control, start, &[start], &Plan::FOUR_WEEKS);
        assert!(matches!(answer, Err(Undetermined::Control(_))), "{answer:?}");
    }
}

#[test]
fn coverage_of_nothing_is_undetermined() {
    let (all, start) = (series(uneven), date(START));
    let fit = |share| {
        let shares = Exposure::Shares(vec![share; all.days().count()]);
        interrupted(&all, &shares, Weekday::Alike, start, &[start], &Plan::FOUR_WEEKS).unwrap_err()
    };
    assert_eq!(fit(Some(0.0)), Undetermined::CoverageNone);
    assert_eq!(fit(None), Undetermined::CoverageUnknown { days: 56 });
    assert_eq!(fit(Some(1.1)), Undetermined::CoverageBad);
    assert_eq!(fit(Some(f64::INFINITY)), Undetermined::CoverageBad);
    let too_few = Exposure::Shares(Vec::new());
    assert!(interrupted(&all, &too_few, Weekday::Alike, start, &[start], &Plan::FOUR_WEEKS).is_err());
}

#[test]
fn values_that_are_no_numbers_are_refused() {
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        let answer = Daily::<Deaths>::of_values(date(START), vec![1.0, bad]);
        assert_eq!(answer, Err(Undetermined::BadValue { day: date("2016-03-02") }));
    }
}

#[test]
fn a_plan_that_cannot_be_followed_is_told() {
    let all = series(uneven);
    let plans = [
        Plan { window_days: 0, ..Plan::FOUR_WEEKS },
        Plan { window_days: u32::MAX, ..Plan::FOUR_WEEKS },
        Plan { block_days: 0, ..Plan::FOUR_WEEKS },
        Plan { block_days: 20, ..Plan::FOUR_WEEKS },
        Plan { draws: 0, ..Plan::FOUR_WEEKS },
        Plan { placebo_every_days: 0, ..Plan::FOUR_WEEKS },
        Plan::FOUR_WEEKS.with_level(PreLevel::AtLeast(f64::NAN)),
        Plan::FOUR_WEEKS.with_level(PreLevel::Within(0.5)),
    ];
    for plan in plans {
        let answer = rate_ratio(&all, date(START), &[], &plan);
        assert!(matches!(answer, Err(Undetermined::Plan(_))), "{plan:?}: {answer:?}");
    }
}

#[test]
fn too_few_dates_give_an_interval_that_says_so() {
    let short = Daily::<Deaths>::of_values(date("2016-02-01"), (0..60).map(uneven).collect()).unwrap();
    let answer = rate_ratio(&short, date(START), &[date(START)], &Plan::FOUR_WEEKS).unwrap();
    assert_eq!(
        answer.ratio.beside(),
        &engine::series::Beside::None(NoPlacebo::TooFewDates { dates: 0, needs: 19 })
    );
    assert!(
        answer.ratio.to_string().contains("no placebo rank: only 0 dates could be compared"),
        "{}",
        answer.ratio
    );
}

#[test]
fn occurrences_that_cannot_be_counted_are_named() {
    let all = [
        occurrence("a-fine", "2016-02-01", "2016-02-03", Some(6.0)),
        occurrence("b-year", "2016-01-01", "2016-12-31", Some(6.0)),
        occurrence("c-before", "2015-01-01", "2015-01-02", Some(6.0)),
        occurrence("d-silent", "2016-02-01", "2016-02-01", None),
        occurrence("e-mad", "2016-02-01", "2016-02-01", Some(f64::NAN)),
        occurrence("f-large", "2016-02-01", "2016-02-01", Some(1e12)),
        occurrence("g-partly", "2015-12-31", "2016-01-02", Some(3.0)),
    ];
    let made = spread(&all).unwrap();
    let whys: Vec<(&str, &WhyLeftOut)> = made.left_out.iter().map(|out| (&*out.id, &out.why)).collect();
    let want = [
        ("b-year", &WhyLeftOut::TooLong(366)),
        ("c-before", &WhyLeftOut::Outside),
        ("d-silent", &WhyLeftOut::NoNumber),
        ("e-mad", &WhyLeftOut::BadNumber),
        ("f-large", &WhyLeftOut::BadNumber),
    ];
    assert_eq!(whys, want);
    assert_eq!((made.taken, made.daily.total(), made.outside), (2, 8.0, 1.0));
    assert_eq!(made.daily.values()[31..34], [2.0, 2.0, 2.0]);
}

#[test]
fn what_was_not_known_then_is_named() {
    let at = |text: &str| Some(text.parse().unwrap());
    let known = |id: &str, from| Occurrence { known_from: from, ..occurrence(id, START, START, None) };
    let all = [
        known("early", at("2016-03-01T00:00Z")),
        known("late", at("2016-05-01T00:00Z")),
        known("silent", None),
    ];
    let (known, left_out) = Occurrence::known_on(&all, "2016-04-01T00:00Z".parse().unwrap());
    assert_eq!(known.iter().map(|o| &*o.id).collect::<Vec<_>>(), ["early"]);
    assert_eq!(left_out[0].why, WhyLeftOut::NotKnownYet);
    assert_eq!(left_out[1].why, WhyLeftOut::KnownWhen);
}

#[test]
fn a_truce_outside_the_series_has_no_spell() {
    let all = series(uneven);
    let rule = FailureRule::LevelRegained { share: 1.0, trailing_days: 7, before_days: 28 };
    let at = |start: &str, until: &str| spell(&all, date(start), rule, date(until));
    assert!(at("2015-01-01", "2016-01-01").is_err());
    assert!(at("2018-01-01", "2018-02-01").is_err());
    assert!(at(START, "2016-02-01").is_err());
    assert!(at("2016-01-05", "2016-02-01").is_err(), "there are no 28 days before");
    let quiet = series(|n| if n < 0 { 0.0 } else { 1.0 });
    assert!(spell(&quiet, date(START), rule, date("2016-04-01")).is_err(), "a level of zero is no level");
}
