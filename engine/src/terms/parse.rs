//! The one door into the terms: texts in, [`Terms`] or problems out.
//!
//! In: [`CaseTexts`]. Out: terms with warnings, or every error of every file, in file order. Read first:
//! [`Terms::parse`]. Invariant: terms leave here only if no error was found.

use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::agreement_file::agreement;
use super::check::Check;
use super::drawing::{self, Drawing};
use super::json::read_json;
use super::names::Names;
use super::node::{Node, SourceFile, Table, Value, read_toml};
use super::shape::{Name, Shape};
use super::{Terms, actors_file, agreement_shapes, areas_file, people_shapes, sources_file, zones};
use crate::model::{Problem, Severity};

/// How many problems are told at once.
const PROBLEMS_MAX: usize = 500;

/// A file's name and its text.
#[derive(Debug, Clone, Copy)]
pub struct NamedText<'a> {
    /// Its name, as it is to be shown.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// The texts of a case's files.
#[derive(Debug, Clone, Copy)]
pub struct CaseTexts<'a> {
    /// `agreement.toml`.
    pub agreement: NamedText<'a>,
    /// `actors.toml`.
    pub actors: NamedText<'a>,
    /// `sources.toml`.
    pub sources: NamedText<'a>,
    /// `areas.geojson`.
    pub areas: NamedText<'a>,
    /// `decisions.toml`, if the case has one.
    pub decisions: Option<NamedText<'a>>,
}

impl<'a> CaseTexts<'a> {
    /// Returns the texts in file order.
    pub fn all(&self) -> impl Iterator<Item = NamedText<'a>> {
        [self.agreement, self.actors, self.sources, self.areas].into_iter().chain(self.decisions)
    }
}

impl Terms {
    /// Reads the terms of a case; with them what is odd about the files and yet did no harm.
    ///
    /// # Errors
    /// Every error of every file, warnings among them, in file order: agreement, actors, sources, areas, decisions;
    /// inside a file by position.
    pub fn parse(texts: &CaseTexts<'_>) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut problems = Vec::new();
        let files = Files::read(texts, &mut problems);
        let terms = files.build(rules_hash(texts), &mut problems);
        let order = |problem: &Problem| {
            let at = problem.at.as_ref();
            let file = texts.all().position(|text| at.is_some_and(|at| *at.file == *text.file));
            (file, at.map(|at| (at.line, at.span.0)))
        };
        problems.sort_by_key(order);
        let problems = capped(problems);
        match problems.iter().any(|problem| problem.severity == Severity::Error) {
            true => Err(problems),
            false => Ok((terms, problems)),
        }
    }
}

/// Returns the first problems of many: who has thousands has one mistake.
fn capped(mut problems: Vec<Problem>) -> Vec<Problem> {
    let more = problems.len().saturating_sub(PROBLEMS_MAX);
    problems.truncate(PROBLEMS_MAX);
    if more > 0 {
        problems.push(Problem::error("too-many", format!("there are {more} more problems like these")));
    }
    problems
}

/// Returns the SHA-256 of the rules: of each of the five texts its length as 8 bytes, largest first, then its bytes;
/// decisions that are not there count as empty.
fn rules_hash(texts: &CaseTexts<'_>) -> String {
    let mut hash = Sha256::new();
    let decisions = texts.decisions.map_or("", |named| named.text);
    let four = [texts.agreement.text, texts.actors.text, texts.sources.text, texts.areas.text];
    for text in four.into_iter().chain([decisions]) {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file with its tree.
struct Read<'a> {
    file: SourceFile<'a>,
    root: Node,
    /// Whether it has syntax errors, so that its tree is only a part.
    broken: bool,
}

/// The files of a case with their trees.
struct Files<'a> {
    agreement: Read<'a>,
    actors: Read<'a>,
    sources: Read<'a>,
    areas: Read<'a>,
    decisions: Option<Read<'a>>,
}

impl<'a> Files<'a> {
    fn read(texts: &CaseTexts<'a>, problems: &mut Vec<Problem>) -> Self {
        Self {
            agreement: Read::toml(texts.agreement, &agreement_shapes::FILE, problems),
            actors: Read::toml(texts.actors, &people_shapes::ACTORS, problems),
            sources: Read::toml(texts.sources, &people_shapes::SOURCES, problems),
            areas: Read::json(texts.areas, problems),
            decisions: texts.decisions.map(|text| Read::toml(text, &people_shapes::DECISIONS, problems)),
        }
    }

