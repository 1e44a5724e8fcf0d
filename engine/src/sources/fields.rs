//! Fields: the keys and values of one of truce's own reports, whichever file format they come in.
//!
//! In: keys with values and their places, from a JSON line, a table row or the properties of a GeoJSON feature.
//! Out: typed values, each taken once by its key, with everything that is wrong noted in [`Draft::problems`].
//! JSON says what type a value has; a table has text only, which is read as what the key asks for.

use std::borrow::Cow;

use super::place_in_file::{FileText, Start};
use super::values::{self, BadValue};
use crate::model::{Location, Problem, Severity, When};

/// How many problems of one row are told.
pub(super) const PROBLEMS_PER_ROW_MAX: usize = 20;

/// Offsets into the text.
pub(super) type Span = (usize, usize);

/// A value as a file has it.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    /// The text of a table's cell, not empty.
    Cell(Cow<'a, str>),
    /// JSON text.
    Text(String),
    /// A JSON number, as written.
    Number(&'a str),
    /// JSON `true` or `false`.
    Flag(bool),
    /// A JSON array.
    List(Vec<(Value<'a>, Span)>),
    /// A JSON object.
    Table(Vec<(String, Value<'a>, Span)>),
    /// JSON `null`: not known.
    Null,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Field<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key stands.
    pub key_at: Span,
    /// The value.
    pub value: Value<'a>,
    /// Where the value stands.
    pub value_at: Span,
}

/// The fields of one report and what is wrong with them so far.
pub(super) struct Draft<'r, 'a> {
    /// The fields that were not taken yet.
    pub fields: Vec<Field<'a>>,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
    /// Where the row starts.
    pub start: Start,
    file: &'r FileText<'a>,
}

impl Value<'_> {
    /// Whether the value is JSON `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Cell(_) | Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "`true` or `false`",
            Self::List(_) => "a list",
            Self::Table(_) => "an object",
            Self::Null => "null",
        }
    }
}

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Text,
    List,
    Number,
    Flag,
    Table,
}

impl Shape {
    fn expected(self) -> &'static str {
        match self {
            Self::Text => "text in quotes",
            Self::List => "a list of texts such as [\"a\", \"b\"]",
            Self::Number => "a number",
            Self::Flag => "`true` or `false`",
            Self::Table => "an object such as {\"Aleppo\": 27}",
        }
    }
}

impl<'r, 'a> Draft<'r, 'a> {
    /// Returns the draft of a row with these fields.
    pub fn new(file: &'r FileText<'a>, start: Start, fields: Vec<Field<'a>>) -> Self {
        Self { fields, problems: Vec::new(), start, file }
    }

    /// Returns the place of a span of the row.
    pub fn at(&self, span: Span) -> Location {
        self.file.at(self.start, span)
    }

    /// Notes a problem at a span.
    ///
    /// Of very many problems of a row only the first are kept, with an error among them if there was one: each needs
    /// its place to be counted out, and nobody reads them.
    pub fn problem(&mut self, span: Span, problem: Problem) {
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        if self.problems.len() >= PROBLEMS_PER_ROW_MAX {
            if !is_error(&problem) || self.problems.iter().any(is_error) {
                return;
            }
            self.problems.pop();
        }
        let at = self.at(span);
        self.problems.push(problem.at(at));
    }

    /// Notes a problem of the whole row.
    pub fn row_problem(&mut self, problem: Problem) {
        let at = self.file.row(self.start);
        self.problems.push(problem.at(at));
    }

