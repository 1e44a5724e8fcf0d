//! Terms to judge the made-up events by: one promise not to attack, in every area, between two sides.
//!
//! In: the areas and the names of actors in the file. Out: [`Terms`], through the engine's own reader. Read first:
//! [`terms`].

use crate::synth::{areas, told};
use engine::terms::{CaseTexts, NamedText, Terms};
use std::fmt::Write as _;
use std::io::{Error, Result};

/// Makes the terms: names that speak of state forces are the government's, armed groups are the opposition's, the rest
/// are on no side.
///
/// # Errors
/// The problems that the engine's reader has with the terms, one a line.
pub fn terms(areas_geojson: &str, areas: &[String], actors: &[String]) -> Result<Terms> {
    let (agreement, actors) = (agreement(areas, actors), actors_file(actors));
    let areas_geojson = &named_only(areas_geojson, areas)?;
    let named = |file, text| NamedText { file, text };
    let texts = CaseTexts {
        agreement: named("agreement.toml", &agreement),
        actors: named("actors.toml", &actors),
        sources: named("sources.toml", SOURCES),
        areas: named("areas.geojson", areas_geojson),
        decisions: None,
    };
    match Terms::parse(&texts) {
        Ok((terms, _)) => Ok(terms),
        Err(problems) => {
            Err(Error::other(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
        }
    }
}

const SOURCES: &str = "[[source]]\nid = \"acled\"\nname = \"ACLED\"\naffiliation = \"none\"\ngrade = \"B\"\n";

/// The areas with the properties that a case's areas have, and no others.
fn named_only(areas_geojson: &str, areas: &[String]) -> Result<String> {
    let mut collection: serde_json::Value = serde_json::from_str(areas_geojson).map_err(Error::other)?;
    let features = collection.get_mut("features").and_then(|f| f.as_array_mut());
    for (feature, id) in features.into_iter().flatten().zip(areas) {
        feature["properties"] = serde_json::json!({ "id": id, "name": id });
    }
    Ok(collection.to_string())
}

/// Makes the texts of the case that [`told`] tells of: agreement, actors, sources and areas. One promise holds in the whole
/// country, one in three areas; a phase waits for a week without attacks, so that its gate is asked under every reading.
///
/// # Errors
/// If the areas are no collection of features.
pub fn case_texts(seed: u64) -> Result<[String; 4]> {
    let shapes: Vec<_> =
        [areas::country()].into_iter().chain(areas::made_up(seed).into_iter().take(3)).collect();
    let ids: Vec<String> = ["country".to_owned()].into_iter().chain((1..=3).map(areas::name)).collect();
    let mut agreement = HEAD.to_owned();
    let names = |from: usize, to: usize| quoted(told::ACTORS[from..to].iter());
    push_party(&mut agreement, "government", &names(0, 3));
    push_party(&mut agreement, "opposition", &names(3, 6));
    push_areas(&mut agreement, &ids);
    push_promise(&mut agreement, "no-attack", FORBIDDEN, &ids[..1]);
    push_promise(&mut agreement, "no-heavy-weapons", "\"air-strike\", \"shelling\"", &ids[1..]);
    agreement.push_str(PHASE);
    let actor = |id: &&str| format!("[[actor]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"armed-group\"\n\n");
    let source = |(id, _): &(&str, f64)| {
        let side = if *id == "ministry" { "government" } else { "none" };
        format!("[[source]]\nid = \"{id}\"\nname = \"{id}\"\naffiliation = \"{side}\"\ngrade = \"B\"\n\n")
    };
    let actors = told::ACTORS.iter().map(actor).collect();
    let sources = told::SOURCES.iter().map(source).collect();
    Ok([agreement, actors, sources, named_only(&areas::to_geojson(&shapes), &ids)?])
}

/// The condition of the phase.
const PHASE: &str = "
[[phase]]
id = \"talks\"
name = \"Talks\"
needs = [{ provision = \"no-attack\", days = 7, consecutive = true, measure = \"none\" }]
";

fn agreement(areas: &[String], actors: &[String]) -> String {
    let mut text = HEAD.to_owned();
    for (side, is_own) in [("government", is_state as fn(&str) -> bool), ("opposition", is_group)] {
        let own = (0..actors.len()).filter(|&n| is_own(&actors[n])).map(|n| format!("actor-{n}"));
        push_party(&mut text, side, &quoted(own));
    }
    push_areas(&mut text, areas);
    push_promise(&mut text, "no-attack", FORBIDDEN, areas);
    text
}

/// The agreement itself; it is in force from the first day of the made-up events.
const HEAD: &str = "[agreement]
id = \"bench\"
title = \"A truce to measure with\"
in_force = 2016-01-01T00:00:00+02:00
timezone = \"Asia/Damascus\"
sources = [\"made up\"]
";

fn push_party(text: &mut String, side: &str, members: &str) {
    let _ = write!(text, "\n[[party]]\nid = \"{side}\"\nname = \"The {side}\"\nmembers = [{members}]\n");
}

const FORBIDDEN: &str =
    "\"air-strike\", \"shelling\", \"armed-clash\", \"one-sided-violence\", \"bombing\", \"attack\"";

fn push_areas(text: &mut String, areas: &[String]) {
    for area in areas {
        let _ = write!(text, "\n[[area]]\nid = \"{area}\"\nname = \"{area}\"\nkind = \"polygon\"\n");
    }
}

/// A promise of both sides not to do what is forbidden in some areas.
fn push_promise(text: &mut String, id: &str, forbidden: &str, areas: &[String]) {
    let _ = write!(
        text,
        "\n[[provision]]\nid = \"{id}\"\ntitle = \"No attacks\"\nkind = \"cessation-of-hostilities\"\n\
         binds = [\"government\", \"opposition\"]\nprotects = [\"government\", \"opposition\", \"civilians\"]\n\
         forbids = [{forbidden}]\n\
         areas = [{}]\n",
        quoted(areas.iter())
    );
}

fn quoted(words: impl Iterator<Item = impl std::fmt::Display>) -> String {
    words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

fn actors_file(actors: &[String]) -> String {
    let mut text = String::new();
    for (n, name) in actors.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let quoted = serde_json::Value::from(name.as_str());
        let _ = write!(text, "[[actor]]\nid = \"actor-{n}\"\nname = {quoted}\nkind = \"armed-group\"\n\n");
    }
    text
}

fn is_state(name: &str) -> bool {
    name.starts_with("Military") || name.starts_with("Police")
}

fn is_group(name: &str) -> bool {
    !name.is_empty() && !is_state(name) && !name.starts_with("Civilians") && !name.starts_with("Protesters")
}
