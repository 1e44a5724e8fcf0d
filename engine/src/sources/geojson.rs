//! GeoJSON: a FeatureCollection whose properties are the keys of truce's own reports.
//!
//! In: text. Out: reports; `kind` is `event` where a feature names none. A Point gives `lat` and `lon`. Of any other
//! shape the middle of its box is taken, with the narrowest precision whose disc holds all of it, and a warning; a
//! shape too large for a disc gives no point. The file is one JSON value: if it is broken, no row is read.

use super::build::{self, Defaults};
use super::columns::outcome;
use super::fields::{Draft, Field, Span, Value};
use super::gather::{Outcome, Task};
use super::place_in_file::Start;
use super::raw_json::{BadJson, Raw, array, entries, object, syntax};
use super::truce_json::{drop_sensitive, duplicate_keys};
use crate::model::{Precision, Problem};

pub(super) fn read(task: &mut Task<'_>) {
    let text = task.file.text;
    let features = match features(text) {
        Ok(features) => features,
        Err(bad) => {
            let problem = bad.problem.at(task.file.at(Start::FIRST, bad.span));
            task.tell_file([problem]);
            return;
        }
    };
    let mut start = Start::FIRST;
    for (raw, span) in features {
        start = start.advance(text, span.0);
        read_feature(task, start, raw, span);
        if task.is_refused() {
            return;
        }
    }
}

/// Returns the raw features of the collection.
fn features(text: &str) -> Result<Vec<Raw<'_>>, BadJson> {
    let base = text.len() - text.trim_start().len();
    let found = entries(text.trim(), base)?;
    match found.iter().find(|(key, ..)| key == "features") {
        Some((_, raw, span)) => array(raw, span.0),
        None => {
            let problem = Problem::error("no-features", "the file has no `features`");
            Err(BadJson::new((base, base), problem.expected("a GeoJSON FeatureCollection")))
        }
    }
}

fn read_feature(task: &mut Task<'_>, start: Start, raw: &str, span: Span) {
    if raw.len() > task.options.row_bytes_max {
        let row = super::rows::Row::faulty(start, raw);
        task.settle_fault(&row, super::rows::Fault::TooLong);
        return;
    }
    let file = task.file.clone();
    let parts = match parts(raw, span.0) {
        Ok(parts) => parts,
        Err(bad) => {
            let problem = bad.problem.at(file.at(start, bad.span));
            task.settle(start, raw, Outcome::Nothing, vec![problem]);
            return;
        }
    };
    let mut draft = Draft::new(&file, start, parts.fields);
    if drop_sensitive(task, &mut draft) {
        return;
    }
    duplicate_keys(&mut draft);
    if let Some(geometry) = parts.geometry {
        place(&mut draft, geometry);
    }
    let report = build::build(task, &mut draft, Defaults::Event);
    let problems = std::mem::take(&mut draft.problems);
    task.settle(start, raw, outcome(report), problems);
}

/// What a feature is made of.
struct Parts<'a> {
    fields: Vec<Field<'a>>,
    geometry: Option<Raw<'a>>,
}

fn parts(raw: &str, base: usize) -> Result<Parts<'_>, BadJson> {
    let found = entries(raw, base)?;
    let entry = |name: &str| found.iter().find(|(key, value, _)| key == name && *value != "null");
    let Some((_, properties, at)) = entry("properties") else {
        let problem = Problem::error("missing-key", "the feature has no `properties`");
        return Err(BadJson::new((base, base), problem.expected("the keys of a report as properties")));
    };
    let mut fields = object(properties, at.0)?;
    if let Some((_, id, at)) = entry("id").filter(|_| !fields.iter().any(|field| field.key == "id")) {
        let text = serde_json::from_str::<String>(id).unwrap_or_else(|_| (*id).to_owned());
        fields.push(Field { key: "id".into(), key_at: *at, value: Value::Text(text), value_at: *at });
    }
    Ok(Parts { fields, geometry: entry("geometry").map(|(_, value, at)| (*value, *at)) })
}

