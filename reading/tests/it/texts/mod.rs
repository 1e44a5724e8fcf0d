//! The texts that were written before the rules, `tests/texts`: how much of what they say is read, kind by kind.
//!
//! Both halves have floors (`floors.rs`). Nobody looks into `held_out` while writing rules. The tables stand in
//! `docs/reading.md`, which `UPDATE=1 cargo test -p reading --test it texts` rewrites, so that a change is seen in review.

mod deeds;
mod expected;
mod floors;
mod score;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use expected::Expected;
use floors::{FLOORS_HELD_OUT, FLOORS_OPEN, Floor};
use score::Score;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts")
}

/// Returns the texts of a half, each with its name, its bytes and what it says.
fn half(name: &str) -> Vec<(String, String, Expected)> {
    let entries = fs::read_dir(root().join(name)).expect("the half is there");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    folders.sort();
    let one = |folder: PathBuf| {
        let read = |file: &str| fs::read_to_string(folder.join(file)).expect("the file can be read");
        let expected = serde_json::from_str(&read("expected.json"));
        let name = folder.display().to_string();
        (name.clone(), read("text.txt"), expected.unwrap_or_else(|error| panic!("{name}: {error}")))
    };
    folders.into_iter().map(one).collect()
}

fn scored(name: &str) -> Score {
    let mut score = Score::default();
    for (name, text, expected) in half(name) {
        let account = reading::read(text.as_bytes(), &expected.given());
        score.add(&name, &account, &expected);
    }
    score
}

#[test]
fn texts_hold_every_string_that_is_expected_of_them() {
    for part in ["open", "held_out"] {
        let all = half(part);
        assert!(all.len() >= 22, "{part}");
        for (name, text, expected) in all {
            for words in expected.strings() {
                assert!(!words.is_empty() && text.contains(words), "{name}: {words:?} is not in the text");
            }
        }
    }
}

fn holds(score: &Score, floors: &[Floor]) {
    println!("{}", score.table());
    for (kind, right, extra) in floors {
        let row = score.row(kind);
        assert!(row.right >= *right, "{kind}: {} right, of at least {right}", row.right);
        let extra = extra.unwrap_or(usize::MAX);
        assert!(row.extra <= extra, "{kind}: {} that nobody wrote down, of at most {extra}", row.extra);
    }
}

#[test]
fn texts_that_are_open_are_read_as_well_as_before() {
    let score = scored("open");
    println!("{}", score.missed.join("\n"));
    holds(&score, FLOORS_OPEN);
}

#[test]
fn texts_that_are_held_out_are_read_as_well_as_before() {
    // What is missed is not printed: who reads it would write rules for it.
    holds(&scored("held_out"), FLOORS_HELD_OUT);
}

#[test]
fn texts_have_a_floor_for_every_kind() {
    for floors in [FLOORS_OPEN, FLOORS_HELD_OUT] {
        let kinds: Vec<&str> = floors.iter().map(|(kind, ..)| *kind).collect();
        assert_eq!(kinds, Score::kinds());
    }
}

#[test]
fn texts_scores_stand_in_the_book() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reading.md");
    let page = fs::read_to_string(&path).expect("the page is there");
    let mut found = page.clone();
    for part in ["open", "held_out"] {
        let mut table = String::new();
        let _ = write!(table, "<!-- scores of {part} -->\n\n{}\n<!-- end -->", scored(part).table());
        let start = found.find(&format!("<!-- scores of {part} -->")).expect("the page has its place");
        let end = start + found[start..].find("<!-- end -->").expect("the place ends") + "<!-- end -->".len();
        found.replace_range(start..end, &table);
    }
    if std::env::var_os("UPDATE").is_some() {
        return fs::write(path, found).expect("the page can be written");
    }
    assert!(found == page, "the scores in docs/reading.md have changed; UPDATE=1 rewrites them:\n{found}");
}
