//! `docs/rules.md` names every rule and every reason with the sentence that people read, and no other.
//!
//! A row of its tables opens with the word in backticks; the second cell is the sentence.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use engine::findings::Rule;
use engine::publications::words;
use engine::standing::StandingReason;

/// The words and sentences of the tables under a heading of the second level.
fn table(heading: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rules.md");
    let page = fs::read_to_string(path).unwrap();
    let section = page.split("\n## ").find(|section| section.starts_with(heading)).unwrap();
    let mut found = BTreeMap::new();
    for line in section.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let word = cells.next().unwrap().trim_matches('`').to_owned();
        let second = found.insert(word.clone(), cells.next().unwrap().to_owned());
        assert_eq!(second, None, "docs/rules.md has two rows for `{word}`");
    }
    found
}

#[test]
fn rules_page_names_every_rule_and_no_other() {
    let coded = Rule::ALL.iter().map(|&rule| (rule.as_str().to_owned(), words::rule(rule).to_owned()));
    assert_eq!(table("Rules of findings"), coded.collect());
}

#[test]
fn rules_page_names_every_reason_and_no_other() {
    let coded = StandingReason::ALL;
    let coded = coded.iter().map(|&reason| (reason.as_str().to_owned(), words::reason(reason).to_owned()));
    assert_eq!(table("Reasons of standings"), coded.collect());
}
