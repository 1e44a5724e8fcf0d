//! Cases that a test keeps in memory: read from a folder once, then changed as the test likes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use engine::model::draw;
use engine::sources::{ReadOptions, read};
use engine::talks::Talks;
use engine::terms::{CaseTexts, NamedText, Terms};
use server::cases::{CaseContent, CaseName, DrawnProblem, Keeper, Problems, Shelf, Trace, Unreadable};
use server::web::Hosts;
use server::{Site, cases};

/// The files of a case, by name; whoever holds a copy changes the same files.
#[derive(Debug, Clone, Default)]
pub struct Kept(Arc<Mutex<Files>>);

#[derive(Debug, Default)]
struct Files {
    texts: Vec<(String, String)>,
    changes: u64,
    are_gone: bool,
    breaks_reader: bool,
    takes: Duration,
}

impl Kept {
    /// Reads a case folder.
    pub fn of_folder(path: &Path) -> Self {
        let kept = Self::default();
        let own = [
            "agreement.toml",
            "actors.toml",
            "sources.toml",
            "areas.geojson",
            "decisions.toml",
            "talks.toml",
        ];
        for name in own.map(str::to_owned).into_iter().chain(report_files(path)) {
            if let Ok(text) = fs::read_to_string(path.join(&name)) {
                kept.put(&name, &text);
            }
        }
        kept
    }

    /// Writes a file.
    pub fn put(&self, name: &str, text: &str) {
        self.change(|files| {
            files.texts.retain(|(known, _)| known != name);
            files.texts.push((name.to_owned(), text.to_owned()));
            files.texts.sort();
        });
    }

    /// Replaces a part of a file; the part must be there.
    pub fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.0.lock().unwrap().text(name).to_owned();
        assert!(text.contains(old), "{name} holds {old:?}");
        self.put(name, &text.replacen(old, new, 1));
    }

    /// Takes all files away, or brings them back.
    pub fn gone(&self, are_gone: bool) {
        self.change(|files| files.are_gone = are_gone);
    }

    /// Makes reading panic from now on, or read again.
    pub fn breaks_reader(&self, breaks_reader: bool) {
        self.change(|files| files.breaks_reader = breaks_reader);
    }

    fn change(&self, change: impl FnOnce(&mut Files)) {
        let mut files = self.0.lock().unwrap();
        change(&mut files);
        files.changes += 1;
    }
}

/// Returns the names of the report files of a case folder, in order.
fn report_files(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path.join("reports")).into_iter().flatten().flatten();
    let names = entries.map(|entry| format!("reports/{}", entry.file_name().to_string_lossy()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

impl Keeper for Kept {
    fn trace(&self) -> Trace {
        Trace(self.0.lock().unwrap().changes)
    }

    fn read(&self) -> Result<CaseContent, Unreadable> {
        let (texts, breaks_reader) = {
            let files = self.0.lock().unwrap();
            if files.are_gone {
                return Err(Unreadable { why: vec!["the files are gone".to_owned()] });
            }
            (
                Files { texts: files.texts.clone(), takes: files.takes, ..Files::default() },
                files.breaks_reader,
            )
        };
        assert!(!breaks_reader, "on purpose, to see that nothing else is stopped");
        std::thread::sleep(texts.takes);
        Ok(texts.content())
    }
}

impl Files {
    fn text(&self, name: &str) -> &str {
        self.texts.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
    }

    fn named<'t>(&'t self, file: &'t str) -> NamedText<'t> {
        let text = match (file, self.text(file)) {
            ("areas.geojson", "") => r#"{"type": "FeatureCollection", "features": []}"#,
            (_, text) => text,
        };
        NamedText { file, text }
    }

    fn content(&self) -> CaseContent {
        let texts = CaseTexts {
            agreement: self.named("agreement.toml"),
            actors: self.named("actors.toml"),
            sources: self.named("sources.toml"),
            areas: self.named("areas.geojson"),
            decisions: (!self.text("decisions.toml").is_empty()).then(|| self.named("decisions.toml")),
        };
        let (terms, mut problems) = match Terms::parse(&texts) {
            Ok((terms, warnings)) => (Some(terms), warnings),
            Err(problems) => (None, problems),
        };
        let talks = match self.text("talks.toml") {
            "" => None,
            _ => match Talks::parse(self.named("talks.toml"), terms.as_ref()) {
                Ok((talks, warnings)) => {
                    problems.extend(warnings);
                    Some(talks)
                }
                Err(errors) => {
                    problems.extend(errors);
                    None
                }
            },
        };
        let mut reports = Vec::new();
        for (name, text) in self.texts.iter().filter(|(name, _)| name.starts_with("reports/")) {
            let import = read(name, text.as_bytes(), &ReadOptions::detecting());
            reports.extend(import.reports);
            problems.extend(import.problems);
        }
        let drawn = |problem: &engine::model::Problem| DrawnProblem {
            severity: problem.severity,
            code: problem.code,
            message: problem.message.clone(),
            at: problem.at.as_ref().map(|at| (at.file.to_string(), at.line, at.column)),
            drawn: draw(problem, problem.at.as_ref().map_or("", |at| self.text(&at.file))),
        };
        let problems = Problems::of(&problems, |problem| problem.severity, drawn);
        CaseContent { terms, talks, reports, problems, notes: Vec::new(), revision: self.revision() }
    }

    fn revision(&self) -> String {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.texts.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

/// Returns the root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns a small case of the engine's tests.
pub fn small(name: &str) -> Kept {
    Kept::of_folder(&root().join("engine/tests/publications").join(name))
}

/// Returns a site of cases by name.
pub fn site(cases: impl IntoIterator<Item = (&'static str, Kept)>) -> Arc<Site> {
    let keeper = |kept| Box::new(kept) as Box<dyn Keeper>;
    let cases = cases.into_iter().map(|(name, kept)| (CaseName::new(name).unwrap(), keeper(kept)));
    Site::new(Shelf::new(cases.collect()), Hosts::local_and([]))
}

/// Follows the files of a site's cases for as long as the returned task is kept.
pub fn followed(site: &Arc<Site>) -> tokio::task::JoinHandle<()> {
    let shelf = Arc::clone(&site.shelf);
    tokio::spawn(async move { cases::watch(&shelf).await })
}
