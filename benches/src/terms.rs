//! Terms to judge the made-up events by: one promise not to attack, in every area, between two sides.
//!
//! In: the areas and the names of actors in the file. Out: [`Terms`], through the engine's own reader. Read first:
//! [`terms`].

use engine::terms::{CaseTexts, NamedText, Terms};
use std::fmt::Write as _;
use std::io::{Error, Result};

/// The first day of the generator's events, from which the truce is in force.
const IN_FORCE: &str = "2016-01-01T00:00:00+02:00";

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

fn agreement(areas: &[String], actors: &[String]) -> String {
    let mut text = format!(
        "[agreement]\nid = \"bench\"\ntitle = \"A truce to measure with\"\nin_force = {IN_FORCE}\n\
         timezone = \"Asia/Damascus\"\nsources = [\"made up\"]\n"
    );
    for (side, is_own) in [("government", is_state as fn(&str) -> bool), ("opposition", is_group)] {
        let members: Vec<String> =
            (0..actors.len()).filter(|&n| is_own(&actors[n])).map(|n| format!("\"actor-{n}\"")).collect();
        let _ = write!(
            text,
            "\n[[party]]\nid = \"{side}\"\nname = \"The {side}\"\nmembers = [{}]\n",
            members.join(", ")
        );
    }
    for area in areas {
        let _ = write!(text, "\n[[area]]\nid = \"{area}\"\nname = \"{area}\"\nkind = \"polygon\"\n");
    }
    let all: Vec<String> = areas.iter().map(|area| format!("\"{area}\"")).collect();
    let _ = write!(
        text,
        "\n[[provision]]\nid = \"no-attack\"\ntitle = \"No attacks\"\nkind = \"cessation-of-hostilities\"\n\
         binds = [\"government\", \"opposition\"]\nprotects = [\"government\", \"opposition\", \"civilians\"]\n\
         forbids = [\"air-strike\", \"shelling\", \"armed-clash\", \"one-sided-violence\", \"bombing\", \"attack\"]\n\
         areas = [{}]\n",
        all.join(", ")
    );
    text
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
