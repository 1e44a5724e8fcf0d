//! The areas of an agreement: each `[[area]]` table with its drawing.
//!
//! In: the tables, and the drawings of `areas.geojson`. Out: [`Area`]s. Read first: [`areas`].

use std::collections::BTreeSet;

use super::agreement::{Area, AreaShape, Distance};
use super::check::Check;
use super::drawing::{Drawing, Drawn};
use super::names::{Names, nearest, one_of, quoted};
use super::node::{Node, SourceFile, Table};
use super::shape::Name;
use crate::model::{AreaId, PartyId, Problem};

/// Builds the areas.
pub(crate) fn areas(
    root: &Table,
    drawings: &mut [Drawing],
    drawn_well: bool,
    cx: &mut Check<'_>,
) -> Vec<Area> {
    // Of an area that is drawn otherwise than it says nothing more is said.
    let drawn = |id: &str| drawings.iter().find(|d| d.id == id)?.shape.as_ref().map(Drawn::word);
    let kind = |t: &Table| {
        let (id, kind) = (t.string("id"), t.string("kind"));
        let differs =
            matches!(kind.as_str(), "polygon" | "line") && drawn(&id).is_some_and(|word| word != kind);
        (id, if differs { String::new() } else { kind })
    };
    let kinds: Vec<(String, String)> = root.tables("area").map(kind).collect();
    root.tables("area").map(|table| area(table, &kinds, drawings, drawn_well, cx)).collect()
}

/// Warns of drawings that no area uses.
pub(crate) fn unused(
    root: &Table,
    drawings: &[Drawing],
    names: &Names,
    file: &SourceFile<'_>,
    problems: &mut Vec<Problem>,
) {
    let drawn = |t: &&Table| !matches!(t.text("kind"), Some("everywhere" | "undefined"));
    let used: BTreeSet<&str> = root.tables("area").filter(drawn).filter_map(|t| t.text("id")).collect();
    let all: BTreeSet<&str> = root.tables("area").filter_map(|t| t.text("id")).collect();
    let undrawn: Vec<&str> = used.iter().copied().filter(|id| drawings.iter().all(|d| d.id != *id)).collect();
    for drawing in drawings.iter().filter(|d| !used.contains(d.id.as_str())) {
        let id = drawing.id.as_str();
        let meant = undrawn.iter().any(|area| nearest(area, std::iter::once(id)).is_some());
        // An area whose id is near, or whose table is misspelt, has been told of already.
        if meant || (!all.contains(id) && names.knows(&[Name::Area], id)) {
            continue;
        }
        let why = match all.contains(drawing.id.as_str()) {
            true => "its area is not of a kind that is drawn",
            false => "no area bears its id",
        };
        let problem =
            Problem::warning("unused-feature", format!("feature {} is not used", quoted(&drawing.id)));
        problems.push(problem.at(file.at(&drawing.span)).expected(why));
    }
}

fn area(
    table: &Table,
    kinds: &[(String, String)],
    drawings: &mut [Drawing],
    drawn_well: bool,
    cx: &mut Check<'_>,
) -> Area {
    let id = table.string("id");
    let drawn = drawings.iter_mut().find(|d| d.id == id);
    let approximate = drawn.as_ref().is_some_and(|d| d.approximate) || table.flag("approximate");
    let shape = match table.text("kind") {
        Some("everywhere") => AreaShape::Everywhere,
        Some("undefined") => undefined(table, &id, cx),
        Some(kind @ ("polygon" | "line")) => match drawn {
            Some(drawing) => shaped(drawing, kind, table, cx),
            None => {
                if drawn_well && !id.is_empty() {
                    undrawn(table, &id, kind, drawings, cx);
                }
                AreaShape::Everywhere
            }
        },
        _ => AreaShape::Everywhere,
    };
    minus(table, &id, kinds, cx);
    Area {
        name: table.string("name"),
        shape,
        minus: table.ids("minus"),
        approximate,
        distances: table.tables("distances").map(|t| distance(t, kinds, cx)).collect(),
        id: AreaId::new(id),
    }
}

