//! The names a case defines, and what to say of a name that it does not.
//!
//! In: the trees of all files. Out: [`Names`], which knows where each name is defined. Read first: [`Names::collect`].
//! Invariant: a name that is defined wrongly is still known here, so that one mistake gives one message.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::node::{Entry, SourceFile, Table};
use super::shape::{Key, Kind, Name, Shape};
use crate::model::Problem;

/// The longest piece of someone's text that a message repeats, in characters.
const QUOTED_MAX: usize = 60;
/// The longest name for which a near one is sought, in bytes.
const NEAR_MAX: usize = 80;
/// How many names a message lists.
const LISTED_MAX: usize = 8;

/// Where a name is defined.
#[derive(Debug, Clone)]
struct Defined {
    name: Name,
    text: String,
    file: Arc<str>,
    line: u32,
    span: Range<usize>,
}

/// The names of a case.
#[derive(Debug, Default)]
pub(crate) struct Names {
    defined: Vec<Defined>,
    index: BTreeMap<String, Vec<usize>>,
    leaky: BTreeSet<Name>,
}

impl Names {
    /// Notes every name that the tables of a file define.
    ///
    /// `broken`: the file has syntax errors, so that names may be missing through no fault of who uses them.
    pub fn collect(&mut self, file: &SourceFile<'_>, root: &Table, shape: &Shape, broken: bool) {
        for key in shape.keys {
            let Some((name, item)) = defines(key) else { continue };
            if broken {
                self.leaky.insert(name);
            }
            let likely = |entry: &&Entry| likely_key(&entry.key, shape).is_some_and(|k| k.name == key.name);
            for entry in root.entries.iter().filter(likely) {
                if entry.node.items().is_empty() {
                    self.leaky.insert(name);
                }
                for table in entry.node.items() {
                    self.collect_one(file, name, item, table.table());
                }
            }
        }
    }

    fn collect_one(&mut self, file: &SourceFile<'_>, name: Name, item: &Shape, table: Option<&Table>) {
        let id = table.and_then(|t| t.entries.iter().find(|e| is_key(&e.key, "id", item)));
        match id.and_then(|entry| Some((entry.node.text()?, &entry.node.span))) {
            Some((text, span)) => self.define(file, name, text, span.clone()),
            None => drop(self.leaky.insert(name)),
        }
    }

    /// Notes one name.
    pub fn define(&mut self, file: &SourceFile<'_>, name: Name, text: &str, span: Range<usize>) {
        let line = file.line(&span);
        self.index.entry(text.to_owned()).or_default().push(self.defined.len());
        self.defined.push(Defined { name, text: text.to_owned(), file: file.name.clone(), line, span });
    }

    /// Whether the name is defined as one of these.
    pub fn knows(&self, kinds: &[Name], text: &str) -> bool {
        self.all(text).any(|d| kinds.contains(&d.name))
    }

    /// Returns where a name of this kind is first defined: `line 12`, or with its file if that is another.
    pub fn place(&self, kinds: &[Name], text: &str, from: &SourceFile<'_>) -> Option<String> {
        self.all(text).find(|d| kinds.contains(&d.name)).map(|d| d.place(from))
    }

    /// Returns the problem of a name that is defined for the second time at `span`.
    pub fn duplicate(
        &self,
        file: &SourceFile<'_>,
        name: Name,
        text: &str,
        span: &Range<usize>,
    ) -> Option<Problem> {
        let first = self.all(text).find(|d| d.name.shares_pool(name))?;
        if first.file == file.name && first.span == *span {
            return None;
        }
        let what = if first.name == name {
            format!("the id {} is given to two {}", quoted(text), plural(name))
        } else {
            format!("the id {} is given to {} and to {}", quoted(text), first.name.one(), name.one())
        };
        let problem = Problem::error("duplicate-id", what)
            .at(file.at(span))
            .expected("expected an id that nothing else bears")
            .help(format!("the first one is at {}", first.place(file)));
        Some(problem)
    }

    /// Returns the problem of a name that is not defined as one of `kinds`; `None` if that is another's fault.
    pub fn undefined(
        &self,
        file: &SourceFile<'_>,
        whose: &str,
        (kinds, words): (&[Name], &[&str]),
        (text, span): (&str, &Range<usize>),
    ) -> Option<Problem> {
        let one = kinds.iter().map(|k| k.one()).collect::<Vec<_>>();
        if let Some(other) = self.all(text).next() {
            let what = format!("{whose} names {}, which is {}", quoted(text), other.name.one());
            let problem = Problem::error("wrong-kind-of-name", what).at(file.at(span));
            let help = format!("{} is defined at {}", quoted(text), other.place(file));
            return Some(problem.expected(format!("expected {}", any_of(&one))).help(help));
        }
        let listed = self.listed(kinds, words);
        let near = nearest(text, listed.iter().map(String::as_str)).map(str::to_owned);
        if near.is_none() && kinds.iter().any(|k| self.leaky.contains(k)) {
            return None;
        }
        let what = format!("{whose} names {} that is not defined", any_of(&one));
        let mut problem = Problem::error("undefined-name", what).at(file.at(span));
        problem = problem.expected(match listed.is_empty() {
            true => "and there is none yet".to_owned(),
            false => format!("expected {}", one_of(listed.iter().map(String::as_str))),
        });
        let places = kinds.iter().filter_map(|k| self.places(*k, file)).collect::<Vec<_>>().join(". ");
        let help = match near {
            Some(near) => format!("did you mean {}? {places}", quoted(&near)),
            None => places,
        };
        let help = help.trim_end().to_owned();
        Some(if help.is_empty() { problem } else { problem.help(help) })
    }