    /// Whether a key has a value; null and text of spaces only are none.
    pub fn has(&self, key: &str) -> bool {
        let says = |value: &Value<'_>| match value {
            Value::Null => false,
            Value::Text(text) => !text.trim().is_empty(),
            Value::Cell(text) => !text.trim().is_empty(),
            _ => true,
        };
        self.fields.iter().any(|field| field.key == key && says(&field.value))
    }

    /// Takes the value of a key; null is no value.
    pub fn take(&mut self, key: &str) -> Option<(Value<'a>, Span)> {
        let index = self.fields.iter().position(|field| field.key == key)?;
        let field = self.fields.remove(index);
        (!matches!(field.value, Value::Null)).then_some((field.value, field.value_at))
    }

    /// Reads text; text of spaces only is no value.
    pub fn text(&mut self, key: &str) -> Option<String> {
        self.text_at(key).map(|(text, _)| text)
    }

    /// Reads text with its place.
    pub fn text_at(&mut self, key: &str) -> Option<(String, Span)> {
        let (value, at) = self.take(key)?;
        let text = match value {
            Value::Cell(text) => text.trim().to_owned(),
            Value::Text(text) => text,
            other => return self.wrong(key, &other, at, Shape::Text),
        };
        (!text.trim().is_empty()).then_some((text, at))
    }

    /// Reads a word of a closed list.
    pub fn word<T: Copy>(&mut self, key: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let (text, at) = self.text_at(key)?;
        self.known_word(key, text.trim(), at, all, name)
    }

    /// Reads a list of words of a closed list.
    pub fn words<T: Copy>(&mut self, key: &str, all: &[T], name: fn(T) -> &'static str) -> Vec<T> {
        let listed = self.list_at(key);
        listed.into_iter().filter_map(|(text, at)| self.known_word(key, text.trim(), at, all, name)).collect()
    }

    /// Reads a list of texts.
    pub fn list(&mut self, key: &str) -> Vec<String> {
        self.list_at(key).into_iter().map(|(text, _)| text).collect()
    }

    /// Reads a count.
    pub fn count(&mut self, key: &str) -> Option<u32> {
        let (text, at) = self.number_at(key)?;
        values::count(&text).map_err(|bad| self.bad(key, at, bad)).ok()
    }

    /// Reads a number from 0 to 1.
    pub fn share(&mut self, key: &str) -> Option<f64> {
        let (text, at) = self.number_at(key)?;
        let share = values::plain_number(&text).filter(|share| (0.0..=1.0).contains(share));
        if share.is_none() {
            let message = format!("`{}` is not a share (`{key}`)", values::shorten(&text));
            self.problem(at, Problem::error("out-of-range", message).expected("a number from 0 to 1"));
        }
        share
    }

    /// Reads degrees up to `most`.
    pub fn degrees(&mut self, key: &str, most: f64) -> Option<f64> {
        let (text, at) = self.number_at(key)?;
        values::degrees(&text, most).map_err(|bad| self.bad(key, at, bad)).ok()
    }

    /// Reads `true` or `false`.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        let (value, at) = self.take(key)?;
        match &value {
            Value::Flag(flag) => Some(*flag),
            Value::Cell(text) if text.trim() == "true" => Some(true),
            Value::Cell(text) if text.trim() == "false" => Some(false),
            _ => self.wrong(key, &value, at, Shape::Flag),
        }
    }

    /// Reads a date.
    pub fn when(&mut self, key: &str) -> Option<When> {
        let (text, at) = self.text_at(key)?;
        match When::parse(&text) {
            Ok(when) => Some(when),
            Err(error) => {
                let message = format!("{} (`{key}`)", values::shorten(&error.to_string()));
                let code = match error {
                    crate::model::WhenError::Reversed(_) => "reversed-interval",
                    _ => "not-a-date",
                };
                let expected =
                    "a date such as 2016-09-17, 2016-09-1X, 2016-09-14/2016-09-15 or 2016-09-17T15:55+03:00";
                self.problem(at, Problem::error(code, message).expected(expected));
                None
            }
        }
    }

    /// Reads labels with numbers.
    pub fn table(&mut self, key: &str) -> Vec<(String, u32)> {
        let Some((value, at)) = self.take(key) else { return Vec::new() };
        let parts = match value {
            Value::Cell(text) => self.table_of_cell(key, &text, at),
            Value::Table(parts) => parts
                .into_iter()
                .filter_map(|(label, value, at)| self.table_part(key, label, value, at))
                .collect(),
            other => self.wrong(key, &other, at, Shape::Table).unwrap_or_default(),
        };
        self.labels_once(key, &parts, at);
        parts
    }

    fn table_part(&mut self, key: &str, label: String, value: Value<'a>, at: Span) -> Option<(String, u32)> {
        let Value::Number(text) = value else { return self.wrong(key, &value, at, Shape::Number) };
        if label.trim().is_empty() {
            self.problem(at, Problem::error("empty-label", format!("a label of `{key}` is empty")));
            return None;
        }
        let number = values::count(text).map_err(|bad| self.bad(key, at, bad)).ok()?;
        Some((label, number))
    }

    fn table_of_cell(&mut self, key: &str, text: &str, at: Span) -> Vec<(String, u32)> {
        let mut parts = Vec::new();
        for part in split_list(text) {
            let pair = part.rsplit_once(' ').filter(|(label, _)| !label.trim().is_empty());
            let Some((label, number)) = pair else {
                let message = format!("`{}` is not a label and a number (`{key}`)", values::shorten(&part));
                let problem = Problem::error("wrong-type", message).expected("such as `Aleppo 27; Hama 7`");
                self.problem(at, problem);
                continue;
            };
            match values::count(number) {
                Ok(number) => parts.push((label.trim_end().to_owned(), number)),
                Err(bad) => self.bad(key, at, bad),
            }
        }
        parts
    }

    fn labels_once(&mut self, key: &str, parts: &[(String, u32)], at: Span) {
        let mut seen = std::collections::HashSet::new();
        if let Some((label, _)) = parts.iter().find(|(label, _)| !seen.insert(label)) {
            let message = format!("`{key}` has the label `{}` twice", values::shorten(label));
            self.problem(at, Problem::error("duplicate-key", message));
        }
    }

    fn list_at(&mut self, key: &str) -> Vec<(String, Span)> {
        let Some((value, at)) = self.take(key) else { return Vec::new() };
        match value {
            Value::Cell(text) => split_list(&text).into_iter().map(|part| (part, at)).collect(),
            Value::List(parts) => {
                parts.into_iter().filter_map(|(part, at)| self.list_part(key, part, at)).collect()
            }
            Value::Text(text) => {
                let problem =
                    Problem::error("wrong-type", format!("`{key}` is text")).expected(Shape::List.expected());
                self.problem(
                    at,
                    problem.help(format!(
                        "A list may hold one item: `[{}]`.",
                        crate::sources::flat::json_text(&values::shorten(&text))
                    )),
                );
                Vec::new()
            }
            other => self.wrong(key, &other, at, Shape::List).unwrap_or_default(),
        }
    }

    fn list_part(&mut self, key: &str, part: Value<'a>, at: Span) -> Option<(String, Span)> {
        match part {
            Value::Text(text) if text.trim().is_empty() => {
                self.problem(at, Problem::error("empty-item", format!("an item of `{key}` is empty")));
                None
            }
            Value::Text(text) => Some((text, at)),
            other => self.wrong(key, &other, at, Shape::Text),
        }
    }

    fn number_at(&mut self, key: &str) -> Option<(Cow<'a, str>, Span)> {
        let (value, at) = self.take(key)?;
        match value {
            Value::Cell(text) => Some((Cow::Owned(text.trim().to_owned()), at)),
            Value::Number(text) => Some((Cow::Borrowed(text), at)),
            other => self.wrong(key, &other, at, Shape::Number),
        }
    }

    fn known_word<T: Copy>(
        &mut self,
        key: &str,
        word: &str,
        at: Span,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        if let Some(value) = all.iter().find(|value| name(**value) == word) {
            return Some(*value);
        }
        let known: Vec<&str> = all.iter().map(|value| name(*value)).collect();
        let message = format!("`{}` is no word for `{key}`", values::shorten(word));
        let problem = Problem::error("unknown-word", message).expected(one_of(&known));
        self.problem(at, with_nearest(problem, word, known));
        None
    }

    fn wrong<T>(&mut self, key: &str, value: &Value<'_>, at: Span, shape: Shape) -> Option<T> {
        let message = format!("`{key}` is {}", value.kind());
        self.problem(at, Problem::error("wrong-type", message).expected(shape.expected()));
        None
    }

    fn bad(&mut self, key: &str, at: Span, bad: BadValue) {
        let mut problem =
            Problem::error(bad.code, format!("{} (`{key}`)", bad.message)).expected(bad.expected);
        problem.help.extend(bad.help.map(str::to_owned));
        self.problem(at, problem);
    }
}

/// Returns `one of ...` with all words.
pub(super) fn one_of(known: &[&str]) -> String {
    format!("one of {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "))
}

/// Returns the problem with the nearest word as help, if one is near.
pub(super) fn with_nearest<'k>(
    problem: Problem,
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Problem {
    match values::nearest(word, known) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    }
}

/// Returns the items of a cell: separated by `;`, where `\;` is a semicolon inside an item and `\\` a backslash.
fn split_list(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let item = items.last_mut().expect("there is always an item being read");
        match letter {
            '\\' => match letters.next() {
                Some(plain @ (';' | '\\')) => item.push(plain),
                other => item.extend(std::iter::once('\\').chain(other)),
            },
            ';' => items.push(String::new()),
            plain => item.push(plain),
        }
    }
    items.iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}
