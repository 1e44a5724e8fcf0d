//! What people wrote, as a tree that knows where each part stands: TOML and JSON alike.
//!
//! In: a file's text. Out: a [`Node`] and the syntax [`Problem`]s. Read first: [`Node`] and [`Table`].
//! Invariant: nothing is judged here; getters are silent, since the shapes are checked elsewhere, once.

use std::ops::Range;
use std::sync::Arc;

use jiff::{Timestamp, civil, tz::Offset};
use toml::de::{DeTable, DeValue};

use super::slips;
use crate::model::{Location, Problem, char_floor};

/// A file as the caller gave it, with what is needed to tell places in it.
#[derive(Debug)]
pub(crate) struct SourceFile<'a> {
    /// Its name.
    pub name: Arc<str>,
    /// Its text.
    pub text: &'a str,
    line_starts: Vec<usize>,
}

/// A part of a file: a byte span and what stands there.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Byte offsets into the file.
    pub span: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// What a part of a file says.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// A text.
    Text(String),
    /// A whole number; `None` if it is too large to hold.
    Whole(Option<i64>),
    /// Another number; may be infinite or not a number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A calendar day.
    Day(civil::Date),
    /// A date-time with its offset from UTC.
    Instant(Timestamp),
    /// A date-time without offset.
    Local(civil::DateTime),
    /// A date or time that does not exist or is of no use here: an hour alone.
    OtherTime,
    /// JSON's null.
    Null,
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// A table: keys with values, in file order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// Where the table itself is named: its header, or its braces.
    pub header: Range<usize>,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Range<usize>,
    /// Its value.
    pub node: Node,
}

impl<'a> SourceFile<'a> {
    /// Returns the file with this name and text.
    pub fn new(name: &str, text: &'a str) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Self { name: name.into(), text, line_starts: std::iter::once(0).chain(starts).collect() }
    }

    /// Returns the place of a span: line and column of its start.
    pub fn at(&self, span: &Range<usize>) -> Location {
        let start = self.floor(span.start);
        let end = self.floor(span.end.max(start));
        let line = self.line_starts.partition_point(|s| *s <= start).max(1);
        let column = self.text[self.line_starts[line - 1]..start].chars().count() + 1;
        Location { file: self.name.clone(), line: clamp(line), column: clamp(column), span: (start, end) }
    }

    /// Returns the place of the file as a whole.
    pub fn whole(&self) -> Location {
        Location { file: self.name.clone(), line: 0, column: 0, span: (0, 0) }
    }

    /// Returns the first line of a span, from 1.
    pub fn line(&self, span: &Range<usize>) -> u32 {
        self.at(span).line
    }

    /// Returns the byte offset of a line and column, both from 1, the column in bytes.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        self.floor(start.saturating_add(column.saturating_sub(1)))
    }

    fn floor(&self, at: usize) -> usize {
        char_floor(self.text, at)
    }
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Reads TOML; every syntax error at once.
pub(crate) fn read_toml(file: &SourceFile<'_>, problems: &mut Vec<Problem>) -> Node {
    let (root, errors) = DeTable::parse_recoverable(file.text);
    let before = problems.len();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let part = file.text.get(span.clone()).unwrap_or_default();
        let problem = slips::toml(error.message(), part).at(file.at(&span));
        // One slip of the pen often upsets the parser twice on its line.
        let line = |p: &Problem| p.at.as_ref().map(|at| at.line);
        if !problems[before..].iter().any(|p| line(p) == line(&problem)) {
            problems.push(problem);
        }
    }
    let entries = entries(root.into_inner());
    Node { span: 0..file.text.len(), value: Value::Table(Table { header: 0..0, entries }) }
}

fn entries(table: DeTable<'_>) -> Vec<Entry> {
    let entry = |(key, value): (toml::Spanned<toml::de::DeString<'_>>, toml::Spanned<DeValue<'_>>)| Entry {
        key_span: key.span(),
        key: key.into_inner().into_owned(),
        node: node(value),
    };
    table.into_iter().map(entry).collect()
}

