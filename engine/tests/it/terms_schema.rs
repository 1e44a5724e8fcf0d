//! The JSON Schemas in `docs/schema` are those the engine makes, and they know the words of reports.
//!
//! `UPDATE=1 cargo test -p engine --test it schema` rewrites them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use engine::reports::{ActorBasis, Decision, KINDS, Means, Review, Stance, Verdict};
use engine::terms::schema;
use serde_json::Value;

fn docs() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

fn schema_of(file: &str) -> Value {
    schema::all().into_iter().find(|(name, _)| *name == file).unwrap().1
}

#[test]
fn schemas_in_the_docs_are_current() {
    for (file, schema) in schema::all() {
        let path = docs().join("schema").join(file);
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let shown = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(shown, text, "{file} has drifted (UPDATE=1 rewrites it)");
    }
}

#[test]
fn the_schema_of_reports_has_the_keys_of_the_docs() {
    let text = fs::read_to_string(docs().join("case-folder.md")).unwrap();
    let table = text.split("| key | meaning |").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = |row: &str| {
        let cell = row.split('|').nth(1).unwrap_or_default().to_owned();
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
    };
    // `note` stands in the sentence above the table.
    let told: BTreeSet<String> = table.lines().flat_map(names).chain(["note".to_owned()]).collect();
    let schema = schema_of("report.schema.json");
    let known: BTreeSet<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(known, told);
}

#[test]
fn the_schema_of_reports_has_the_words_of_reports() {
    let schema = schema_of("report.schema.json");
    let words = |key: &str| {
        let words = schema["properties"][key]["enum"].as_array().unwrap();
        words.iter().map(|word| word.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(words("kind"), KINDS);
    assert_eq!(words("means"), Means::WORDS);
    assert_eq!(words("by_basis"), ActorBasis::WORDS);
    assert_eq!(words("decision"), Decision::WORDS);
    assert_eq!(words("stance"), Stance::WORDS);
    assert_eq!(words("verdict"), Verdict::WORDS);
    assert_eq!(words("review"), Review::WORDS);
}

#[test]
fn every_key_of_the_docs_examples_is_in_a_schema() {
    let text = fs::read_to_string(docs().join("case-folder.md")).unwrap();
    for key in
        ["tolerated_per_day", "answered_for_by", "grave_killed_civilians", "part_of", "verifies", "metres"]
    {
        assert!(text.contains(key), "{key} is not in the docs");
        let known =
            schema::all().iter().any(|(_, schema)| schema.to_string().contains(&format!("\"{key}\"")));
        assert!(known, "{key} is in no schema");
    }
}
