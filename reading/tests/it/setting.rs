//! Places, dates and counts: each case of `reading/tests/setting` is a text with what must be found of one kind, and no more.

use std::fs;
use std::path::{Path, PathBuf};

use engine::model::CountIs;
use reading::tallies::Tally;
use reading::{Account, Given, Span};

fn file(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/setting").join(kind).with_extension("txt")
}

/// Reads the lines of what is given, and the text after them.
fn given(head: &str) -> (Given, String) {
    let mut given = Given::default();
    let mut text = String::new();
    for line in head.lines().filter(|line| !line.starts_with("# ")) {
        match line.split_once(": ") {
            Some(("published", day)) => given.published = Some(day.parse().expect("a day")),
            Some(("country", code)) => given.country = Some(code.to_owned()),
            _ => text.push_str(&format!("{line}\n")),
        }
    }
    (given, text)
}

/// Compares what `show` makes of each text with the lines after `----`; with UPDATE set, writes it there.
fn check(kind: &str, show: impl Fn(&Account) -> Vec<String>) {
    let path = file(kind);
    let whole = fs::read_to_string(&path).expect("the cases can be read");
    let parts: Vec<(&str, &str)> = whole
        .split("\n====\n")
        .map(|part| part.split_once("\n----").expect("each case has a line of ----"))
        .collect();
    assert!(parts.len() >= 6, "the cases of {kind} are there");
    let found: Vec<String> = parts
        .iter()
        .map(|(head, _)| {
            let (given, text) = given(head.trim_start());
            show(&reading::read(text.as_bytes(), &given)).join("\n")
        })
        .collect();
    if std::env::var_os("UPDATE").is_some() {
        let join = |((head, _), found): (&(&str, &str), &String)| {
            format!("{head}\n----{}{found}", if found.is_empty() { "" } else { "\n" })
        };
        let all: Vec<String> = parts.iter().zip(&found).map(join).collect();
        return fs::write(path, format!("{}\n", all.join("\n====\n"))).expect("the cases can be written");
    }
    let wrong = parts.iter().zip(&found).filter(|((_, expected), found)| expected.trim() != found.as_str());
    let wrong: Vec<String> = wrong
        .map(|((head, expected), found)| format!("{head}\n  expected:{expected}\n  found:\n{found}\n"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases of {kind}:\n{}", wrong.len(), parts.len(), wrong.join("\n"));
}

#[test]
fn places_are_found_as_the_cases_say() {
    check("places", |account| {
        let text = account.parsed.text();
        let line = |place: &reading::places::PlaceMention| {
            let country = place.country().unwrap_or("?");
            format!("{}: {country} of {}", place.span.of(text), place.candidates.len())
        };
        // A state that is named beside a place is not what these cases ask.
        let towns = account.places.iter().filter(|place| place.breadth() < 4);
        towns.map(line).collect()
    });
}

#[test]
fn times_are_found_as_the_cases_say() {
    check("times", |account| {
        let text = account.parsed.text();
        let line = |time: &reading::times::Time| {
            format!("{}: {}", time.span.of(text), time.edtf().unwrap_or_else(|| "-".to_owned()))
        };
        account.times.iter().map(line).collect()
    });
}

#[test]
fn tallies_are_found_as_the_cases_say() {
    check("tallies", |account| {
        let text = account.parsed.text();
        account.tallies.iter().map(|tally| tally_line(text, tally)).collect()
    });
}

fn tally_line(text: &str, tally: &Tally) -> String {
    let words = |span: Span| span.of(text).to_owned();
    let bound = if tally.is == CountIs::Exact { String::new() } else { format!("{} ", tally.is) };
    let told = |word: &str, span: Option<Span>| span.map(|span| format!("; {word} {}", words(span)));
    let period = tally.period.map(|(first, last)| match first == last {
        true => format!("; of {first}"),
        false => format!("; of {first}/{last}"),
    });
    let rows: Vec<String> =
        tally.rows.iter().map(|row| format!("{} {}", words(row.name), row.count)).collect();
    let by = tally.by.map(|by| format!("; by {}: {}", format!("{by:?}").to_lowercase(), rows.join(", ")));
    let sums = match (tally.sums(), tally.is_partial, rows.is_empty()) {
        (Some(true), ..) => "; sums",
        (Some(false), ..) => "; does not sum",
        (None, true, false) => "; only some parts",
        (None, false, false) => "; sums or not",
        (None, _, true) => "",
    };
    let parts = [
        told("counted by", tally.source),
        told("charged to", tally.accused),
        period,
        by,
        Some(sums.to_owned()),
    ];
    format!("{bound}{} {}{}", tally.total, words(tally.unit), parts.into_iter().flatten().collect::<String>())
}
