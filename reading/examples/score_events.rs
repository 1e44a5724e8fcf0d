//! Scores the reading of events on gold records: `cargo run -p reading --example score_events -- plover|petrarch FILE`.
//!
//! `plover`: PLOVER's gold standard records as published (`PLOVER_GSR_CAMEO.txt`), or any file of objects with `text`,
//! `event`, `source` and `target`, one after another or one a line. A remark in place of a sentence (a record that names
//! no actor) is left out, and a sentence that stands there twice with one code counts once. `petrarch`: PETRARCH-2's
//! validation sentences (`PETR2_GSR_validation.xml`), whose codes of CAMEO are taken by their first two figures.
//!
//! For each record one event is taken: of those that the reading holds, the one whose sides share most words with the
//! gold's sides; of several, the first. A record for which it holds none counts as wrong, and how many these are is
//! told. The names of the records' manual are brought to those of 2021; CONCEDE and RETREAT count as one, as nobody can
//! tell them apart by the older manual. `SHOW=1` prints the records that are wrong.

#![allow(clippy::disallowed_methods, reason = "an example reads files; the reading reads none")]

use std::collections::{BTreeMap, BTreeSet};

use reading::events::{Event, Root};
use serde_json::Value;

/// The root of a record for which no event is held.
const NONE: &str = "NONE";

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
    let silent = pairs.iter().filter(|(_, got)| got == NONE).count();
    println!("records {}, of which {silent} without any event\n", pairs.len());
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
    best.map_or_else(|| NONE.to_owned(), |(_, event)| merged(event.root().as_str()))
}

/// Returns a root of the records' manual by its name of 2021.
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

/// Reads records, with the commas and remarks too many that their file has.
fn plover(text: &str) -> Vec<Gold> {
    let (mut gold, mut seen, mut broken) = (Vec::new(), BTreeSet::new(), 0);
    for object in objects(text) {
        let Ok(value) = serde_json::from_str::<Value>(&object) else {
            broken += 1;
            continue;
        };
        let words = |key: &str| value[key].as_str().unwrap_or("").to_owned();
        let (text, root) =
            (words("text").trim_matches(['{', '}']).trim().to_owned(), merged(&words("event")));
        let sides = format!("{} {}", side(&value["source"]), side(&value["target"]));
        if !text.is_empty() && !sides.trim().is_empty() && seen.insert((root.clone(), text.clone())) {
            gold.push(Gold { text, root, sides });
        }
    }
    if broken > 0 {
        eprintln!("{broken} records cannot be read");
    }
    gold
}

/// Returns the words for the actors of a side; it may be empty text.
fn side(value: &Value) -> String {
    let names = value.as_array().into_iter().flatten().filter_map(|one| one["actorText"].as_str());
    names.collect::<Vec<_>>().join(" ")
}

/// Returns the objects of a text, each as strict JSON: without remarks after `#` and without a comma before a bracket
/// that closes.
fn objects(text: &str) -> Vec<String> {
    let (mut objects, mut object, mut depth) = (Vec::new(), String::new(), 0_u32);
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => {
                object.push('"');
                string(&mut chars, &mut object);
                continue;
            }
            '#' => {
                chars.find(|char| *char == '\n');
                continue;
            }
            '{' | '[' => depth += 1,
            '}' | ']' => {
                let kept = object.trim_end().trim_end_matches(',').len();
                object.truncate(kept);
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        object.push(char);
        if depth == 0 {
            if char == '}' {
                objects.push(std::mem::take(&mut object));
            }
            object.clear();
        }
    }
    objects
}

/// Copies what is left of a string, with its closing mark.
fn string(chars: &mut std::str::Chars<'_>, into: &mut String) {
    let mut escaped = false;
    for char in chars.by_ref() {
        into.push(char);
        match char {
            '"' if !escaped => return,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = r##"{
    "id": "X-AID-0001", #### look again
    "source": [{"actorText": "Norway", "code": "NOR"}],
    "target": [ {"actorText": "Chad", "code": "TCD"},
                {"actorText": "Mali", "code": "MLI"},
                ],
    "event": "DIPLOMACY",
    "text": "{Norway praised Chad and Mali, # 1 of its \"friends\".}",
},
{
    "id": "X-AID-0002",
    "source": [{"actorText": ""}],
    "target": [{"actorText": ""}],
    "event": "AID",
    "text": "NO SENTENCE, A REMARK.",
},
{
    "id": "X-AID-0003",
    "source": [{"actorText": "Chad"}, {"actorText": "Mali"}],
    "target": "",
    "event": "FIGHT",
    "text": "Chad fought Mali.",
},
{"source": [{"actorText": "Chad"}], "event": "FIGHT", "text": "Chad fought Mali."}
"##;

    #[test]
    fn records_are_read_as_they_are_published() {
        let gold = plover(PUBLISHED);
        let seen: Vec<_> = gold.iter().map(|gold| (gold.root.as_str(), gold.sides.trim())).collect();
        assert_eq!(seen, [("SUPPORT", "Norway Chad Mali"), ("ASSAULT", "Chad Mali")]);
        assert_eq!(gold[0].text, "Norway praised Chad and Mali, # 1 of its \"friends\".");
    }

    #[test]
    fn broken_text_yields_no_record_and_ends() {
        for text in ["", "{", "\"", "}}]]", "{\"text\": \"a", "[1, 2", "{\"a\" 1}"] {
            assert!(plover(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn of_several_events_the_one_between_the_gold_sides_is_taken() {
        let gold = |sides: &str| Gold {
            text: "Norway accused Chad of lying, and Mali attacked Niger.".to_owned(),
            root: String::new(),
            sides: sides.to_owned(),
        };
        assert_eq!(answer(&gold("Mali Niger")), "ASSAULT");
        assert_eq!(answer(&gold("Norway Chad")), "ACCUSE");
    }

    #[test]
    fn nothing_done_is_no_event() {
        let gold = Gold { text: "The river is long.".to_owned(), root: String::new(), sides: String::new() };
        assert_eq!(answer(&gold), NONE);
    }
}
