//! Cases in `reading/tests/talks`: short texts, each with what it tells of talks. Adding one needs no Rust.

use std::path::Path;

use reading::talks::{MeetingStatus, Talks};
use reading::{Account, Span};

use super::talks::{is_party, near};

fn check(name: &str, content: &str) -> Vec<String> {
    let (text, wanted) = content.split_once("\n=====\n").expect("a line of = divides text and what is told");
    let account = reading::read(format!("{text}\n").as_bytes(), &reading::Given::default());
    let lines = wanted.lines().filter(|line| !line.trim().is_empty());
    lines
        .filter(|line| !holds(&account, line))
        .map(|line| format!("{name}: {line}\n    {}", told(&account)))
        .collect()
}

/// Returns what is read, for whoever mends a case.
fn told(account: &Account) -> String {
    let text = account.parsed.text();
    let Talks { provisions, sticking_points, positions, meetings, .. } = &account.talks;
    let provisions: Vec<_> = provisions.iter().map(|one| one.span.of(text)).collect();
    let points: Vec<_> = sticking_points.iter().map(|one| one.span.of(text)).collect();
    let positions: Vec<_> = positions.iter().map(|one| (one.party.actor.name(), one.span.of(text))).collect();
    let meetings: Vec<_> = meetings
        .iter()
        .map(|one| {
            (one.status, one.who.iter().map(|who| who.actor.name()).collect::<Vec<_>>(), one.span.of(text))
        })
        .collect();
    format!("{provisions:?} {points:?} {positions:?} {meetings:?}")
}

fn holds(account: &Account, line: &str) -> bool {
    let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let text = account.parsed.text();
    let words = parts[if parts[0] == "meeting" { 2 } else { 1 }];
    let start = text.find(words).unwrap_or_else(|| panic!("`{words}` is in the text"));
    let span = Span::new(start, start + words.len());
    let talks = &account.talks;
    let meets = |one: &&reading::talks::Meeting| near(one.span, span);
    match (parts[0], &parts[2..]) {
        ("provision", []) => talks.provisions.iter().any(|one| near(one.span, span)),
        ("no provision", []) => !talks.provisions.iter().any(|one| one.span.meets(span)),
        ("point", []) => talks.sticking_points.iter().any(|one| near(one.span, span)),
        ("aim", []) => talks.aims.iter().any(|one| near(one.span, span)),
        ("position", [party]) => {
            talks.positions.iter().any(|one| near(one.span, span) && is_party(&one.party, party))
        }
        ("no meeting", []) => !talks.meetings.iter().any(|one| one.span.meets(span)),
        ("meeting", [_, who]) => talks.meetings.iter().filter(meets).any(|one| {
            status(one.status) == parts[1]
                && match *who {
                    "-" => one.who.is_empty(),
                    who => who.split(", ").all(|name| one.who.iter().any(|party| is_party(party, name))),
                }
        }),
        _ => panic!("`{line}` is no line of a case"),
    }
}

const fn status(status: MeetingStatus) -> &'static str {
    match status {
        MeetingStatus::Held => "held",
        MeetingStatus::Ongoing => "ongoing",
        MeetingStatus::Planned => "planned",
        MeetingStatus::CalledOff => "called-off",
    }
}

#[test]
fn every_case_of_talks_is_read_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/talks");
    let entries = std::fs::read_dir(folder).expect("the cases are there");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("it is readable").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    assert!(files.len() >= 12, "{} cases", files.len());
    let mut faults = Vec::new();
    for path in files {
        let content = std::fs::read_to_string(&path).expect("a case can be read");
        faults.extend(check(&path.file_stem().expect("it has a name").to_string_lossy(), &content));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
