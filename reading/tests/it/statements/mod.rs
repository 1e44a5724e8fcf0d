//! Who said what, and where parties stand: against the texts of `reading/tests/texts` and the page that was read by hand.
//!
//! A quotation is *found* if a statement has its words; its speaker is *right* if one name holds the other's last word.
//! `READ=1 cargo test -p reading --test it statements -- --nocapture` prints what is missing.

mod cases;
mod limits;
mod score;
mod seed;
mod talks;

use std::path::{Path, PathBuf};

use reading::{Account, Given};
use serde_json::Value;

fn texts(half: &str) -> Vec<(String, Account, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts").join(half);
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the texts are there")
        .map(|entry| entry.expect("it is readable").path())
        .collect();
    folders.sort();
    folders.into_iter().map(|folder| text(&folder)).collect()
}

fn text(folder: &Path) -> (String, Account, Value) {
    let bytes = std::fs::read(folder.join("text.txt")).expect("the text can be read");
    let expected =
        std::fs::read_to_string(folder.join("expected.json")).expect("the expectation can be read");
    let expected: Value = serde_json::from_str(&expected).expect("it is JSON");
    let published = expected["given"]["published"].as_str().and_then(|day| day.parse().ok());
    let account = reading::read(&bytes, &Given { published, ..Given::default() });
    let name = folder.file_name().expect("it has a name").to_string_lossy().into_owned();
    (name, account, expected)
}

#[test]
fn the_open_texts_are_read_as_people_read_them() {
    let score = score::of(&texts("open"));
    score.print("open texts");
    assert!(score.quotes.found() >= 0.95 && score.quotes.right() >= 0.93, "{:?}", score.quotes);
    assert!(score.indirect.found() >= 0.90 && score.indirect.right() >= 0.85, "{:?}", score.indirect);
}

/// Nothing is tuned on these: their figures are printed, and only a floor far below the aim is held.
#[test]
fn the_texts_kept_apart_are_read_no_worse_than_this() {
    let mut score = score::of(&texts("held_out"));
    score.missing.clear();
    score.print("texts kept apart");
    assert!(score.quotes.found() >= 0.7, "{:?}", score.quotes);
}
