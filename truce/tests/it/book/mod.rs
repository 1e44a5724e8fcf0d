//! The book: what its pages show is what the command does, and every page, link and picture is there.
//!
//! A page is read as its reader would use it, from the top: [`pages`] cuts it into blocks, [`reader`] types what the
//! blocks say to type and makes the changes that they say to make, in a folder of its own. Links are held by [`links`].

mod http;
mod links;
mod pages;
mod reader;

use std::fs;

use serde_json::Value;

use crate::{expect_file, folder, root};
use reader::Reader;

/// Reads a page with its commands run, and compares it with what they really print; `UPDATE=1` rewrites it.
fn follow(page: &str, test: &str) {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let mut reader = Reader::new(&folder(test));
    let found = pages::with_outputs(&text, &mut reader);
    assert!(reader.typed > 0, "{page} has commands that are run");
    expect_file(page, &found);
}

#[test]
fn the_tour_can_be_followed_word_for_word() {
    follow("docs/tour.md", "tour");
}

#[test]
fn the_page_about_the_page_asks_what_is_answered() {
    follow("docs/page.md", "page");
}

#[test]
fn the_page_about_the_page_names_every_address_of_the_interface() {
    let page = fs::read_to_string(root().join("docs/page.md")).unwrap();
    let document = fs::read_to_string(root().join("server/openapi.json")).unwrap();
    let document: Value = serde_json::from_str(&document).unwrap();
    let paths = document["paths"].as_object().unwrap().keys();
    let names: Vec<&str> = paths.map(|path| path.strip_prefix("/api/v1/").unwrap()).collect();
    assert!(names.len() > 10, "{names:?}");
    let is_named = |name: &&str| [format!("`{name}`"), format!("`{name}?")].iter().any(|n| page.contains(n));
    let lost: Vec<&str> = names.into_iter().filter(|name| !is_named(name)).collect();
    assert!(lost.is_empty(), "docs/page.md does not name {lost:?}");
}
