//! `areas.geojson`: the places the terms speak of, drawn.
//!
//! In: the file's tree. Out: a [`Drawing`] for each feature, and the problems of its geometry. Read first: [`read`].
//! Invariant: every ring that leaves here is closed, does not cross itself and stays clear of the antimeridian.

use std::ops::Range;

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::check::Check;
use super::names::quoted;
use super::node::{Node, Table, Value};
use super::people_shapes::FEATURE;
use super::rings;
use crate::model::Problem;

/// A feature of the file.
#[derive(Debug)]
pub(crate) struct Drawing {
    /// Its id.
    pub id: String,
    /// Where its id stands.
    pub span: Range<usize>,
    /// Its shape; `None` if something is wrong with it, which has been reported.
    pub shape: Option<Drawn>,
    /// Whether it says that it is approximate.
    pub approximate: bool,
}

/// The shape of a feature.
#[derive(Debug)]
pub(crate) enum Drawn {
    /// Polygons.
    Polygon(MultiPolygon<f64>),
    /// A line.
    Line(LineString<f64>),
}

impl Drawn {
    /// Returns the kind of area that is drawn so.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Polygon(_) => "polygon",
            Self::Line(_) => "line",
        }
    }
}

/// Returns the features of the file, as tables.
pub(crate) fn features(root: &Node) -> impl Iterator<Item = (&Node, &Table)> {
    let list = root.table().and_then(|t| t.get("features")).map_or(&[][..], Node::items);
    list.iter().filter_map(|feature| Some((feature, feature.table()?)))
}

/// Reads the drawings of the file.
pub(crate) fn read(root: &Node, cx: &mut Check<'_>) -> Vec<Drawing> {
    if !frame(root, cx) {
        return Vec::new();
    }
    let mut drawings = Vec::new();
    for node in root.table().and_then(|t| t.get("features")).map_or(&[][..], Node::items) {
        match node.table() {
            Some(table) => drawings.extend(feature(node, table, cx)),
            None => cx.report(
                Problem::error("not-a-feature", "this is not a feature")
                    .expected("expected an object in braces"),
                &node.span,
            ),
        }
    }
    drawings
}

/// Whether the file is a collection with a list of features.
pub(crate) fn is_collection(root: &Node) -> bool {
    let list = |t: &Table| t.get("features").is_some_and(|node| matches!(node.value, Value::List(_)));
    root.table().is_some_and(|t| t.text("type") == Some("FeatureCollection") && list(t))
}

/// Checks what stands around the features. Whether there is a list of them.
fn frame(root: &Node, cx: &mut Check<'_>) -> bool {
    let collection = |t: &&Table| t.text("type") == Some("FeatureCollection");
    let Some(table) = root.table().filter(collection) else {
        let problem = Problem::error("not-a-collection", "the file is not a GeoJSON FeatureCollection")
            .expected("expected `{\"type\": \"FeatureCollection\", \"features\": [...]}`");
        cx.report(problem, &(root.span.start..root.span.start + 1));
        return false;
    };
    if let Some(crs) = table.entry("crs").filter(|entry| !is_wgs84(&entry.node)) {
        let problem = Problem::error("not-wgs84", "the file is in another reference system than WGS 84")
            .expected("expected none, or OGC CRS84")
            .help("export it again as WGS 84 (EPSG:4326), longitude first");
        cx.report(problem, &crs.key_span);
    }
    match table.get("features").map(|node| (&node.value, &node.span)) {
        Some((Value::List(_), _)) => true,
        other => {
            let at = other.map_or(&table.header, |(_, span)| span).clone();
            let problem = Problem::error("no-features", "the file has no list `features`");
            cx.report(problem.expected("expected `features`: a list of features"), &at);
            false
        }
    }
}

fn is_wgs84(crs: &Node) -> bool {
    let name =
        crs.table().and_then(|t| t.get("properties")).and_then(Node::table).and_then(|t| t.text("name"));
    name.is_some_and(|name| name.ends_with("CRS84") || name.ends_with("4326"))
}