fn undefined(table: &Table, id: &str, cx: &mut Check<'_>) -> AreaShape {
    if table.get("why").is_none() {
        let problem =
            Problem::error("no-reason", format!("area {} is undefined and does not say why", quoted(id)))
                .expected("expected `why` beside it")
                .help("say what the text says and leaves out: an undefined area is an answer, not a gap");
        cx.report(problem, &table.get("kind").map_or(table.header.clone(), |n| n.span.clone()));
    }
    AreaShape::Undefined(table.string("why"))
}

fn shaped(drawing: &mut Drawing, kind: &str, table: &Table, cx: &mut Check<'_>) -> AreaShape {
    let Some(drawn) = drawing.shape.take() else { return AreaShape::Everywhere };
    let is = drawn.word();
    let shape = match drawn {
        Drawn::Polygon(polygons) => AreaShape::Polygon(polygons),
        Drawn::Line(line) => AreaShape::Line(line),
    };
    if is != kind {
        let what = format!("area {} is a {kind}, but its feature is drawn as a {is}", quoted(&drawing.id));
        let problem =
            Problem::error("drawn-otherwise", what).expected(format!("expected `{is}`, or another drawing"));
        cx.report(problem, &table.get("kind").map_or(table.header.clone(), |n| n.span.clone()));
    }
    shape
}

fn undrawn(table: &Table, id: &str, kind: &str, drawings: &[Drawing], cx: &mut Check<'_>) {
    let problem = Problem::error("not-drawn", format!("area {} is a {kind} that is not drawn", quoted(id)))
        .expected("no feature of `areas.geojson` has this id");
    let ids = || drawings.iter().map(|d| d.id.as_str());
    let problem = match nearest(id, ids()) {
        Some(near) => problem.help(format!("did you mean the feature {}?", quoted(near))),
        None if drawings.is_empty() => problem.help("the file has no features yet"),
        None => problem.help(format!("its features are {}", one_of(ids()).trim_start_matches("one of "))),
    };
    let problem = problem.help("a place that the text does not define is of the kind `undefined`");
    cx.report(problem, &table.get("id").map_or(table.header.clone(), |n| n.span.clone()));
}

fn kind_of<'k>(id: &str, kinds: &'k [(String, String)]) -> Option<&'k str> {
    kinds.iter().find(|(other, _)| other == id).map(|(_, kind)| kind.as_str())
}

fn minus(table: &Table, id: &str, kinds: &[(String, String)], cx: &mut Check<'_>) {
    for node in table.items("minus") {
        let Some(taken) = node.text() else { continue };
        let problem = if taken == id {
            Problem::error("minus-itself", format!("area {} is taken out of itself", quoted(id)))
        } else if matches!(kind_of(taken, kinds), Some("line" | "everywhere")) {
            let what = format!("{} cannot be taken out of area {}", quoted(taken), quoted(id));
            Problem::error("minus-shapeless", what).help(format!(
                "{}, defined at {}, is of the kind `{}`",
                quoted(taken),
                cx.names.place(&[Name::Area], taken, cx.file).unwrap_or_default(),
                kind_of(taken, kinds).unwrap_or_default()
            ))
        } else {
            continue;
        };
        cx.report(problem.expected("expected another area of the kind `polygon` or `undefined`"), &node.span);
    }
}

fn distance(table: &Table, kinds: &[(String, String)], cx: &mut Check<'_>) -> Distance {
    let line = table.string("line");
    if let (Some("polygon" | "everywhere"), Some(node)) = (kind_of(&line, kinds), table.get("line")) {
        let what = format!("a distance is measured from {}, which is not a line", quoted(&line));
        let problem =
            Problem::error("not-a-line", what).expected("expected an area of the kind `line` or `undefined`");
        cx.report(problem, &node.span);
    }
    Distance {
        party: PartyId::new(table.string("party")),
        side: table.opt_string("side"),
        weapons: table.string("weapons"),
        metres: table.get("metres").and_then(Node::number).map_or(1, |m| m as u32),
        line: AreaId::new(line),
    }
}
