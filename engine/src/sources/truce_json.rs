//! truce's own reports as JSON Lines: one object a line, keys as in `docs/case-folder.md`.
//!
//! In: text. Out: reports; every problem points at its key or value. [`write`] is the one way a report is written:
//! keys in one order, unknowns left out, so that equal reports are equal bytes.
//! Keys are read as raw slices of the line, since their offsets are needed and a doubled key must be seen.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::build::{self, Defaults};
use super::columns::outcome;
use super::fields::{Draft, Field, Span, Value};
use super::flat::{self, Flat, json_text};
use super::gather::{Outcome, Task};
use super::place_in_file::{Start, floor_char};
use super::rows::Fault;
use super::sensitive::{self, Sensitivity};
use super::values;
use crate::model::Problem;
use crate::reports::Report;

pub(super) fn read(task: &mut Task<'_>) {
    if let Some(problem) = not_lines(task) {
        task.tell_file([problem]);
        return;
    }
    let mut start = Start::FIRST;
    for line in task.file.text.split_inclusive('\n') {
        let raw = line.trim_end_matches(['\n', '\r']);
        if !raw.trim().is_empty() {
            read_line(task, start, raw);
        }
        if task.is_refused() {
            return;
        }
        start = Start { byte: start.byte + line.len(), line: start.line.saturating_add(1), column: 1 };
    }
}

/// Returns the canonical JSON line of a report, without the end of line.
///
/// # Example
/// ```
/// use engine::sources::{ReadOptions, read, truce_json::write};
/// let line = r#"{"source":"sohr","id":"r1","kind":"event","act":"air-strike","by":[],"credibility":6}"#;
/// let import = read("a.jsonl", line.as_bytes(), &ReadOptions::detecting());
/// assert_eq!(write(&import.reports[0]), r#"{"id":"r1","kind":"event","source":"sohr","act":"air-strike"}"#);
/// ```
pub fn write(report: &Report) -> String {
    let fields: Vec<String> =
        flat::flatten(report).iter().map(|(key, value)| format!("\"{key}\":{}", json(value))).collect();
    format!("{{{}}}", fields.join(","))
}

fn json(value: &Flat) -> String {
    match value {
        Flat::Text(text) => json_text(text),
        Flat::List(list) => format!("[{}]", list.iter().map(|t| json_text(t)).collect::<Vec<_>>().join(",")),
        Flat::Count(count) => count.to_string(),
        Flat::Decimal(number) => number.to_string(),
        Flat::Flag(flag) => flag.to_string(),
        Flat::Table(parts) => {
            let parts: Vec<String> = parts.iter().map(|(l, n)| format!("{}:{n}", json_text(l))).collect();
            format!("{{{}}}", parts.join(","))
        }
    }
}

/// Returns the problem of a JSON file that is one value over many lines.
fn not_lines(task: &Task<'_>) -> Option<Problem> {
    let text = task.file.text.trim_start();
    let first = text.lines().next().unwrap_or("").trim_end();
    let problem = |message: &str| {
        Problem::error("not-json-lines", message)
            .at(task.file.whole())
            .expected("one JSON object a line")
            .help(
                "Write each report on a line of its own, without commas between them: `jq -c '.[]'` does it.",
            )
    };
    if text.starts_with('[') {
        Some(problem("the file is one JSON array"))
    } else if first == "{" {
        Some(problem("the file is JSON spread over many lines"))
    } else {
        None
    }
}

fn read_line(task: &mut Task<'_>, start: Start, raw: &str) {
    if raw.len() > task.options.row_bytes_max {
        let row = super::rows::Row::faulty(start, raw);
        task.settle_fault(&row, Fault::TooLong);
        return;
    }
    let file = task.file.clone();
    let line = &file.text[start.byte..start.byte + raw.len()];
    let fields = match object(line, start.byte) {
        Ok(fields) => fields,
        Err((span, problem)) => {
            let problem = problem.at(file.at(start, span));
            task.settle(start, raw, Outcome::Nothing, vec![problem]);
            return;
        }
    };
    let mut draft = Draft::new(&file, start, fields);
    if let Some(problem) = drop_sensitive(&mut draft) {
        task.refuse(problem);
        return;
    }
    duplicate_keys(&mut draft);
    let report = build::build(task, &mut draft, Defaults::None);
    let problems = std::mem::take(&mut draft.problems);
    task.settle(start, raw, outcome(report), problems);
}