fn feature(node: &Node, table: &Table, cx: &mut Check<'_>) -> Option<Drawing> {
    let Some(properties) = table.get("properties").and_then(Node::table) else {
        let problem = Problem::error("no-properties", "a feature has no `properties`")
            .expected("expected `\"properties\": {\"id\": ..., \"name\": ...}`");
        cx.report(problem, &(node.span.start..node.span.start + 1));
        return None;
    };
    cx.table(properties, &FEATURE, "");
    let id = properties.get("id").and_then(|id| Some((id.text()?, id.span.clone())));
    let whose =
        id.as_ref().map_or_else(|| "a feature".to_owned(), |(id, _)| format!("feature {}", quoted(id)));
    let shape = geometry(table, node, &whose, cx);
    let (id, span) = id?;
    Some(Drawing { id: id.to_owned(), span, shape, approximate: properties.flag("approximate") })
}

fn geometry(table: &Table, feature: &Node, whose: &str, cx: &mut Check<'_>) -> Option<Drawn> {
    let expected = "expected a Polygon, a MultiPolygon or a LineString";
    let Some(node) = table.get("geometry") else {
        let problem = Problem::error("no-geometry", format!("{whose} has no geometry")).expected(expected);
        cx.report(problem, &(feature.span.start..feature.span.start + 1));
        return None;
    };
    let kind = node.table().and_then(|t| t.text("type")).unwrap_or("null").to_owned();
    let coordinates = node.table().and_then(|t| t.get("coordinates"));
    match (kind.as_str(), coordinates) {
        ("Polygon", Some(c)) => Some(Drawn::Polygon(MultiPolygon(vec![polygon(c, whose, cx)?]))),
        ("MultiPolygon", Some(c)) => {
            let polygons: Vec<_> = c.items().iter().map(|one| polygon(one, whose, cx)).collect();
            if polygons.is_empty() {
                no_positions(c, whose, cx);
                return None;
            }
            Some(Drawn::Polygon(MultiPolygon(polygons.into_iter().collect::<Option<_>>()?)))
        }
        ("LineString", Some(c)) => line(c, whose, cx).map(Drawn::Line),
        ("Polygon" | "MultiPolygon" | "LineString", None) => {
            no_positions(node, whose, cx);
            None
        }
        _ => {
            let what = format!("{whose} is a {}", quoted(&kind));
            let at = node.table().and_then(|t| t.get("type")).map_or(&node.span, |t| &t.span).clone();
            cx.report(Problem::error("wrong-geometry", what).expected(expected), &at);
            None
        }
    }
}

fn no_positions(node: &Node, whose: &str, cx: &mut Check<'_>) {
    let problem = Problem::error("no-positions", format!("{whose} has no positions"));
    cx.report(problem.expected("expected lists of `[longitude, latitude]`"), &node.span);
}

fn line(node: &Node, whose: &str, cx: &mut Check<'_>) -> Option<LineString<f64>> {
    let positions = positions(node, whose, cx)?;
    if positions.len() < 2 {
        let problem = Problem::error("short-line", format!("{whose} is a line of fewer than two positions"));
        cx.report(problem.expected("expected two positions or more"), &node.span);
        return None;
    }
    clear_of_antimeridian(node, &positions, whose, cx)?;
    Some(LineString(positions))
}

fn polygon(node: &Node, whose: &str, cx: &mut Check<'_>) -> Option<Polygon<f64>> {
    if node.items().is_empty() {
        no_positions(node, whose, cx);
        return None;
    }
    let read: Vec<_> = node.items().iter().map(|one| ring(one, whose, cx)).collect();
    let mut rings = read.into_iter().collect::<Option<Vec<_>>>()?;
    if let Some((a, b)) = rings::crossing_of_two(&rings) {
        let what = format!("two rings of {whose} cross each other near {}", place((a.start + b.start) / 2.0));
        let problem = Problem::error("rings-cross", what).expected("expected holes that lie inside");
        cx.report(problem, &node.items()[1].span);
        return None;
    }
    let exterior = rings.remove(0);
    if let Some(i) = rings.iter().position(|hole| rings::is_outside(hole, &exterior)) {
        let problem =
            Problem::error("hole-outside", format!("a hole of {whose} lies outside of its first ring"))
                .expected("expected a ring inside the first one")
                .help("several pieces of land are the polygons of a MultiPolygon");
        cx.report(problem, &node.items()[i + 1].span);
        return None;
    }
    Some(Polygon::new(exterior, rings))
}