fn node(spanned: toml::Spanned<DeValue<'_>>) -> Node {
    let span = spanned.span();
    let value = match spanned.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => Value::Whole(i64::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(at) => datetime(&at),
        DeValue::Array(items) => Value::List(items.into_iter().map(node).collect()),
        DeValue::Table(table) => Value::Table(Table { header: span.clone(), entries: entries(table) }),
    };
    Node { span, value }
}

fn datetime(at: &toml::value::Datetime) -> Value {
    match (at.date, at.time, at.offset) {
        (Some(day), None, None) => date(day).map_or(Value::OtherTime, Value::Day),
        (Some(day), Some(hour), offset) => moment(day, hour, offset).unwrap_or(Value::OtherTime),
        _ => Value::OtherTime,
    }
}

fn date(day: toml::value::Date) -> Option<civil::Date> {
    let year = i16::try_from(day.year).ok().filter(|year| (1..=9999).contains(year))?;
    civil::Date::new(year, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
}

fn moment(
    day: toml::value::Date,
    hour: toml::value::Time,
    offset: Option<toml::value::Offset>,
) -> Option<Value> {
    let part = |number: u8| i8::try_from(number).ok();
    let nanosecond = i32::try_from(hour.nanosecond.unwrap_or(0)).ok()?;
    // A leap second is the second before it.
    let second = part(hour.second.unwrap_or(0).min(59))?;
    let time = civil::Time::new(part(hour.hour)?, part(hour.minute)?, second, nanosecond).ok()?;
    let local = date(day)?.to_datetime(time);
    let minutes = match offset {
        None => return Some(Value::Local(local)),
        Some(toml::value::Offset::Z) => 0,
        Some(toml::value::Offset::Custom { minutes }) => i32::from(minutes),
    };
    let offset = Offset::from_seconds(minutes * 60).ok()?;
    offset.to_timestamp(local).ok().map(Value::Instant)
}

impl Node {
    /// Returns the text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the table, if it is one.
    pub fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Returns the items of a list; none if it is not one.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// Returns the instant, if it is one.
    pub fn instant(&self) -> Option<Timestamp> {
        match self.value {
            Value::Instant(at) => Some(at),
            _ => None,
        }
    }

    /// Returns the calendar day, if it is one.
    pub fn day(&self) -> Option<civil::Date> {
        match self.value {
            Value::Day(day) => Some(day),
            _ => None,
        }
    }

    /// Returns the number, whole or not.
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Value::Whole(number) => number.map(|n| n as f64),
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}

impl Table {
    /// Returns the value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// Returns the entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Returns the text of a key, if it is there and a text.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// Returns the text of a key; empty where it is missing, which the shape check has reported.
    pub fn string(&self, key: &str) -> String {
        self.text(key).unwrap_or_default().to_owned()
    }

    /// Returns the text of a key that may be left out.
    pub fn opt_string(&self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    /// Returns the items of a list; none where it is missing.
    pub fn items(&self, key: &str) -> &[Node] {
        self.get(key).map_or(&[], Node::items)
    }

    /// Returns the texts of a list.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.items(key).iter().filter_map(|item| item.text().map(str::to_owned)).collect()
    }

    /// Returns the texts of a list as ids.
    pub fn ids<T: for<'b> From<&'b str>>(&self, key: &str) -> Vec<T> {
        self.items(key).iter().filter_map(|item| item.text().map(T::from)).collect()
    }

    /// Returns the tables of a list.
    pub fn tables(&self, key: &str) -> impl Iterator<Item = &Table> {
        self.items(key).iter().filter_map(Node::table)
    }

    /// Returns the instant of a key.
    pub fn instant(&self, key: &str) -> Option<Timestamp> {
        self.get(key)?.instant()
    }

    /// Returns the calendar day of a key.
    pub fn day(&self, key: &str) -> Option<civil::Date> {
        self.get(key)?.day()
    }

    /// Returns the number of a key.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.get(key)?.number()
    }

    /// Returns the whole number of a key.
    pub fn whole(&self, key: &str) -> Option<u32> {
        match self.get(key)?.value {
            Value::Whole(number) => u32::try_from(number?).ok(),
            _ => None,
        }
    }

    /// Returns the flag of a key; false where it is missing.
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.get(key).map(|node| &node.value), Some(Value::Flag(true)))
    }
}