/// Takes sensitive keys out of a draft with warnings; returns the reason to refuse the file.
pub(super) fn drop_sensitive(draft: &mut Draft<'_, '_>) -> Option<Problem> {
    let mut kept = Vec::new();
    for field in std::mem::take(&mut draft.fields) {
        match sensitive::judge(&field.key) {
            Sensitivity::Plain => kept.push(field),
            Sensitivity::Person => {
                draft.problem(field.key_at, sensitive::left_out(&values::shorten(&field.key)))
            }
            Sensitivity::Notification => {
                return Some(sensitive::refusal(&values::shorten(&field.key)).at(draft.at(field.key_at)));
            }
        }
    }
    draft.fields = kept;
    None
}

/// Notes keys that stand twice.
pub(super) fn duplicate_keys(draft: &mut Draft<'_, '_>) {
    let mut seen = std::collections::HashSet::new();
    let twice: Vec<(Span, String)> = draft
        .fields
        .iter()
        .filter(|field| !seen.insert(field.key.clone()))
        .map(|field| (field.key_at, values::shorten(&field.key)))
        .collect();
    for (at, key) in twice {
        draft.problem(
            at,
            Problem::error("duplicate-key", format!("`{key}` stands twice")).expected("each key once"),
        );
    }
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

/// Returns the fields of the JSON object in `text`, which stands at `base` in the file.
pub(super) fn object(text: &str, base: usize) -> Result<Vec<Field<'_>>, (Span, Problem)> {
    let Entries(entries) = serde_json::from_str(text).map_err(|error| syntax(text, base, &error))?;
    let span = |raw: &RawValue| span_in(text, base, raw.get());
    let fields = entries.into_iter().map(|(key, value)| {
        let name = serde_json::from_str::<std::borrow::Cow<'_, str>>(key.get());
        let value_at = span(value);
        Ok(Field {
            key: name.map_err(|error| syntax(key.get(), span(key).0, &error))?,
            key_at: span(key),
            value: value_of(value.get(), value_at.0, 0)?,
            value_at,
        })
    });
    fields.collect()
}

/// Returns the raw items of the JSON array in `text` with their spans.
pub(super) fn array(text: &str, base: usize) -> Result<Vec<(&str, Span)>, (Span, Problem)> {
    let Items(items) = serde_json::from_str(text).map_err(|error| syntax(text, base, &error))?;
    Ok(items.into_iter().map(|item| (item.get(), span_in(text, base, item.get()))).collect())
}

/// Returns the raw entries of the JSON object in `text`: key, value and the value's span.
pub(super) fn raw_entries(text: &str, base: usize) -> Result<Vec<(String, &str, Span)>, (Span, Problem)> {
    let Entries(entries) = serde_json::from_str(text).map_err(|error| syntax(text, base, &error))?;
    let entry = |(key, value): (&'_ RawValue, &'_ RawValue)| -> Result<String, (Span, Problem)> {
        let _ = value;
        serde_json::from_str(key.get()).map_err(|error| syntax(text, base, &error))
    };
    entries.into_iter().map(|(k, v)| Ok((entry((k, v))?, v.get(), span_in(text, base, v.get())))).collect()
}

/// Returns the value of `raw`, which stands at `at`; lists and objects inside lists and objects are not looked into.
fn value_of(raw: &str, at: usize, depth: u8) -> Result<Value<'_>, (Span, Problem)> {
    let bad = |error: serde_json::Error| syntax(raw, at, &error);
    Ok(match raw.as_bytes().first() {
        Some(b'"') => Value::Text(serde_json::from_str(raw).map_err(bad)?),
        Some(b't') => Value::Flag(true),
        Some(b'f') => Value::Flag(false),
        Some(b'n') => Value::Null,
        Some(b'[') if depth == 0 => {
            let items = array(raw, at)?.into_iter();
            let items = items.map(|(item, span)| Ok((value_of(item, span.0, 1)?, span)));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        Some(b'[') => Value::List(Vec::new()),
        Some(b'{') if depth == 0 => {
            let parts = raw_entries(raw, at)?.into_iter();
            let parts = parts.map(|(label, part, span)| Ok((label, value_of(part, span.0, 1)?, span)));
            Value::Table(parts.collect::<Result<_, _>>()?)
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
pub(super) fn syntax(text: &str, base: usize, error: &serde_json::Error) -> (Span, Problem) {
    let line_start =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = floor_char(text, line_start + error.column().saturating_sub(1));
    let full = error.to_string();
    let message = full.rsplit_once(" at line ").map_or(&*full, |(message, _)| message).to_lowercase();
    let problem = if error.is_eof() {
        Problem::error("cut-json", "the JSON ends too early").help("The file may have been cut here.")
    } else {
        Problem::error(
            "not-json",
            format!("this is not the JSON object of a report: {}", values::shorten(&message)),
        )
        .expected("one JSON object a line, such as {\"id\": \"r1\", ...}")
    };
    ((base + at, base + at), problem)
}
