//! Any bytes, read from end to end: every part of the account names words of the text, and the same bytes give the same account.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Given, Span, read};

fuzz_target!(|bytes: &[u8]| {
    let account = read(bytes, &Given::default());
    let text = account.parsed.text();
    let holds = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    account.parsed.tokens.iter().for_each(|token| holds(token.span));
    account.mentions.iter().for_each(|mention| holds(mention.span));
    account.places.iter().for_each(|place| holds(place.span));
    account.times.iter().for_each(|time| holds(time.span));
    account.statements.iter().for_each(|statement| holds(statement.span));
    for event in account.events.held.iter().chain(&account.events.passed_over) {
        [event.span, event.trigger].into_iter().for_each(holds);
        event.actors.iter().chain(&event.targets).for_each(|side| holds(side.span));
        assert!(event.sentences.iter().all(|n| *n < account.parsed.sentences.len()));
    }
    account.tallies.iter().for_each(|tally| holds(tally.span));
    let talks = &account.talks;
    talks.provisions.iter().for_each(|one| holds(one.span));
    talks.sticking_points.iter().for_each(|one| holds(one.span));
    talks.positions.iter().for_each(|one| holds(one.span));
    talks.meetings.iter().for_each(|one| holds(one.span));
    if bytes.len() < 512 {
        assert!(read(bytes, &Given::default()) == account);
    }
});
