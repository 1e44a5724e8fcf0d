//! The promise: terms of a plain cessation of hostilities, made for one ceasefire of a list.
//!
//! In: a [`Listed`] ceasefire. Out: [`Terms`] as they would be read from a case's files: the texts are written and go through
//! the one door. What the real text said is not in the list: no exceptions, no excluded groups, no tolerated rate.

use super::{Listed, Reach};
use crate::model::Problem;
use crate::terms::{CaseTexts, NamedText, Terms};

/// What stands for places that no case needs here.
const NO_AREAS: &str = r#"{"type": "FeatureCollection", "features": []}"#;

/// How a ceasefire that is coded as partial is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Where {
    /// Its area is undefined, as the list does not say where it holds.
    AsListed,
    /// It is assumed to hold wherever the two fight.
    Everywhere,
}

/// Returns the terms of a plain cessation of hostilities between the pair of a listed ceasefire, from the first instant of
/// its first day (UTC, for a zone that the list does not have) and without an end.
///
/// # Errors
/// The problems of the terms, where the event file's names of the two sides cannot be told apart.
pub fn terms(listed: &Listed, reads: Where) -> Result<Terms, Vec<Problem>> {
    let (agreement, actors) = (agreement(listed, reads), actors(listed));
    let named = |file: &'static str, text| NamedText { file, text };
    let texts = CaseTexts {
        agreement: named("agreement.toml", &agreement),
        actors: named("actors.toml", &actors),
        sources: named("sources.toml", SOURCES),
        areas: named("areas.geojson", NO_AREAS),
        decisions: None,
    };
    Terms::parse(&texts).map(|(terms, _)| terms)
}

const SOURCES: &str = r#"
[[source]]
id = "ucdp-ged"
name = "UCDP GED"
affiliation = "none"
grade = "F"
"#;

fn agreement(listed: &Listed, reads: Where) -> String {
    let area = match (listed.reach, reads) {
        (Reach::Whole, _) | (_, Where::Everywhere) => "kind = \"everywhere\"",
        _ => "kind = \"undefined\"\nwhy = \"the list codes it as partial and does not say where it holds\"",
    };
    format!(
        r#"
[agreement]
id = "listed-{id}"
title = {title}
in_force = {start}T00:00:00+00:00
timezone = "UTC"
sources = ["the list's row of ceasefire {id}"]

[[party]]
id = "side-a"
name = {side_a}
members = ["actor-a"]

[[party]]
id = "side-b"
name = {side_b}
members = ["actor-b"]

[[area]]
id = "there"
name = "Where it holds"
{area}

[[provision]]
id = "no-attack"
title = "Cease hostilities"
kind = "cessation-of-hostilities"
binds = ["side-a", "side-b"]
protects = ["side-a", "side-b", "civilians"]
forbids = ["armed-clash", "one-sided-violence"]
area = "there"
"#,
        id = plain_id(&listed.ceasefire),
        title = quoted(&format!("Ceasefire {} of the list: {}", listed.ceasefire, listed.pair.name)),
        start = listed.start,
        side_a = quoted(&format!("Side of {}", listed.pair.side_a)),
        side_b = quoted(&format!("Side of {}", listed.pair.side_b)),
    )
}

fn actors(listed: &Listed) -> String {
    let actor = |id: &str, name: &str| {
        format!("[[actor]]\nid = \"{id}\"\nname = {}\nkind = \"unknown\"\n\n", quoted(name))
    };
    actor("actor-a", &listed.pair.side_a) + &actor("actor-b", &listed.pair.side_b)
}

/// A text as TOML; control characters, which no name needs, become spaces.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An id of the list as part of an id of ours.
fn plain_id(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}
