//! Scores the reading of events on gold records: `cargo run -p reading --example score_events -- plover|petrarch FILE`.
//!
//! `plover`: PLOVER's gold standard records, one JSON object after another (`PLOVER_GSR_CAMEO.txt`), or any file of
//! objects with `text`, `event`, `source` and `target`. `petrarch`: PETRARCH-2's validation sentences
//! (`PETR2_GSR_validation.xml`), whose codes of CAMEO are taken by their first two figures. For each record the event
//! is taken whose sides share most words with the gold's; a record for which nothing is found counts as wrong. CONCEDE
//! and RETREAT count as one, as the records' own names have it.

#![allow(clippy::disallowed_methods, reason = "an example reads files; the reading reads none")]

use std::collections::BTreeMap;

use reading::events::{Event, Root};

/// A sentence with the code that people gave it.
struct Gold {
    text: String,
    root: String,
    sides: String,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [kind, path] = &args[..] else { panic!("usage: score_events plover|petrarch FILE") };
    let text = std::fs::read_to_string(path).expect("the file can be read as text");
    let gold = match kind.as_str() {
        "plover" => plover(&text),
        "petrarch" => petrarch(&text),
        other => panic!("`{other}` is neither `plover` nor `petrarch`"),
    };
    let verbose = std::env::var("SHOW").is_ok();
    let pairs: Vec<(String, String)> = gold.iter().map(|gold| (gold.root.clone(), answer(gold))).collect();
    if verbose {
        for (gold, (want, got)) in gold.iter().zip(&pairs).filter(|(_, (want, got))| want != got) {
            println!("{want:10} {got:10} {}", gold.text);
        }
    }
    report("root", &pairs);
    let quads: Vec<_> = pairs.iter().map(|(want, got)| (quad(want), quad(got))).collect();
    report("quad class", &quads);
}

/// Returns the root that the reading gives a record.
fn answer(gold: &Gold) -> String {
    let account = reading::read(format!("{}\n", gold.text).as_bytes(), &reading::Given::default());
    let text = account.parsed.text().to_owned();
    let shared = |event: &Event| {
        let sides = event
            .actors
            .iter()
            .chain(&event.targets)
            .map(|side| format!("{} {}", side.span.of(&text), side.name));
        let words = sides.collect::<Vec<_>>().join(" ").to_lowercase();
        let common = gold.sides.to_lowercase();
        common.split_whitespace().filter(|word| word.len() > 2 && words.contains(*word)).count()
    };
    let held = account.events.held.iter();
    let best = held.enumerate().max_by_key(|(n, event)| (shared(event), usize::MAX - n));
    best.map_or_else(|| "NONE".to_owned(), |(_, event)| merged(event.root().as_str()))
}

fn merged(root: &str) -> String {
    match root {
        "CONCEDE" | "RETREAT" | "YIELD" => "YIELD",
        "DEMAND" => "REQUEST",
        "DISAPPROVE" | "INVESTIGATE" => "ACCUSE",
        "DIPLOMACY" => "SUPPORT",
        "FIGHT" => "ASSAULT",
        other => other,
    }
    .to_owned()
}

fn quad(root: &str) -> String {
    match root {
        // The records' YIELD is material.
        "YIELD" => "material cooperation".to_owned(),
        other => Root::from_word(other).map_or("none", |root| root.quad().as_str()).to_owned(),
    }
}

/// Reads objects that stand one after another, with the commas too many that such files have.
fn plover(text: &str) -> Vec<Gold> {
    let mut gold = Vec::new();
    let mut record = String::new();
    for line in text.lines() {
        match line.trim_end() {
            "{" => record.clear(),
            "}" | "}," => {
                let json = format!("{{{}}}", record.trim_end().trim_end_matches(','));
                let Ok(value) = serde_json::from_str::<serde_json::Value>(&json) else { continue };
                let words = |key: &str| {
                    value[key].as_array().map_or_else(String::new, |sides| {
                        sides
                            .iter()
                            .filter_map(|side| side["actorText"].as_str())
                            .collect::<Vec<_>>()
                            .join(" ")
                    })
                };
                let text = value["text"].as_str().unwrap_or("").trim_matches(['{', '}']).to_owned();
                let root = merged(value["event"].as_str().unwrap_or(""));
                if !text.is_empty() && !root.is_empty() {
                    gold.push(Gold { text, root, sides: format!("{} {}", words("source"), words("target")) });
                }
            }
            line => {
                record.push_str(line);
                record.push('\n');
            }
        }
    }
    gold
}

/// Reads sentences with codes of CAMEO; a sentence without code, or with one that PLOVER has no kind for, is left out.
fn petrarch(text: &str) -> Vec<Gold> {
    let mut gold = Vec::new();
    for part in text.split("<Sentence ").skip(1) {
        let Some(words) = between(part, "<Text>", "</Text>") else { continue };
        let Some(code) = between(part, "eventcode=\"", "\"") else { continue };
        let Some(root) = of_cameo(code) else { continue };
        let words =
            words.split_whitespace().collect::<Vec<_>>().join(" ").replace("``", "\"").replace("''", "\"");
        gold.push(Gold { text: words, root: root.to_owned(), sides: String::new() });
    }
    gold
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let rest = &text[text.find(from)? + from.len()..];
    Some(&rest[..rest.find(to)?])
}

/// Returns PLOVER's kind of a code of CAMEO, by the table of 2021; `None` for statements and appeals that it has none for.
fn of_cameo(code: &str) -> Option<&'static str> {
    Some(match code.get(..2)? {
        "02" => "REQUEST",
        "03" => "AGREE",
        "04" => "CONSULT",
        "05" => "SUPPORT",
        "06" => "COOPERATE",
        "07" => "AID",
        "08" => "YIELD",
        "09" | "11" => "ACCUSE",
        "10" => "REQUEST",
        "12" => "REJECT",
        "13" => "THREATEN",
        "14" => "PROTEST",
        "15" => "MOBILIZE",
        "16" => "SANCTION",
        "17" if !code.starts_with("175") => "COERCE",
        "17" | "18" | "19" | "20" if !matches!(code, "191" | "192") => "ASSAULT",
        "19" => "COERCE",
        _ => return None,
    })
}

/// Prints accuracy and the F1 of each class and of all, as (gold, answer) pairs tell.
fn report(what: &str, pairs: &[(String, String)]) {
    let mut classes: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (want, got) in pairs {
        classes.entry(want).or_default()[usize::from(want != got)] += 1;
        if want != got && pairs.iter().any(|(known, _)| known == got) {
            classes.entry(got).or_default()[2] += 1;
        }
    }
    let mut sum = 0.0;
    for (class, [right, missed, wrong]) in &classes {
        let f1 = 2.0 * *right as f64 / (2 * right + missed + wrong).max(1) as f64;
        sum += f1;
        println!("{what:12} {class:22} right {right:4} missed {missed:4} wrong {wrong:4} F1 {f1:.3}");
    }
    let right = pairs.iter().filter(|(want, got)| want == got).count();
    let count = pairs.len().max(1) as f64;
    println!(
        "{what:12} records {} macro-F1 {:.3} accuracy {:.3}\n",
        pairs.len(),
        sum / classes.len().max(1) as f64,
        right as f64 / count
    );
}
