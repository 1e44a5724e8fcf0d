//! JSON as a tree that knows where each part stands.
//!
//! In: a file's text. Out: a [`Node`], or one syntax [`Problem`] with line and column, since JSON cannot be read on
//! after its first slip. Invariant: depth is limited, so no input can exhaust the stack.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::node::{Entry, Node, SourceFile, Table, Value};
use super::slips;
use crate::model::Problem;

/// How deep lists and objects may lie in each other.
const DEPTH_MAX: usize = 24;

/// Reads JSON.
pub(crate) fn read_json(file: &SourceFile<'_>) -> Result<Node, Box<Problem>> {
    let text = file.text.strip_prefix('\u{feff}').unwrap_or(file.text);
    let shift = file.text.len() - text.len();
    let raw: &RawValue = serde_json::from_str(text).map_err(|slip| {
        let at = file.offset(slip.line(), slip.column().max(1) + if slip.line() == 1 { shift } else { 0 });
        Box::new(slips::json(&slip).at(file.at(&(at..at + 1))))
    })?;
    node(file, raw, 0)
}

fn node(file: &SourceFile<'_>, raw: &RawValue, depth: usize) -> Result<Node, Box<Problem>> {
    let span = span_of(file, raw.get());
    if depth > DEPTH_MAX {
        let problem =
            Problem::error("too-deep", format!("lists lie more than {DEPTH_MAX} deep in each other"));
        let problem = problem.expected("here it is too deep");
        return Err(Box::new(problem.at(file.at(&(span.start..span.start + 1)))));
    }
    let bad = |slip: serde_json::Error| Box::new(slips::json(&slip).at(file.at(&span)));
    let value = match raw.get().as_bytes().first() {
        Some(b'{') => {
            let pairs: Pairs<'_> = serde_json::from_str(raw.get()).map_err(bad)?;
            Value::Table(table(file, pairs, &span, depth)?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(bad)?;
            Value::List(items.into_iter().map(|item| node(file, item, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Value::Text(serde_json::from_str(raw.get()).map_err(bad)?),
        Some(b't' | b'f') => Value::Flag(raw.get() == "true"),
        Some(b'n') => Value::Null,
        _ => match raw.get().parse::<i64>() {
            Ok(number) => Value::Whole(Some(number)),
            Err(_) => Value::Number(raw.get().parse().unwrap_or(f64::NAN)),
        },
    };
    Ok(Node { span, value })
}

fn table(
    file: &SourceFile<'_>,
    pairs: Pairs<'_>,
    span: &Range<usize>,
    depth: usize,
) -> Result<Table, Box<Problem>> {
    let mut entries: Vec<Entry> = Vec::with_capacity(pairs.0.len());
    let mut seen = BTreeSet::new();
    for (key, raw) in pairs.0 {
        let node = node(file, raw, depth + 1)?;
        let key_span = key_before(file, node.span.start);
        if !seen.insert(key.clone()) {
            let what = format!("{} stands twice in one object", super::names::quoted(&key));
            return Err(Box::new(Problem::error("duplicate-key", what).at(file.at(&key_span))));
        }
        entries.push(Entry { key, key_span, node });
    }
    Ok(Table { header: span.start..span.start + 1, entries })
}

/// Returns where a borrowed part of the text stands in it.
fn span_of(file: &SourceFile<'_>, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(file.text.as_ptr() as usize);
    start..start + part.len()
}

/// Returns where the key before a value stands, quotes included.
fn key_before(file: &SourceFile<'_>, value: usize) -> Range<usize> {
    let before = file.text.get(..value).unwrap_or_default();
    let end = before.trim_end().trim_end_matches(':').trim_end().len();
    let start = before.get(..end.saturating_sub(1)).and_then(|text| text.rfind('"')).unwrap_or(end);
    start..end
}

/// The pairs of an object, doubles kept.
struct Pairs<'r>(Vec<(String, &'r RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Pairs<'de>, M::Error> {
                let mut pairs = Vec::new();
                while let Some((key, raw)) = map.next_entry::<String, &RawValue>()? {
                    pairs.push((key, raw));
                }
                Ok(Pairs(pairs))
            }
        }
        from.deserialize_map(InOrder)
    }
}
