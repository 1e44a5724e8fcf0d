//! Rulings: prose that a lawyer can read, run as tests.
//!
//! A file of `tests/rulings` holds the terms in fenced blocks named for their files, then a section for each ruling with
//! its reports, perhaps a question, and the answers that must be among those given. `not:` before an answer means that
//! it must not be among them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use engine::standing::assess;

use super::answers;
use super::case::{reports_from, terms_of};
use super::question::question;

/// One ruling: its title and its blocks by name.
struct Ruling {
    title: String,
    blocks: BTreeMap<String, String>,
}

/// Splits a file into what stands before the first `##` and its rulings.
fn split(text: &str) -> (BTreeMap<String, String>, Vec<Ruling>) {
    let mut parts = text.split("\n## ");
    let base = blocks(parts.next().unwrap());
    let ruling = |part: &str| {
        let (title, body) = part.split_once('\n').unwrap();
        Ruling { title: title.trim().to_owned(), blocks: blocks(body) }
    };
    (base, parts.map(ruling).collect())
}

/// The fenced blocks of a text, by the last word of the fence's line.
fn blocks(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(info), None) => {
                open = Some((info.split_whitespace().last().unwrap_or("").to_owned(), String::new()))
            }
            (None, Some((_, body))) => *body += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    found
}

/// What is wrong with the rulings of a file.
fn run(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let (base, rulings) = split(&text);
    assert!(!rulings.is_empty(), "{} holds no ruling", file.display());
    let mut wrong = Vec::new();
    for ruling in &rulings {
        wrong.extend(judge(&base, ruling, &file.display().to_string()));
    }
    wrong.iter().map(|text| format!("{}: {text}", file.display())).collect()
}

/// What is wrong with a ruling's answers.
fn judge(base: &BTreeMap<String, String>, ruling: &Ruling, whose: &str) -> Vec<String> {
    let block = |name: &str| ruling.blocks.get(name).or_else(|| base.get(name)).cloned().unwrap_or_default();
    let names = ["agreement.toml", "actors.toml", "sources.toml", "areas.geojson", "decisions.toml"];
    let terms = terms_of(&names.map(|name| (name, block(name))), whose);
    let reports = reports_from("reports.jsonl", &block("reports.jsonl"));
    let given = answers::lines(&assess(&terms, &reports, &question(&block("question"))));
    let asked = block("answers");
    assert!(asked.lines().count() > 0, "`{}` asks for no answer", ruling.title);
    let mut wrong = Vec::new();
    for line in asked.lines().filter(|line| !line.trim().is_empty()) {
        let (is_wanted, text) = line.strip_prefix("not: ").map_or((true, line), |text| (false, text));
        if given.iter().any(|answer| answer.starts_with(text.trim_end())) != is_wanted {
            wrong.push(format!(
                "## {}\n  asked: {line}\n  given:\n    {}",
                ruling.title,
                given.join("\n    ")
            ));
        }
    }
    wrong
}

#[test]
fn every_ruling_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rulings");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "md") && !file.ends_with("README.md"));
    files.sort();
    assert!(files.len() >= 16, "only {} files of rulings", files.len());
    let wrong: Vec<String> = files.iter().flat_map(|file| run(file)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
