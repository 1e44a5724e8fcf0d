//! Raw JSON: objects and arrays as slices of the text, so that every key and value has its place.
//!
//! In: JSON text and where it stands in the file. Out: fields, items or entries; or [`BadJson`] with the place of the
//! fault. Doubled keys are kept, for the caller to see. What lies deeper than a list or object of plain values is not
//! looked into.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::fields::{Field, Span, Value};
use super::place_in_file::floor_char;
use super::values;
use crate::model::Problem;

/// Text that is not the JSON that was expected.
#[derive(Debug)]
pub(super) struct BadJson {
    /// Where.
    pub span: Span,
    /// What is wrong, without its place.
    pub problem: Box<Problem>,
}

impl BadJson {
    /// Returns the fault at `span`.
    pub fn new(span: Span, problem: Problem) -> Self {
        Self { span, problem: Box::new(problem) }
    }
}

/// A raw JSON value with its span.
pub(super) type Raw<'a> = (&'a str, Span);

/// Returns the fields of the JSON object in `text`, which stands at `base` in the file.
pub(super) fn object(text: &str, base: usize) -> Result<Vec<Field<'_>>, BadJson> {
    let Entries(found) = serde_json::from_str(text).map_err(|error| syntax(text, base, &error))?;
    found.into_iter().map(|(key, value)| field(text, base, key, value)).collect()
}

/// Returns the raw items of the JSON array in `text`.
pub(super) fn array(text: &str, base: usize) -> Result<Vec<Raw<'_>>, BadJson> {
    let Items(items) = serde_json::from_str(text).map_err(|error| syntax(text, base, &error))?;
    Ok(items.into_iter().map(|item| (item.get(), span_in(text, base, item.get()))).collect())
}

/// Returns the raw entries of the JSON object in `text`: key, value and the value's span.
pub(super) fn entries(text: &str, base: usize) -> Result<Vec<(String, &str, Span)>, BadJson> {
    let Entries(found) = serde_json::from_str(text).map_err(|error| syntax(text, base, &error))?;
    let entry = |(key, value): (&RawValue, _)| {
        let name = serde_json::from_str(key.get()).map_err(|error| syntax(text, base, &error))?;
        let value = RawValue::get(value);
        Ok((name, value, span_in(text, base, value)))
    };
    found.into_iter().map(entry).collect()
}

fn field<'a>(
    text: &'a str,
    base: usize,
    key: &'a RawValue,
    value: &'a RawValue,
) -> Result<Field<'a>, BadJson> {
    let (key_at, value_at) = (span_in(text, base, key.get()), span_in(text, base, value.get()));
    let name = serde_json::from_str::<String>(key.get());
    Ok(Field {
        key: name.map_err(|error| syntax(key.get(), key_at.0, &error))?.into(),
        key_at,
        value: value_of(value.get(), value_at.0, 0)?,
        value_at,
    })
}

/// Returns the value of `raw`, which stands at `at`; lists and objects inside lists and objects are not looked into.
fn value_of(raw: &str, at: usize, depth: u8) -> Result<Value<'_>, BadJson> {
    let bad = |error: serde_json::Error| syntax(raw, at, &error);
    Ok(match raw.as_bytes().first() {
        Some(b'"') => Value::Text(serde_json::from_str(raw).map_err(bad)?),
        Some(b't') => Value::Flag(true),
        Some(b'f') => Value::Flag(false),
        Some(b'n') => Value::Null,
        Some(b'[') if depth == 0 => {
            let items = array(raw, at)?.into_iter();
            let items = items.map(|(item, span)| Ok((value_of(item, span.0, 1)?, span)));
            Value::List(items.collect::<Result<_, BadJson>>()?)
        }
        Some(b'[') => Value::List(Vec::new()),
        Some(b'{') if depth == 0 => {
            let parts = entries(raw, at)?.into_iter();
            let parts = parts.map(|(label, part, span)| Ok((label, value_of(part, span.0, 1)?, span)));
            Value::Table(parts.collect::<Result<_, BadJson>>()?)
        }
        Some(b'{') => Value::Table(Vec::new()),
        _ => Value::Number(raw),
    })
}

/// Returns the span of `part`, a slice of `text`, which stands at `base`.
fn span_in(text: &str, base: usize, part: &str) -> Span {
    let from = base + (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    (from, from + part.len())
}

/// Returns the problem of text that is not JSON, with its place.
pub(super) fn syntax(text: &str, base: usize, error: &serde_json::Error) -> BadJson {
    let line_start =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = floor_char(text, line_start + error.column().saturating_sub(1));
    let full = error.to_string();
    let message = full.rsplit_once(" at line ").map_or(&*full, |(message, _)| message).to_lowercase();
    let problem = if error.is_eof() {
        Problem::error("cut-json", "the JSON ends too early").help("The file may have been cut here.")
    } else if !text.trim_start().starts_with('{') {
        Problem::error("not-json", "the line does not begin with `{`")
            .expected("one JSON object a line, such as {\"id\": \"r1\", ...}")
    } else {
        Problem::error(
            "not-json",
            format!("this is not the JSON object of a report: {}", values::shorten(&message)),
        )
        .expected("one JSON object a line, such as {\"id\": \"r1\", ...}")
    };
    BadJson::new((base + at, base + at), problem)
}

/// The entries of a JSON object as raw slices, in order, doubled keys and all.
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;
            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a JSON object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// The items of a JSON array as raw slices.
struct Items<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Items<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Items<'de>;
            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a JSON array")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Items(items))
            }
        }
        deserializer.deserialize_seq(Collect)
    }
}
