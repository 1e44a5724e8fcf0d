//! JSON Schemas of a case's files, for editors that complete and check while someone writes.
//!
//! In: the shapes that the reader itself checks by. Out: one schema a file. Read first: [`all`].
//! Invariant: nothing is said here of a key that its shape does not say, so the schemas cannot drift from the reader.

use serde_json::{Map, Value, json};

use super::check::expected;
use super::shape::{Kind, Shape};
use super::{agreement_shapes, people_shapes, report_shape, talks_shape};

/// Returns every schema with the name of the file that holds it.
///
/// Names in a file are not resolved by a schema: only the reader knows all files of a case.
///
/// # Example
/// ```
/// let all = engine::terms::schema::all();
/// let (file, schema) = &all[0];
/// assert_eq!(*file, "agreement.schema.json");
/// assert_eq!(schema["properties"]["agreement"]["properties"]["in_force"]["format"], "date-time");
/// ```
pub fn all() -> Vec<(&'static str, Value)> {
    vec![
        ("agreement.schema.json", file(&agreement_shapes::FILE)),
        ("actors.schema.json", file(&people_shapes::ACTORS)),
        ("sources.schema.json", file(&people_shapes::SOURCES)),
        ("decisions.schema.json", file(&people_shapes::DECISIONS)),
        ("areas.schema.json", areas()),
        ("report.schema.json", file(&report_shape::REPORT)),
        ("talks.schema.json", file(&talks_shape::TALKS)),
    ]
}

fn file(shape: &Shape) -> Value {
    titled(shape.name, table(shape))
}

fn titled(title: &str, mut schema: Value) -> Value {
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(title);
    schema
}

fn areas() -> Value {
    let geometry = json!({
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {
            "type": { "enum": ["Polygon", "MultiPolygon", "LineString"] },
            "coordinates": { "type": "array", "description": "WGS 84, longitude first; rings closed." },
        },
    });
    let feature = json!({
        "type": "object",
        "required": ["type", "properties", "geometry"],
        "properties": {
            "type": { "const": "Feature" },
            "properties": table(&people_shapes::FEATURE),
            "geometry": geometry,
        },
    });
    let collection = json!({
        "type": "object",
        "description": "The places the terms speak of, drawn.",
        "required": ["type", "features"],
        "properties": {
            "type": { "const": "FeatureCollection" },
            "features": { "type": "array", "items": feature },
        },
    });
    titled("areas.geojson", collection)
}

fn table(shape: &Shape) -> Value {
    let property = |key: &super::shape::Key| {
        let mut schema = value(&key.kind);
        schema["description"] = json!(key.doc);
        (key.name.to_owned(), schema)
    };
    let properties: Map<String, Value> = shape.keys.iter().map(property).collect();
    let required: Vec<&str> = shape.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    json!({
        "type": "object",
        "description": shape.doc,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn value(kind: &Kind) -> Value {
    match kind {
        Kind::Text | Kind::Measure | Kind::Zone => json!({ "type": "string", "minLength": 1 }),
        Kind::Id(_) => json!({ "type": "string", "pattern": "^[a-z0-9._-]+$", "maxLength": 100 }),
        Kind::Ref(..) => json!({ "type": "string", "minLength": 1, "examples": [expected(kind)] }),
        Kind::Word(_, words) => json!({ "enum": words }),
        Kind::Whole(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Kind::Number(low, high) => json!({ "type": "number", "minimum": low, "maximum": high }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Day => json!({ "type": "string", "format": "date" }),
        Kind::Instant => json!({ "type": "string", "format": "date-time" }),
        Kind::Duration => json!({ "type": "string", "pattern": "^[0-9]{1,7}[mhd]$" }),
        Kind::TextOrNumber => json!({ "type": ["string", "number"] }),
        Kind::Table(shape) => table(shape),
        Kind::List(item, least) => json!({ "type": "array", "items": value(item), "minItems": least }),
        Kind::Either(name, shape) => json!({ "anyOf": [value(name), table(shape)] }),
        Kind::Free(what) => json!({ "type": "string", "examples": [what] }),
        Kind::Numbers => json!({ "type": "object", "additionalProperties": { "type": "integer" } }),
    }
}
