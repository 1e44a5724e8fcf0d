//! Series of a case's incidents: sides as the agreement names them, careful and full, as known on a date.

use std::path::Path;

use engine::findings::{Bench, Reading};
use engine::incidents::{Independence, Weight, gather};
use engine::series::{
    Daily, Days, Deaths, Dyad, Events, Occurrence, Spread, Which, disagreements, without_each_source,
};

use super::syria::date;
use crate::case::Case;

fn september() -> Case {
    Case::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/syria-2016-09"))
}

fn bench(case: &Case) -> Bench<'_> {
    let used: Vec<usize> = (0..case.reports.len()).collect();
    let independence = Independence::of(&case.terms);
    let incidents = gather(&case.terms, &independence, &case.reports, &used, None);
    Bench::new(&case.terms, &case.reports, &used, independence, incidents)
}

fn counted(counts: Weight) -> Reading {
    Reading { counts, ..Reading::DEFAULT }
}

fn days() -> Days {
    Days::new(date("2016-08-15"), date("2016-10-31")).unwrap()
}

fn deaths(occurrences: &[Occurrence]) -> Spread<Deaths> {
    Daily::spread(days(), 31, &Which::default(), occurrences).unwrap()
}

#[test]
fn careful_counts_have_no_more_deaths_than_full_ones() {
    let case = september();
    let bench = bench(&case);
    let made = |counts| Occurrence::of_incidents(&bench, &counted(counts)).0;
    let (careful, full) = (deaths(&made(Weight::Careful)), deaths(&made(Weight::Full)));
    let whole = |spread: &Spread<Deaths>| spread.daily.total() + spread.outside;
    assert!(whole(&careful) > 0.0 && whole(&careful) < whole(&full), "{} {}", whole(&careful), whole(&full));
}

#[test]
fn sides_are_those_of_the_agreement() {
    let case = september();
    let bench = bench(&case);
    let (all, _) = Occurrence::of_incidents(&bench, &Reading::DEFAULT);
    let sides = Dyad::of(["government", "opposition"]);
    let which = Which { dyads: vec![sides.clone()], ..Which::default() };
    let between: Spread<Events> = Daily::spread(days(), 31, &which, &all).unwrap();
    let count = all.iter().filter(|o| o.dyad == sides).count();
    assert_eq!(between.taken + between.left_out.len(), count);
    assert!(count > 0 && count < all.len(), "{count} of {}", all.len());
}

#[test]
fn an_area_holds_no_more_under_careful_counts_than_under_full_ones() {
    let case = september();
    let bench = bench(&case);
    let made = |counts| Occurrence::of_incidents(&bench, &counted(counts)).0;
    let (careful, full) = (made(Weight::Careful), made(Weight::Full));
    assert_eq!(careful.len(), full.len());
    for (careful, full) in careful.iter().zip(&full) {
        assert!(careful.areas.iter().all(|area| full.areas.contains(area)), "{}", careful.id);
    }
    assert!(full.iter().any(|o| !o.areas.is_empty()));
}

#[test]
fn what_was_published_later_is_not_in_the_series_of_before() {
    let case = september();
    let bench = bench(&case);
    let (all, _) = Occurrence::of_incidents(&bench, &Reading::DEFAULT);
    let at = |text: &str| Occurrence::known_on(&all, text.parse().unwrap()).0.len();
    let (early, later) = (at("2016-09-13T00:00Z"), at("2016-10-03T00:00Z"));
    assert!(early < later && later <= all.len(), "{early} {later} {}", all.len());
}

#[test]
fn each_source_can_be_left_out_and_what_it_alone_tells_of_goes_with_it() {
    let case = september();
    let bench = bench(&case);
    let (all, _) = Occurrence::of_incidents(&bench, &Reading::DEFAULT);
    let whole = Daily::<Events>::spread(days(), 31, &Which::default(), &all).unwrap().taken;
    let without = without_each_source(&all, |rest| {
        Ok(Daily::<Events>::spread(days(), 31, &Which::default(), rest.iter().copied())?.taken)
    });
    assert!(without.len() > 3);
    assert!(without.iter().any(|w| w.gone > 0 && w.answer.clone().unwrap() < whole));
    assert!(without.iter().all(|w| w.answer.clone().unwrap() <= whole));
}

#[test]
fn reports_of_one_incident_disagree_by_so_much() {
    let case = september();
    let bench = bench(&case);
    let several: Vec<_> = bench.incidents.iter().filter(|i| i.accounts.len() > 2).collect();
    assert!(!several.is_empty());
    for incident in several {
        let of = disagreements(&bench, incident);
        assert!(of.act.stated <= incident.accounts.len() && of.act.distinct_less_one < of.act.stated.max(1));
        assert!(of.killed.modal_confidence().is_none_or(|share| share > 0.0 && share <= 1.0));
    }
    let differ = |i: &&engine::incidents::Incident| disagreements(&bench, i).killed.distinct_less_one > 0;
    assert!(bench.incidents.iter().any(|i| differ(&i)), "some numbers of killed differ in this case");
}