    fn names(&self) -> Names {
        let mut names = Names::default();
        let tomls = [
            (&self.agreement, &agreement_shapes::FILE),
            (&self.actors, &people_shapes::ACTORS),
            (&self.sources, &people_shapes::SOURCES),
        ];
        for (read, shape) in tomls {
            names.collect(&read.file, read.table(), shape, read.broken);
        }
        for (_, feature) in drawing::features(&self.areas.root) {
            let id = feature.get("properties").and_then(Node::table).and_then(|t| t.get("id"));
            if let Some((text, span)) = id.and_then(|id| Some((id.text()?, id.span.clone()))) {
                let header = span.clone();
                names.define(&self.areas.file, Name::Feature, text, span, &header);
            }
        }
        names
    }

    fn build(&self, rules_hash: String, problems: &mut Vec<Problem>) -> Terms {
        let names = self.names();
        let head = self.agreement.table().get("agreement").and_then(Node::table);
        let zone = head.and_then(|t| t.text("timezone")).and_then(zones::get);
        let mut on = Desk { names: &names, zone: zone.as_ref(), problems };
        let mut drawings = on.check(&self.areas, None, |_, cx| drawing::read(&self.areas.root, cx));
        let drawn_well = !self.areas.broken && drawing::is_collection(&self.areas.root);
        let agreement = on.check(&self.agreement, Some(&agreement_shapes::FILE), |root, cx| {
            agreement(root, &mut drawings, drawn_well, cx)
        });
        on.unused_drawings(self, &drawings);
        let actors = on.check(&self.actors, Some(&people_shapes::ACTORS), actors_file::actors);
        let sources = on.check(&self.sources, Some(&people_shapes::SOURCES), sources_file::sources);
        let decisions = self.decisions.as_ref();
        let decisions =
            decisions.map(|read| on.check(read, Some(&people_shapes::DECISIONS), sources_file::decisions));
        Terms {
            actor_names: actors_file::index(&actors),
            agreement,
            actors,
            sources,
            decisions: decisions.unwrap_or_default(),
            rules_hash,
        }
    }
}

/// Where files are checked, one after the other.
struct Desk<'a> {
    names: &'a Names,
    zone: Option<&'a TimeZone>,
    problems: &'a mut Vec<Problem>,
}

impl Desk<'_> {
    /// Checks a file against its shape and builds from it; what is odd about a broken file is not told.
    fn check<T>(
        &mut self,
        read: &Read<'_>,
        shape: Option<&'static Shape>,
        build: impl FnOnce(&Table, &mut Check<'_>) -> T,
    ) -> T {
        let mut untold = Vec::new();
        let problems = if read.broken { &mut untold } else { &mut *self.problems };
        let mut cx = Check { file: &read.file, names: self.names, zone: self.zone, problems };
        if let Some(shape) = shape {
            cx.table(read.table(), shape, "");
        }
        build(read.table(), &mut cx)
    }

    fn unused_drawings(&mut self, files: &Files<'_>, drawings: &[Drawing]) {
        if !files.agreement.broken {
            let file = &files.areas.file;
            areas_file::unused(files.agreement.table(), drawings, self.names, file, self.problems);
        }
    }
}

impl<'a> Read<'a> {
    fn toml(text: NamedText<'a>, shape: &Shape, problems: &mut Vec<Problem>) -> Self {
        let file = SourceFile::new(text.file, text.text);
        if text.text.trim().is_empty() {
            problems.push(empty(&file, shape.doc));
            return Self::nothing(file);
        }
        let before = problems.len();
        let root = read_toml(&file, problems);
        Self { file, root, broken: problems.len() > before }
    }

    fn json(text: NamedText<'a>, problems: &mut Vec<Problem>) -> Self {
        let file = SourceFile::new(text.file, text.text);
        if text.text.trim().is_empty() {
            problems.push(empty(&file, "The places the terms speak of, as a GeoJSON FeatureCollection."));
            return Self::nothing(file);
        }
        match read_json(&file) {
            Ok(root) => Self { file, root, broken: false },
            Err(problem) => {
                problems.push(*problem);
                Self::nothing(file)
            }
        }
    }

    fn nothing(file: SourceFile<'a>) -> Self {
        Self { file, root: Node { span: 0..0, value: Value::Table(Table::default()) }, broken: true }
    }

    fn table(&self) -> &Table {
        static EMPTY: Table = Table { header: 0..0, entries: Vec::new() };
        self.root.table().unwrap_or(&EMPTY)
    }
}

fn empty(file: &SourceFile<'_>, doc: &str) -> Problem {
    Problem::error("empty-file", "the file is empty")
        .at(file.whole())
        .help(format!("what belongs here: {doc}"))
}
