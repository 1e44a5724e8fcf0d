//! The talks: folders in `tests/talks/ok` hold talks and the boards they must give, those in `err` what is said of them.
//!
//! `UPDATE=1 cargo test -p engine --test it talks` rewrites `boards.expected` and `stderr.expected`, and the boards of the
//! case that ships in `it/snapshots`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use engine::model::{When, draw};
use engine::talks::{Board, Deal, IssueState, MeetingStatus, Stance, Statement, Talks, There, board};
use engine::terms::{NamedText, Terms, schema};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::terms::parsed;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/talks")
}

fn september() -> (Talks, Terms) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/syria-2016-09");
    let terms = parsed(&folder);
    let text = fs::read_to_string(folder.join("talks.toml")).unwrap();
    let (talks, problems) = read(&text, Some(&terms)).unwrap_or_else(|drawn| panic!("{drawn}"));
    assert_eq!(problems, "", "the case that ships has no problem");
    (talks, terms)
}

/// Returns the talks and the drawn warnings, or the drawn problems.
fn read(text: &str, terms: Option<&Terms>) -> Result<(Talks, String), String> {
    let drawn = |problems: Vec<_>| problems.iter().map(|p| draw(p, text)).collect::<Vec<_>>().join("\n");
    match Talks::parse(NamedText { file: "talks.toml", text }, terms) {
        Ok((talks, problems)) => Ok((talks, drawn(problems))),
        Err(problems) => Err(drawn(problems)),
    }
}

fn folders(of: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(tests().join(of)).unwrap();
    let mut folders: Vec<_> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

/// Compares with a file, or rewrites it.
fn compare(path: &Path, found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(path, found).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, expected, "{} has drifted; UPDATE=1 rewrites it", path.display());
}

fn end_of(day: &str, zone: &TimeZone) -> Timestamp {
    When::parse(day).unwrap().interval(zone).end
}

/// Writes a board, a line for each thing.
fn written(board: &Board<'_>) -> String {
    let mut out = format!("{}; {} later\n", board.there, board.later);
    for word in &board.deal {
        let said = word.said.map_or("silent".to_owned(), |(deal, s)| format!("{deal} {}", s.id));
        let must = if word.must_agree { "must agree" } else { "beside" };
        out += &format!("  {} ({must}): {said}\n", word.side.id);
    }
    for row in &board.issues {
        out += &format!("{}: {}\n", row.issue.id, row.state);
        for side in &row.sides {
            let ids = |all: &[&Statement]| {
                all.iter().map(|s| format!("{} {}", s.id, s.stance)).collect::<Vec<_>>().join(", ")
            };
            let position = side.position.map_or("-", |p| &p.says);
            let since = if side.spoken_since { ", has spoken since" } else { "" };
            out += &format!(
                "  {}: {position}{since} | last {} | before: {}\n",
                side.side.id,
                ids(&side.last),
                ids(&side.earlier)
            );
        }
    }
    let met: Vec<String> = board.meetings.iter().map(|m| format!("{} {}", m.id, m.status)).collect();
    out + &format!("meetings: {}\n", met.join(", "))
}

#[test]
fn talks_give_the_boards_expected_of_them() {
    for folder in folders("ok") {
        let text = fs::read_to_string(folder.join("talks.toml")).unwrap();
        let (talks, problems) =
            read(&text, None).unwrap_or_else(|drawn| panic!("{}\n{drawn}", folder.display()));
        assert_eq!(problems, "");
        let mut found = String::new();
        for day in fs::read_to_string(folder.join("known_on.txt")).unwrap().lines() {
            let at = end_of(day, &TimeZone::UTC);
            found += &format!("# as known on {day}\n{}\n", written(&board(&talks, &TimeZone::UTC, Some(at))));
        }
        compare(&folder.join("boards.expected"), &found);
    }
}

#[test]
fn wrong_talks_say_what_is_wrong() {
    let terms = parsed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terms/base"));
    for folder in folders("err") {
        let text = fs::read_to_string(folder.join("talks.toml")).unwrap();
        let drawn = match read(&text, Some(&terms)) {
            Ok(_) => panic!("{} is not wrong", folder.display()),
            Err(drawn) => drawn,
        };
        compare(&folder.join("stderr.expected"), &drawn);
    }
}

#[test]
fn the_shipped_boards_are_as_reviewed() {
    let (talks, terms) = september();
    let zone = &terms.agreement.zone;
    let mut found = String::new();
    for day in ["2016-09-04", "2016-09-09", "2016-09-19", "2016-10-03"] {
        found +=
            &format!("# as known on {day}\n{}\n", written(&board(&talks, zone, Some(end_of(day, zone)))));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots/syria-2016-09.talks.txt");
    compare(&path, &found);
}

#[test]
fn the_shipped_talks_hold_what_they_are_there_to_show() {
    let (talks, terms) = september();
    assert_eq!((talks.statements.len(), talks.meetings.len()), (191, 34));
    assert!(talks.statements.iter().all(|said| said.address.is_some()));
    let there = |day: &str| {
        let zone = &terms.agreement.zone;
        board(&talks, zone, Some(end_of(day, zone))).there
    };
    // Not there yet on 4 September, there on the 9th, and no longer once the United States said so.
    assert_eq!(there("2016-08-25"), There::Undetermined);
    assert_eq!(there("2016-09-04"), There::NotThere);
    assert_eq!(there("2016-09-09"), There::There);
    assert_eq!(there("2016-10-03"), There::NotThere);
}

#[test]
fn a_board_never_says_more_on_an_earlier_day() {
    let (talks, terms) = september();
    let zone = &terms.agreement.zone;
    let mut before: Option<(usize, usize)> = None;
    for day in 1..=30 {
        let board = board(&talks, zone, Some(end_of(&format!("2016-09-{day:02}"), zone)));
        let spoken = board.issues.iter().filter(|row| row.state != IssueState::NotSpokenOf).count();
        let known = talks.statements.len() - board.later;
        assert!(before.is_none_or(|(s, k)| s <= spoken && k <= known), "{day}");
        before = Some((spoken, known));
    }
}

#[test]
fn the_order_of_statements_of_different_days_does_not_matter() {
    let (talks, terms) = september();
    let zone = &terms.agreement.zone;
    let mut turned = talks.clone();
    turned.statements.sort_by_key(|said| std::cmp::Reverse(said.when.interval(zone).end));
    let ids = |talks: &Talks| -> Vec<(String, BTreeSet<String>)> {
        let rows = board(talks, zone, None);
        let sides = rows.issues.iter().flat_map(|row| row.sides.iter().map(move |side| (row, side)));
        sides
            .map(|(row, side)| {
                let last = side.last.iter().map(|said| said.id.to_string()).collect();
                (format!("{} {} {}", row.issue.id, side.side.id, row.state), last)
            })
            .collect()
    };
    assert_eq!(ids(&talks), ids(&turned));
}

#[test]
fn the_schema_of_talks_has_the_words_of_talks() {
    let all = schema::all();
    let (_, talks) = all.iter().find(|(file, _)| *file == "talks.schema.json").unwrap();
    let words = |table: &str, key: &str| -> Vec<String> {
        let words = &talks["properties"][table]["items"]["properties"][key]["enum"];
        words.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(words("statement", "stance"), Stance::WORDS);
    assert_eq!(words("statement", "deal"), Deal::WORDS);
    assert_eq!(words("meeting", "status"), MeetingStatus::WORDS);
}
