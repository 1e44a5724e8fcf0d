//! Reading a case folder for tests.

use std::fs;
use std::path::Path;

use engine::reports::Report;
use engine::sources::{ReadOptions, read};
use engine::standing::{Assessment, Question, assess};
use engine::terms::{CaseTexts, NamedText, Terms};

/// A case folder, read.
pub struct Case {
    /// Its terms.
    pub terms: Terms,
    /// Its reports, in order of file and line.
    pub reports: Vec<Report>,
}

impl Case {
    /// Reads a folder; panics with the problems if it is not in order.
    pub fn read(folder: &Path) -> Self {
        let text = |file: &str| fs::read_to_string(folder.join(file)).unwrap_or_default();
        let names = ["agreement.toml", "actors.toml", "sources.toml", "areas.geojson", "decisions.toml"];
        let texts = names.map(|name| (name, text(name)));
        Self { terms: terms_of(&texts, &folder.display().to_string()), reports: reports_of(folder) }
    }

    /// Assesses it.
    pub fn assess(&self, question: &Question) -> Assessment {
        assess(&self.terms, &self.reports, question)
    }
}

/// Parses terms from their five texts; the last may be empty.
pub fn terms_of(texts: &[(&str, String); 5], whose: &str) -> Terms {
    let named = |n: usize| NamedText { file: texts[n].0, text: &texts[n].1 };
    let texts = CaseTexts {
        agreement: named(0),
        actors: named(1),
        sources: named(2),
        areas: named(3),
        decisions: (!texts[4].1.is_empty()).then(|| named(4)),
    };
    match Terms::parse(&texts) {
        Ok((terms, _)) => terms,
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("{whose}:\n{}", lines.join("\n"))
        }
    }
}

/// Parses reports in truce's own JSON Lines; panics with the problems.
pub fn reports_from(name: &str, text: &str) -> Vec<Report> {
    let import = read(name, text.as_bytes(), &ReadOptions::detecting());
    let problems: Vec<String> = import.problems.iter().map(ToString::to_string).collect();
    assert!(import.rejected.is_empty(), "{name}:\n{}", problems.join("\n"));
    import.reports
}

fn reports_of(folder: &Path) -> Vec<Report> {
    let mut files: Vec<_> = fs::read_dir(folder.join("reports"))
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        reports_from(&name, &fs::read_to_string(path).unwrap())
    };
    files.iter().flat_map(read).collect()
}
