//! The codes of the tables of events against those of others: CAMEO's names, PLOVER's table from CAMEO, the engine's acts.
//!
//! The two files lie outside the project; where they are absent the test says so, and fails if TRUCE_MUST is set.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Where our root differs from that of PLOVER's table: CAMEO code, our root, the table's. Why: `reading/data/events/README.md`.
const DIFFER: [(&str, &str, &str); 9] = [
    ("055", "CONCEDE", "SUPPORT"),
    ("056", "CONCEDE", "SUPPORT"),
    ("0831", "RETREAT", "CONCEDE"),
    ("087", "CONCEDE", "RETREAT"),
    ("0871", "CONCEDE", "RETREAT"),
    ("116", "SANCTION", "ACCUSE"),
    ("163", "SANCTION", "COERCE"),
    ("173", "THREATEN", "COERCE"),
    ("175", "COERCE", "ASSAULT"),
];
/// Codes of CAMEO's manual that the published list of names leaves out.
const UNNAMED: [&str; 2] = ["116", "129"];

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/codes");
    if folder.join("cameoCodes.json").is_file() {
        return Some(folder);
    }
    assert!(std::env::var_os("TRUCE_MUST").is_none(), "TRUCE_MUST is set and {} is absent", folder.display());
    eprintln!("SKIPPED: {} is absent", folder.display());
    None
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns the codes of our tables of verbs, nouns and weapons, `ROOT[.mode] CAMEO [act]`, and those that `control.rs` makes.
fn ours() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/events");
    let third = |name: &str, before: &str| -> Vec<String> {
        let table = read(&folder.join(name));
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| Some(format!("{before}{}", line.split(';').nth(2)?.trim()))).collect()
    };
    let mut all: Vec<String> = ["verbs.txt", "nouns.txt"]
        .into_iter()
        .flat_map(|name| third(name, ""))
        .filter(|field| field != "-")
        .collect();
    // Whatever a blow is dealt with, it is a blow.
    all.extend(third("weapons.txt", "ASSAULT."));
    all.extend(made("src/events/control.rs"));
    all.extend(made("src/events/allege.rs"));
    all
}

/// Returns the codes that a source file writes out: `Code::of(Root::Agree, "030")`, and pairs of a mode and a code.
fn made(file: &str) -> Vec<String> {
    let source = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file));
    let mut all = Vec::new();
    let mut root = String::new();
    for line in source.lines().map(str::trim) {
        if let Some(function) = line.strip_prefix("fn ").and_then(|rest| rest.split('(').next()) {
            root = match function {
                "willing" => "AGREE",
                "request" => "REQUEST",
                "refusal" => "REJECT",
                "threat" => "THREATEN",
                _ => "",
            }
            .to_owned();
        }
        let named = line.split("Root::").nth(1).and_then(|rest| rest.split([',', ' ', '|', ')', '}']).next());
        let codes = line.split('"').skip(1).step_by(2).filter(|word| is_cameo(word));
        for code in codes {
            let root = match line.contains("Code::of(Root::") {
                true => {
                    line.split("Code::of(Root::").nth(1).and_then(|rest| rest.split(',').next()).unwrap_or("")
                }
                false => named.filter(|_| root.is_empty()).unwrap_or(&root),
            };
            all.push(format!("{} {code}", root.to_uppercase()));
        }
    }
    all
}

fn is_cameo(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the root of each code by PLOVER's table: `0871: RETREAT, ceasefire, ...`.
fn roots(table: &str) -> BTreeMap<&str, &str> {
    let lines = table.lines().filter_map(|line| line.split_once(':'));
    let pairs =
        lines.map(|(code, rest)| (code.trim(), rest.split([',', '#', ' ']).find(|word| !word.is_empty())));
    pairs.filter_map(|(code, root)| Some((code, root?))).collect()
}

#[test]
fn codes_of_our_tables_are_those_of_cameo_and_plover() {
    let Some(folder) = folder() else { return };
    let named: serde_json::Value =
        serde_json::from_str(&read(&folder.join("cameoCodes.json"))).expect("the names are JSON");
    let table = read(&folder.join("CAMEO2PLOVER-2021.txt"));
    let roots = roots(&table);
    let (mut wrong, mut differ) = (Vec::new(), BTreeSet::new());
    let ours = ours();
    assert!(ours.len() > 400 && roots.len() > 200, "the tables are not empty");
    assert!(made("src/events/control.rs").len() > 20, "the codes of `control.rs` are read");
    for field in &ours {
        let mut words = field.split(' ');
        let root = words.next().and_then(|word| word.split('.').next()).unwrap_or("");
        let code = words.next().unwrap_or("");
        if named["Description"].get(code).is_none() && !UNNAMED.contains(&code) {
            wrong.push(format!("{field}: CAMEO has no such code"));
        }
        match roots.get(code) {
            None => wrong.push(format!("{field}: PLOVER's table has no such code")),
            Some(theirs) if *theirs != root => drop(differ.insert((code, root, *theirs))),
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(differ, BTreeSet::from(DIFFER), "where we differ is written down, and nowhere else");
}

#[test]
fn codes_name_acts_of_the_engine() {
    let acts: Vec<String> =
        ours().iter().filter_map(|field| field.split(' ').nth(2).map(str::to_owned)).collect();
    assert!(acts.len() > 50, "the tables name acts");
    for act in acts {
        assert!(engine::model::Act::from_word(&act).is_ok(), "`{act}` is no act of the engine");
    }
}
