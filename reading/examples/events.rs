//! Shows the events, places, dates and tallies of a text: `cargo run -p reading --example events -- FILE [DAY]`.

#![allow(clippy::disallowed_methods, reason = "an example reads files; the reading reads none")]

use reading::Account;
use reading::events::{Event, Side};

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("name a file");
    let published = args.next().map(|day| day.parse().expect("a day is written 2016-09-14"));
    let bytes = std::fs::read(path).expect("the file can be read");
    let account = reading::read(&bytes, &reading::Given { published, ..Default::default() });
    let text = account.parsed.text();
    for place in &account.places {
        println!(
            "place  {:24} {:?} {:?}",
            place.span.of(text),
            place.place().map(|place| &place.country),
            place.precision
        );
    }
    for time in &account.times {
        println!("time   {:24} {:?}", time.span.of(text), time.edtf());
    }
    account.events.held.iter().for_each(|event| show("EVENT ", event, &account));
    account.events.passed_over.iter().for_each(|event| show("passed", event, &account));
    for tally in &account.tallies {
        let name = |span: reading::Span| span.of(text).to_owned();
        let rows: Vec<_> = tally.rows.iter().map(|row| format!("{} {}", name(row.name), row.count)).collect();
        println!(
            "tally {} {} by {:?} of {:?}: {rows:?} sums {:?}, {:?}",
            tally.total,
            name(tally.unit),
            tally.source.map(name),
            tally.period,
            tally.sums(),
            tally.rule
        );
    }
    for one in &account.events.casualties {
        println!("people {:?} {:?} {}  [{}]", one.count, one.is, one.fate.as_str(), one.span.of(text));
    }
}

fn show(what: &str, event: &Event, account: &Account) {
    let text = account.parsed.text();
    let place = event.place.map_or("", |(n, _)| account.places[n].span.of(text));
    let names = |sides: &[Side]| sides.iter().map(|side| side.name.clone()).collect::<Vec<_>>().join(" + ");
    let code = event.code;
    println!(
        "{what} {}{} {} {:?} | {} -> {} @ {place} | {}{} {} | {}",
        code.root.as_str(),
        code.mode.map_or_else(String::new, |mode| format!(".{mode}")),
        code.cameo,
        code.act.map(|act| act.as_str()),
        names(&event.actors),
        names(&event.targets),
        event.modality.as_str(),
        event.by.as_ref().map_or_else(String::new, |side| format!(" by {}", side.name)),
        event.rule,
        event.span.of(text),
    );
}
