//! A news page that was read by hand: what its reading must come to.
//!
//! The page lies outside the project, since its sentences are not ours. Where it is absent the test says so; it fails if
//! TRUCE_MUST is set.

use std::path::{Path, PathBuf};

use reading::{Account, Given};
use serde_json::Value;

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seed");
    if folder.join("article.txt").is_file() {
        return Some(folder);
    }
    assert!(std::env::var_os("TRUCE_MUST").is_none(), "TRUCE_MUST is set and {} is absent", folder.display());
    eprintln!("SKIPPED: {} is absent", folder.display());
    None
}

/// Returns the reading of the page, and what it must come to.
pub fn seed() -> Option<(Account, Value)> {
    let folder = folder()?;
    let bytes = std::fs::read(folder.join("article.txt")).expect("the page can be read");
    let expected =
        std::fs::read_to_string(folder.join("expected.json")).expect("the expectation can be read");
    Some((reading::read(&bytes, &Given::default()), serde_json::from_str(&expected).expect("it is JSON")))
}

#[test]
fn sentences_are_cut_exactly() {
    let Some((account, expected)) = seed() else { return };
    let text = account.parsed.text();
    let body = account.parsed.sentences.iter().filter(|sentence| sentence.paragraph.is_some());
    let found: Vec<_> = body.map(|sentence| sentence.span.of(text)).collect();
    let wanted: Vec<_> = expected["sentences"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| s["text"].as_str().expect("text"))
        .collect();
    assert_eq!(found[..wanted.len()], wanted);
}

#[test]
fn the_article_is_cut_to_the_character() {
    let Some((account, expected)) = seed() else { return };
    let article = &account.parsed.article;
    let body = article.body().expect("there is a body").chars(&article.text);
    assert_eq!(serde_json::json!([body.0, body.1]), expected["article"]["body_span"]);
    assert_eq!(article.title(), expected["article"]["title"].as_str());
    assert_eq!(article.paragraphs.len(), 10);
    assert_eq!(article.published, None, "the page states no date");
    assert_eq!(article.byline, None);
    let cut = article.furniture.first().expect("there is furniture").chars(&article.text).0;
    assert_eq!(cut, expected["furniture"]["span"][0]);
}

#[test]
fn quotations_are_found_with_their_marks() {
    let Some((account, expected)) = seed() else { return };
    let text = account.parsed.text();
    let found: Vec<_> =
        account.parsed.quotations.iter().map(|quotation| quotation.span.chars(text)).collect();
    let found: Vec<_> = found.iter().map(|(start, end)| serde_json::json!([start, end])).collect();
    let wanted: Vec<_> =
        expected["quotes"].as_array().expect("a list").iter().map(|quote| quote["span"].clone()).collect();
    assert_eq!(found, wanted);
}