    fn all(&self, text: &str) -> impl Iterator<Item = &Defined> {
        self.index.get(text).into_iter().flatten().map(|i| &self.defined[*i])
    }

    fn of_kind(&self, name: Name) -> impl Iterator<Item = &Defined> {
        self.defined.iter().filter(move |d| d.name == name)
    }

    fn listed(&self, kinds: &[Name], words: &[&str]) -> Vec<String> {
        let names = kinds.iter().flat_map(|k| self.of_kind(*k)).map(|d| d.text.clone());
        names.chain(words.iter().map(|w| (*w).to_owned())).collect()
    }

    /// Returns where names of a kind are defined: "Areas are the `[[area]]` tables at lines 12, 19 and 27".
    fn places(&self, name: Name, from: &SourceFile<'_>) -> Option<String> {
        let all: Vec<_> = self.of_kind(name).collect();
        let (many, table) = name.tables();
        let file = match all.first()? {
            d if d.file == from.name => String::new(),
            d => format!(" of {}", quoted(&d.file)),
        };
        let s = if all.len() == 1 { "" } else { "s" };
        let (are, the) = ("are", "the");
        let lines = lines(&all.iter().map(|d| d.line).collect::<Vec<_>>());
        Some(format!("{many} {are} {the} {table}{s} at {lines}{file}"))
    }
}

impl Defined {
    fn place(&self, from: &SourceFile<'_>) -> String {
        match self.file == from.name {
            true => format!("line {}", self.line),
            false => format!("line {} of {}", self.line, quoted(&self.file)),
        }
    }
}

/// Returns the name and item shape that a key's list of tables defines.
fn defines(key: &Key) -> Option<(Name, &'static Shape)> {
    let Kind::List(Kind::Table(item), _) = key.kind else { return None };
    item.keys.iter().find_map(|k| match k.kind {
        Kind::Id(name) => Some((name, *item)),
        _ => None,
    })
}

/// Returns the key of the shape that was meant by a key: itself, or the nearest.
pub(crate) fn likely_key(written: &str, shape: &Shape) -> Option<&'static Key> {
    let key = |name: &str| shape.keys.iter().find(|k| k.name == name);
    key(written).or_else(|| key(nearest(written, shape.keys.iter().map(|k| k.name))?))
}

fn is_key(written: &str, key: &str, shape: &Shape) -> bool {
    likely_key(written, shape).is_some_and(|k| k.name == key)
}

fn plural(name: Name) -> String {
    name.tables().0.to_lowercase()
}

/// Returns the name nearest to what was written, if one is near.
pub(crate) fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if written.len() > NEAR_MAX {
        return None;
    }
    let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let wanted = plain(written);
    let limit = (wanted.chars().count() / 3).clamp(1, 4);
    let distance = |name: &str| strsim::damerau_levenshtein(&wanted, &plain(name));
    let near = names.map(|name| (distance(name), name)).filter(|(d, name)| *d <= limit && *d < name.len());
    near.min_by_key(|(d, _)| *d).map(|(_, name)| name)
}

/// Returns someone's text in backticks, cut if long, with what cannot be seen made visible.
pub(crate) fn quoted(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut out = String::from("`");
    for letter in text.chars().take(QUOTED_MAX) {
        match hidden(letter) {
            true => out.extend(letter.escape_unicode()),
            false => out.push(letter),
        }
    }
    if text.chars().nth(QUOTED_MAX).is_some() {
        out.push('…');
    }
    out.push('`');
    out
}

/// Returns the names as "`a`, `b` or `c`", or "one of ...", cut if there are many.
pub(crate) fn one_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut all: Vec<_> = names.map(quoted).collect();
    let more = all.len().saturating_sub(LISTED_MAX);
    all.truncate(LISTED_MAX);
    match (all.len(), more) {
        (1, 0) => all.remove(0),
        (_, 0) => format!("one of {}", all.join(", ")),
        _ => format!("one of {} and {more} more", all.join(", ")),
    }
}

/// Returns "a", "a or b", "a, b or c".
pub(crate) fn any_of(parts: &[&str]) -> String {
    joined(parts, "or")
}

fn joined<T: AsRef<str>>(parts: &[T], word: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// Returns "line 12", or "lines 12, 19 and 27".
fn lines(numbers: &[u32]) -> String {
    let mut texts: Vec<String> = numbers.iter().map(u32::to_string).collect();
    if texts.len() > 6 {
        return format!(
            "lines {} to {}",
            numbers.iter().min().unwrap_or(&0),
            numbers.iter().max().unwrap_or(&0)
        );
    }
    texts.dedup();
    match texts.len() {
        1 => format!("line {}", texts[0]),
        _ => format!("lines {}", joined(&texts, "and")),
    }
}