fn ring(node: &Node, whose: &str, cx: &mut Check<'_>) -> Option<LineString<f64>> {
    let positions = positions(node, whose, cx)?;
    let last = node.items().last().map_or(node.span.clone(), |item| item.span.clone());
    if positions.first() != positions.last() {
        let first = cx.file.text.get(node.items()[0].span.clone()).unwrap_or_default().to_owned();
        let first: String = first.split_whitespace().collect();
        let problem = Problem::error("open-ring", format!("a ring of {whose} is not closed"))
            .expected(format!("expected the first position again: {}", quoted(&first)));
        cx.report(problem, &last);
        return None;
    }
    if positions.len() < 4 {
        let what = format!("a ring of {whose} has {} positions", positions.len());
        let problem = Problem::error("short-ring", what);
        cx.report(problem.expected("expected four or more, the last the same as the first"), &node.span);
        return None;
    }
    clear_of_antimeridian(node, &positions, whose, cx)?;
    let ring = LineString(positions);
    if let Some((a, b)) = rings::crossing(&ring) {
        let what = format!("a ring of {whose} crosses itself");
        let side = |i: usize| format!("{} to {}", place(ring.0[i]), place(ring.0[i + 1]));
        let problem = Problem::error("ring-crosses-itself", what)
            .expected("one of the two sides begins here")
            .help(format!("the side from {} meets the side from {}", side(a), side(b)))
            .help("two positions may be in the wrong order");
        let span = node.items().get(b).map_or(node.span.clone(), |item| item.span.clone());
        cx.report(problem, &span);
        return None;
    }
    Some(ring)
}

fn place(at: Coord<f64>) -> String {
    format!("[{}, {}]", at.x, at.y)
}

fn clear_of_antimeridian(node: &Node, at: &[Coord<f64>], whose: &str, cx: &mut Check<'_>) -> Option<()> {
    let Some(i) = at.windows(2).position(|w| (w[0].x - w[1].x).abs() > 180.0) else { return Some(()) };
    let problem = Problem::error("over-antimeridian", format!("{whose} crosses the 180th meridian"))
        .expected("this side jumps more than 180 degrees of longitude")
        .help("cut it at the meridian into a MultiPolygon with a part on each side (RFC 7946, 3.1.9)");
    let span = node.items().get(i + 1).map_or(node.span.clone(), |item| item.span.clone());
    cx.report(problem, &span);
    None
}

fn positions(node: &Node, whose: &str, cx: &mut Check<'_>) -> Option<Vec<Coord<f64>>> {
    if node.items().is_empty() {
        no_positions(node, whose, cx);
        return None;
    }
    let mut positions = Vec::with_capacity(node.items().len());
    for item in node.items() {
        match position(item) {
            Ok(at) => positions.push(at),
            // One is enough: coordinates that are swapped are all swapped.
            Err(problem) => {
                let message = format!("{whose} {}", problem.message);
                cx.report(Problem { message, ..*problem }, &item.span);
                return None;
            }
        }
    }
    Some(positions)
}

fn position(item: &Node) -> Result<Coord<f64>, Box<Problem>> {
    let numbers: Option<Vec<f64>> = item.items().iter().map(Node::number).collect();
    let (x, y) = match numbers.as_deref() {
        Some([x, y] | [x, y, _]) => (*x, *y),
        _ => {
            let problem = Problem::error("not-a-position", "has something that is not a position");
            return Err(Box::new(problem.expected("expected `[longitude, latitude]`, two numbers")));
        }
    };
    if (-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y) {
        return Ok(Coord { x, y });
    }
    let problem = Problem::error("off-the-earth", "has a position that is not on the earth")
        .expected("expected longitude from -180 to 180, then latitude from -90 to 90");
    let swapped = (-180.0..=180.0).contains(&y) && (-90.0..=90.0).contains(&x);
    Err(Box::new(match swapped {
        true => problem.help("longitude comes first: these two look swapped"),
        false if x.abs() > 180.0 => {
            problem.help("numbers this large are metres of a map grid; export as WGS 84")
        }
        false => problem,
    }))
}
