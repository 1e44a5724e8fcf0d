//! Questions to terms that parsed: who a name means, which day it is, what holds then, what an assumption changes.

use std::path::Path;

use engine::model::{AssumptionId, ProvisionId};
use engine::terms::{Agreement, AssumptionError, Due, Measure, Terms};
use jiff::{Timestamp, tz::TimeZone};

use crate::terms::parsed;

fn base() -> Terms {
    parsed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terms/base"))
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Returns the agreement of the base case as if it began at `in_force` in `zone`.
fn begun(in_force: &str, zone: &str) -> Agreement {
    Agreement { in_force: at(in_force), zone: TimeZone::get(zone).unwrap(), ..base().agreement }
}

#[test]
fn a_name_in_any_script_means_its_actor() {
    let terms = base();
    for name in ["valley-army", "VALLEY ARMY", "جيش الوادي", "Армия  долины", "Army of the Valley"]
    {
        assert_eq!(terms.actor_named(name).unwrap().id.as_str(), "valley-army", "{name}");
    }
    assert!(terms.actor_named("Army of the Hills").is_none());
    assert!(terms.actor_named("").is_none());
}

#[test]
fn days_begin_at_the_hour_of_the_agreement() {
    let agreement = base().agreement;
    assert_eq!(agreement.day_of(at("2016-09-12T16:00:00Z")), 0);
    assert_eq!(agreement.day_of(at("2016-09-13T15:59:59Z")), 0);
    assert_eq!(agreement.day_of(at("2016-09-13T16:00:00Z")), 1);
    assert_eq!(agreement.day_of(at("2016-09-12T15:59:59Z")), -1);
    assert_eq!(agreement.day_of(at("2016-09-19T16:00:00Z")), 7);
    let first = agreement.day_interval(0);
    assert_eq!((first.start, first.end), (at("2016-09-12T16:00:00Z"), at("2016-09-13T16:00:00Z")));
}

#[test]
fn a_day_has_23_or_25_hours_when_the_clocks_change() {
    // Damascus went back on 28 October 2016 at 00:00 (to 23:00), and forward on 31 March 2017.
    let agreement = begun("2016-10-26T19:00:00+03:00", "Asia/Damascus");
    assert_eq!(agreement.day_interval(1).seconds(), 25 * 3_600);
    assert_eq!(agreement.day_interval(2).start, at("2016-10-28T19:00:00+02:00"));
    assert_eq!(agreement.day_of(at("2016-10-28T18:59:59+02:00")), 1);
    let kyiv = begun("2015-02-15T00:00:00+02:00", "Europe/Kyiv");
    let spring = kyiv.day_of(at("2015-03-29T12:00:00+03:00"));
    assert_eq!(kyiv.day_interval(spring).seconds(), 23 * 3_600);
    for day in -400..800 {
        let interval = kyiv.day_interval(day);
        assert_eq!(kyiv.day_of(interval.start), day);
        assert_eq!(kyiv.day_of(interval.end), day + 1);
    }
}

#[test]
fn the_ends_of_time_have_a_day_too() {
    let agreement = base().agreement;
    assert!(agreement.day_of(Timestamp::MIN) < -700_000);
    assert!(agreement.day_of(Timestamp::MAX) > 2_000_000);
    for day in [i32::MIN, i32::MAX] {
        let interval = agreement.day_interval(day);
        assert!(interval.start <= interval.end);
    }
}

#[test]
fn an_amendment_holds_from_its_date() {
    let agreement = base().agreement;
    let id = ProvisionId::from("no-attack");
    let before = agreement.provision_at(&id, at("2016-09-14T15:59:59Z")).unwrap();
    let after = agreement.provision_at(&id, at("2016-09-14T16:00:00Z")).unwrap();
    assert_eq!(before.forbids.len(), 3);
    assert_eq!(after.forbids.len(), 2);
    assert_eq!(after.until, Some(at("2017-01-16T16:00:00Z")));
    assert_eq!(agreement.provision_on(&id, 1).unwrap().forbids.len(), 3);
    assert_eq!(agreement.provision_on(&id, 2).unwrap().forbids.len(), 2);
    let pull_back = agreement.provision(&ProvisionId::from("pull-back")).unwrap();
    assert_eq!(pull_back.due, Some(Due::WithinOfStart(std::time::Duration::from_secs(21 * 86_400))));
}

#[test]
fn an_assumption_is_in_its_place_and_can_be_varied() {
    let agreement = base().agreement;
    let need = |agreement: &Agreement, i: usize| agreement.phases[0].needs[i].clone();
    assert_eq!(need(&agreement, 0).measure, Measure::NoGrave);
    assert_eq!(need(&agreement, 0).measure_word.as_deref(), Some("reduced"));
    assert_eq!(need(&agreement, 1).measure, Measure::None);
    let reduced = AssumptionId::from("reduced");
    let varied = agreement.with_assumption(&reduced, "at-most-3").unwrap();
    assert_eq!(need(&varied, 0).measure, Measure::AtMost(3));
    assert_eq!(need(&varied, 1).measure, Measure::None, "it has no open word");
    let shorter = agreement.with_assumption(&AssumptionId::from("days-of-the-centre"), "5").unwrap();
    assert_eq!((need(&shorter, 0).days, need(&shorter, 1).days), (5, 5));
    assert!(matches!(agreement.with_assumption(&reduced, "some"), Err(AssumptionError::Value { .. })));
    let unknown = agreement.with_assumption(&AssumptionId::from("calm"), "none");
    assert!(matches!(unknown, Err(AssumptionError::Unknown(_))));
}

#[test]
fn the_rules_have_a_hash_that_anyone_can_compute() {
    // python3: hashlib.sha256 over len(text).to_bytes(8, "big") + text, of the five files in order.
    let terms = base();
    assert_eq!(terms.rules_hash.len(), 64);
    assert_eq!(terms.rules_hash, base().rules_hash);
    let without = parsed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terms/ok/0001_no_decisions"));
    assert_ne!(terms.rules_hash, without.rules_hash);
    assert_eq!(without.rules_hash, "ad5996d0aa9661e430b07c8fa52893d846db3094f6b539bdcf75d1d393b49027");
}