/// Gives the draft the point of a geometry, unless it states one.
fn place<'a>(draft: &mut Draft<'_, 'a>, (raw, span): Raw<'a>) {
    let geometry: serde_json::Value = match serde_json::from_str(raw) {
        Ok(geometry) => geometry,
        Err(error) => {
            let bad = syntax(raw, span.0, &error);
            draft.problem(bad.span, *bad.problem);
            return;
        }
    };
    let mut points = Vec::new();
    if !collect(&geometry["coordinates"], &mut points) || points.is_empty() {
        let problem =
            Problem::error("bad-geometry", "the geometry has no coordinates that are pairs of numbers");
        draft.problem(span, problem.expected("`coordinates`, longitude first"));
        return;
    }
    if let Some((lon, lat)) =
        points.iter().find(|(lon, lat)| !(-180.0..=180.0).contains(lon) || !(-90.0..=90.0).contains(lat))
    {
        let mut problem = Problem::error("out-of-range", format!("{lon}, {lat} is no place on Earth"));
        if lon.abs() <= 90.0 {
            problem = problem.help("GeoJSON puts the longitude first; the two may be swapped.");
        }
        draft.problem(span, problem.expected("longitude from -180 to 180, then latitude from -90 to 90"));
        return;
    }
    if draft.has("lat") || draft.has("lon") {
        return;
    }
    match points[..] {
        [(lon, lat)] => give_point(draft, span, lon, lat),
        _ => give_disc(draft, span, &points),
    }
}

/// Collects the pairs of numbers in nested arrays; returns whether there is nothing else.
///
/// serde_json stops at a depth of 128, so the recursion ends.
fn collect(value: &serde_json::Value, points: &mut Vec<(f64, f64)>) -> bool {
    let Some(items) = value.as_array() else { return false };
    match (items.first().and_then(|v| v.as_f64()), items.get(1).and_then(|v| v.as_f64())) {
        (Some(lon), Some(lat)) => {
            points.push((lon, lat));
            true
        }
        _ => items.iter().all(|item| collect(item, points)),
    }
}

fn give_point(draft: &mut Draft<'_, '_>, span: Span, lon: f64, lat: f64) {
    for (key, number) in [("lat", lat), ("lon", lon)] {
        let value = Value::Cell(number.to_string().into());
        draft.fields.push(Field { key: key.into(), key_at: span, value, value_at: span });
    }
}

/// Gives the middle of the shape's box with the narrowest precision whose disc holds the shape.
fn give_disc(draft: &mut Draft<'_, '_>, span: Span, points: &[(f64, f64)]) {
    let fold = |pick: fn(&(f64, f64)) -> f64, better: fn(f64, f64) -> f64, from: f64| {
        points.iter().map(pick).fold(from, better)
    };
    let middle = |pick: fn(&(f64, f64)) -> f64| {
        (fold(pick, f64::min, f64::INFINITY) + fold(pick, f64::max, f64::NEG_INFINITY)) / 2.0
    };
    let (lon, lat) = (middle(|p| p.0), middle(|p| p.1));
    let radius = points.iter().map(|p| metres((lon, lat), *p)).fold(0.0, f64::max);
    let fitting = [Precision::Exact, Precision::Town, Precision::Near]
        .into_iter()
        .find(|precision| precision.radius_m().is_some_and(|most| radius <= most));
    let Some(precision) = fitting else {
        let problem =
            Problem::warning("shape-too-large", "the shape is too large for a disc and was left out");
        draft.problem(span, problem.help("Name the place in `place`, `admin1` or `area`."));
        return;
    };
    give_point(draft, span, lon, lat);
    if !draft.has("precision") {
        let value = Value::Cell(precision.as_str().into());
        draft.fields.push(Field { key: "precision".into(), key_at: span, value, value_at: span });
    }
    let problem =
        Problem::warning("shape-as-disc", format!("the shape was read as a disc of precision `{precision}`"));
    draft.problem(span, problem);
}

/// Returns the distance of two near points, longitude first, on a sphere of 6,371 km.
fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (north, east) = ((b.1 - a.1).to_radians(), (b.0 - a.0).to_radians());
    let chord = (north / 2.0).sin().powi(2)
        + a.1.to_radians().cos() * b.1.to_radians().cos() * (east / 2.0).sin().powi(2);
    2.0 * 6_371_000.0 * chord.sqrt().min(1.0).asin()
}
