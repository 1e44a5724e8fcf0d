//! What must hold for any data: totals are kept, order and threads change nothing, scale cancels, no answer is no number.

use engine::series::{
    Daily, Days, Deaths, Estimate, Events, Exposure, Measured, Occurrence, Plan, Watch, Weekday, Which,
    changes, interrupted, rate_ratio, rate_ratios, ratio_of_ratios, without_each_source,
};
use jiff::{Span, civil::Date};
use proptest::prelude::*;

use super::bad::occurrence;
use super::syria::date;

fn days() -> Days {
    Days::new(date("2016-01-01"), date("2016-06-30")).unwrap()
}

fn day(n: i64) -> Date {
    days().first() + Span::new().days(n)
}

/// Occurrences of any days, some outside, some too long, with any numbers.
fn occurrences() -> impl Strategy<Value = Vec<Occurrence>> {
    let one = (-40..220_i64, 0..50_i64, proptest::option::of(0..500_u32));
    proptest::collection::vec(one, 1..60).prop_map(|all| {
        let made = all.into_iter().enumerate().map(|(n, (first, span, killed))| Occurrence {
            id: format!("{n:03}").into(),
            first: day(first),
            last: day(first + span),
            ..occurrence("", "2016-01-01", "2016-01-01", killed.map(f64::from))
        });
        made.collect()
    })
}

/// Half a year of daily values, many of them zero.
fn values() -> impl Strategy<Value = Vec<f64>> {
    let one = prop_oneof![2 => Just(0_u32), 3 => 0..40_u32, 1 => 0..100_000_u32];
    proptest::collection::vec(one.prop_map(f64::from), 182)
}

fn series(values: Vec<f64>) -> Daily<Deaths> {
    Daily::of_values(days().first(), values).unwrap()
}

fn small() -> Plan {
    Plan { draws: 200, placebo_dates_min: 3, ..Plan::FOUR_WEEKS }
}

/// An estimate is of finite numbers, in order, and its rank is a share.
fn sound(estimate: &Estimate) -> Result<(), TestCaseError> {
    prop_assert!(estimate.value().is_finite() && estimate.low().is_finite() && estimate.high().is_finite());
    prop_assert!(estimate.low() >= 0.0 && estimate.low() <= estimate.high());
    if let Some(rank) = estimate.beside().rank() {
        prop_assert!(rank.p() > 0.0 && rank.p() <= 1.0 && rank.apart() <= rank.dates());
    }
    Ok(())
}

proptest! {
    #[test]
    fn nothing_is_made_and_nothing_is_lost(all in occurrences()) {
        let Ok(made) = Daily::<Deaths>::spread(days(), 31, &Which::default(), &all) else { return Ok(()) };
        let is_out = |o: &&Occurrence| made.left_out.iter().any(|out| out.id == o.id);
        let out: f64 = all.iter().filter(is_out).filter_map(|o| o.killed).sum();
        let stated: f64 = all.iter().filter_map(|o| o.killed).sum();
        prop_assert!((made.daily.total() + made.outside + out - stated).abs() < 1e-6);
        prop_assert_eq!(made.taken + made.left_out.len(), all.len());
    }

    #[test]
    fn the_order_of_occurrences_changes_nothing(all in occurrences(), turn in 0..60_usize) {
        let which = Which::default();
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len());
        turned.reverse();
        prop_assert_eq!(Daily::<Deaths>::spread(days(), 31, &which, &all), Daily::spread(days(), 31, &which, &turned));
        prop_assert_eq!(Daily::<Events>::spread(days(), 31, &which, &all), Daily::spread(days(), 31, &which, &turned));
    }

    #[test]
    fn no_answer_is_no_number(own in values(), control in values(), at in 0..200_i64) {
        let (own, control, start) = (series(own), series(control), day(at));
        for plan in [small(), Plan::ONE_WEEK] {
            if let Ok(answer) = rate_ratio(&own, start, &[start], &plan) {
                sound(&answer.ratio)?;
                prop_assert!(answer.before_per_day > 0.0 && answer.dispersion.is_finite());
            }
            if let Ok(answer) = ratio_of_ratios(&own, &control, start, &[start], &plan) {
                sound(&answer.ratio)?;
            }
        }
    }

    #[test]
    fn ten_times_as_much_has_the_same_ratio(own in values(), at in 30..150_i64) {
        let start = day(at);
        let ten = series(own.iter().map(|y| y * 8.0).collect());
        let own = series(own);
        let (one, ten) = (rate_ratio(&own, start, &[start], &small()), rate_ratio(&ten, start, &[start], &small()));
        // A power of two changes no digit, so not even the draws differ.
        prop_assert_eq!(one.as_ref().map(|a| &a.ratio), ten.as_ref().map(|a| &a.ratio));
    }

    #[test]
    fn a_start_has_one_answer_whatever_else_is_asked_and_on_how_many_threads(own in values(), at in 30..120_i64) {
        let own = series(own);
        let starts: Vec<Date> = (0..6).map(|n| day(at + 5 * n)).collect();
        let alone: Vec<Measured<_>> = starts.iter().map(|start| rate_ratio(&own, *start, &[], &small())).collect();
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            prop_assert_eq!(&pool.install(|| rate_ratios(&own, &starts, &[], &small())), &alone);
        }
    }

    #[test]
    fn a_watch_never_looks_ahead(own in values(), cut in 1..182_usize) {
        let watch = Watch { level_days: 30.0, level_per_day: 5.0, weight_days: 1.0, dispersion: 3.0, fall_days: 5 };
        let all = changes(&series(own.clone()), &watch).unwrap();
        let part = changes(&series(own[..cut].to_vec()), &watch).unwrap();
        prop_assert_eq!(&all[..cut], &part[..]);
        prop_assert!(all.iter().all(|day| day.since.is_none_or(|since| since <= day.day.tomorrow().unwrap())));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_fit_is_a_number_or_has_a_reason(own in values(), at in 30..150_i64, share in 0..=10_u32) {
        let own = series(own);
        let shares = (0..182).map(|n| Some(f64::from((n + share) % 11) / 10.0)).collect();
        for exposure in [Exposure::AssumedConstant, Exposure::Shares(shares)] {
            let answer = interrupted(&own, &exposure, Weekday::Differs, day(at), &[day(at)], &small());
            if let Ok(answer) = answer {
                sound(&answer.level)?;
                sound(&answer.slope)?;
            }
        }
    }
}

#[test]
fn an_answer_that_rests_on_one_source_has_none_without_it() {
    let told = |id: &str, day: &str, sources: &[&str]| Occurrence {
        sources: sources.iter().map(|source| (*source).into()).collect(),
        ..occurrence(id, day, day, Some(2.0))
    };
    let all = [
        told("a", "2016-02-01", &["one"]),
        told("b", "2016-02-02", &["one", "two"]),
        told("c", "2016-02-03", &["one"]),
    ];
    let answers = without_each_source(&all, |rest| {
        Ok(Daily::<Deaths>::spread(days(), 31, &Which::default(), rest.iter().copied())?.daily.total())
    });
    let found: Vec<_> =
        answers.iter().map(|a| (a.source.as_str(), a.gone, a.answer.clone().unwrap())).collect();
    assert_eq!(found, [("one", 2, 2.0), ("two", 0, 6.0)]);
}
