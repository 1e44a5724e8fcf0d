//! The events of the page that was read by hand: all that it must give, all that it should, and nothing of what it must not.
//!
//! What is wanted is asked twice: of the reading kept beside the page, and of `reading/tests/events/page.json`, our own copy of its
//! facts without its sentences. Both need the page, whose sentences are not ours; `seed.rs` says when that is absent.

use std::path::Path;

use reading::Account;
use reading::events::{Event, Side};
use serde_json::Value;

/// The facts of the page in our own words.
fn facts() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/events/page.json");
    let text = std::fs::read_to_string(path).expect("the facts can be read");
    serde_json::from_str(&text).expect("the facts are JSON")
}

fn span(value: &Value) -> (usize, usize) {
    let at = |n: usize| value["span"][n].as_u64().expect("a span has two numbers") as usize;
    (at(0), at(1))
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().expect("a list").iter()
}

fn codes(sides: &[Side]) -> Vec<&str> {
    sides.iter().filter_map(|side| side.code.as_deref()).collect()
}

/// Whether each wanted side is among those found: by name, or by the first three letters of its code, the state.
fn sides_are(found: &[Side], wanted: &Value) -> bool {
    wanted.as_array().expect("a list").iter().all(|want| {
        let name = want["name"].as_str().unwrap_or("");
        let state = want["code"].as_str().and_then(|code| code.get(..3)).filter(|_| !name.contains('/'));
        let named = found.iter().any(|side| name.contains(side.name.as_str()));
        // Those who are told of without a name or a state of their own, as "opposition groups", need only be there.
        named
            || state.is_none()
            || name.contains("groups") && !found.is_empty()
            || codes(found).iter().any(|code| Some(*code) == state)
    })
}

/// Whether an event is the wanted one: its kind, its sides, and words that meet.
fn is(account: &Account, event: &Event, wanted: &Value) -> bool {
    let (start, end) = event.span.chars(account.parsed.text());
    let (from, to) = span(wanted);
    let mut actors = event.actors.clone();
    // Those who meet are all of one rank, wherever they stand.
    if wanted["plover"] == "CONSULT" {
        actors.extend(event.targets.iter().cloned());
    }
    wanted["plover"] == event.root().as_str()
        && start < to
        && from < end
        && sides_are(&actors, &wanted["actor"])
        && sides_are(&event.targets, &wanted["recipient"])
}

fn holds(account: &Account, expected: &Value) {
    let held = &account.events.held;
    for wanted in
        list(expected, "events").filter(|event| event["tier"] == "must" || event["tier"] == "should")
    {
        let found = held.iter().any(|event| is(account, event, wanted));
        assert!(found, "{} {} is not among {held:#?}", wanted["id"], wanted["plover"]);
    }
    for event in held {
        let known = list(expected, "events").any(|wanted| is(account, event, wanted));
        assert!(known, "nobody reads this in the page: {event:#?}");
    }
    let furniture = expected["furniture"]["span"][0].as_u64().expect("a number") as usize;
    let text = account.parsed.text();
    let trigger = |event: &Event| event.trigger.chars(text);
    for event in held.iter().chain(&account.events.passed_over) {
        assert!(trigger(event).1 <= furniture, "furniture tells nothing: {event:?}");
    }
    for trap in list(expected, "traps").map(span) {
        let inside = |event: &&Event| trap.0 <= trigger(event).0 && trigger(event).1 <= trap.1;
        let caught: Vec<&Event> = held.iter().filter(inside).collect();
        let meant = |event: &Event| list(expected, "events").any(|wanted| is(account, event, wanted));
        assert!(caught.iter().all(|event| meant(event)), "a trap at {trap:?} caught {caught:#?}");
    }
    assert!(account.events.casualties.is_empty() && held.iter().all(|event| event.casualties.is_empty()));
    assert!(held.iter().all(|event| event.weapons.is_empty()), "the page names no means");
}

#[test]
fn the_page_gives_the_events_that_were_read_in_it() {
    let Some((account, expected)) = crate::seed::seed() else { return };
    holds(&account, &expected);
}

#[test]
fn the_page_gives_the_events_of_our_own_copy_of_the_facts() {
    let facts = facts();
    assert_eq!(list(&facts, "events").filter(|event| event["tier"] == "must").count(), 5);
    assert_eq!(list(&facts, "traps").count(), 10);
    let Some((account, _)) = crate::seed::seed() else { return };
    holds(&account, &facts);
}
