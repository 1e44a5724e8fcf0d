//! The names a case defines, and what to say of a name that it does not.
//!
//! In: the trees of all files. Out: [`Names`], which knows where each name is defined. Read first: [`Names::collect`].
//! Invariant: a name that is defined wrongly is still known here, so that one mistake gives one message.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::node::{Entry, SourceFile, Table};
use super::shape::{GROUPS, Key, Kind, Name, Shape};
use crate::model::{Problem, visible};

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
    header_line: u32,
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
            let likely = |entry: &&Entry| likely_key(&entry.key, shape).is_some_and(|k| k.name == key.name);
            if broken || (key.needed && !root.entries.iter().any(|entry| likely(&entry))) {
                self.leaky.insert(name);
            }
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
            Some((text, span)) => {
                let header = table.map_or(span, |table| &table.header);
                self.define(file, name, text, span.clone(), header);
            }
            None => drop(self.leaky.insert(name)),
        }
    }

    /// Notes one name.
    pub fn define(
        &mut self,
        file: &SourceFile<'_>,
        name: Name,
        text: &str,
        span: Range<usize>,
        header: &Range<usize>,
    ) {
        let (line, header_line) = (file.line(&span), file.line(header));
        self.index.entry(text.to_owned()).or_default().push(self.defined.len());
        let text = text.to_owned();
        self.defined.push(Defined { name, text, file: file.name.clone(), line, header_line, span });
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
        let listed = self.listed(kinds, words);
        let near = nearest(text, listed.iter().map(String::as_str)).map(str::to_owned);
        if near.is_none() && kinds.iter().any(|k| self.leaky.contains(k)) {
            return None;
        }
        if let Some(other) = self.all(text).next() {
            let what = format!("{whose} names {}, which is {}", quoted(text), other.name.one());
            let problem = Problem::error("wrong-kind-of-name", what).at(file.at(span));
            let help = format!("{} is defined at {}", quoted(text), other.place(file));
            return Some(problem.expected(format!("expected {}", kinds_of(kinds))).help(help));
        }
        let kind = bare_kinds_of(kinds);
        let what = format!("{whose} names {}, and no {kind} of that id is defined", quoted(text));
        let mut problem = Problem::error("undefined-name", what).at(file.at(span));
        if !listed.is_empty() {
            problem = problem.expected(format!("expected {}", one_of(listed.iter().map(String::as_str))));
        }
        let told: Vec<Name> = match near.as_deref().and_then(|near| self.all(near).next()) {
            Some(near) => vec![near.name],
            None if near.is_some() => Vec::new(),
            None => kinds.to_vec(),
        };
        let did = near.map(|near| format!("did you mean {}? ", quoted(&near))).unwrap_or_default();
        let help = format!("{did}{}", self.places(&told, file));
        Some(if help.is_empty() { problem } else { problem.help(help.trim_end()) })
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

    /// Returns where names of these kinds are defined: "Areas are the `[[area]]` tables at lines 12, 19 and 27".
    fn places(&self, names: &[Name], from: &SourceFile<'_>) -> String {
        let mut parts = Vec::new();
        let mut file = String::new();
        for name in names {
            let all: Vec<_> = self.of_kind(*name).collect();
            let Some(first) = all.first() else { continue };
            if first.file != from.name {
                file = format!(" of {}", quoted(&first.file));
            }
            let (many, table) = name.tables();
            let s = if all.len() == 1 { "" } else { "s" };
            let lines = lines(&all.iter().map(|d| d.header_line).collect::<Vec<_>>());
            parts.push(match parts.is_empty() {
                true => format!("{many} are the {table}{s} at {lines}"),
                false => format!("{} the {table}{s} at {lines}", many.to_lowercase()),
            });
        }
        joined(&parts, "and") + &file
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

/// Returns what a name of one of these kinds is, with its article.
fn kinds_of(kinds: &[Name]) -> String {
    match kinds == GROUPS {
        true => "a group".to_owned(),
        false => any_of(&kinds.iter().map(|k| k.one()).collect::<Vec<_>>()),
    }
}

/// Returns the same without articles.
fn bare_kinds_of(kinds: &[Name]) -> String {
    let bare = |name: &Name| {
        let one = name.one();
        one.strip_prefix("an ").or_else(|| one.strip_prefix("a ")).unwrap_or(one)
    };
    match kinds == GROUPS {
        true => "group".to_owned(),
        false => any_of(&kinds.iter().map(bare).collect::<Vec<_>>()),
    }
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

/// Returns someone's text in backticks, cut if long, with what cannot be seen written as its code.
pub(crate) fn quoted(text: &str) -> String {
    let start: String = text.chars().take(QUOTED_MAX).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", visible(&start))
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
