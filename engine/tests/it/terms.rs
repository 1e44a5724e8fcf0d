//! The terms: folders in `tests/terms/ok` must parse without a problem, those in `tests/terms/err` must not.
//!
//! A wrong case holds only the files it spoils; the rest is taken from `tests/terms/base`. What is said of it stands
//! in its `stderr.expected`; `UPDATE=1 cargo test -p engine --test it terms` rewrites that.

use std::fs;
use std::path::{Path, PathBuf};

use engine::model::{Problem, Severity, draw};
use engine::terms::{CaseTexts, NamedText, Terms};

/// The files of a case, in file order.
const FILES: [&str; 5] = ["agreement.toml", "actors.toml", "sources.toml", "areas.geojson", "decisions.toml"];

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terms")
}

/// The texts of a case, those that it lacks taken from `base`.
struct Case {
    texts: [Option<String>; 5],
}

impl Case {
    fn read(folder: &Path, base: Option<&Path>) -> Self {
        let text = |file: &str| {
            let own = fs::read_to_string(folder.join(file)).ok();
            own.or_else(|| fs::read_to_string(base?.join(file)).ok())
        };
        Self { texts: FILES.map(text) }
    }

    fn parse(&self) -> Result<(Terms, Vec<Problem>), Vec<Problem>> {
        let named =
            |i: usize| NamedText { file: FILES[i], text: self.texts[i].as_deref().unwrap_or_default() };
        Terms::parse(&CaseTexts {
            agreement: named(0),
            actors: named(1),
            sources: named(2),
            areas: named(3),
            decisions: self.texts[4].is_some().then(|| named(4)),
        })
    }

    fn drawn(&self, problems: &[Problem]) -> String {
        let text = |problem: &Problem| {
            let file = problem.at.as_ref().map(|at| at.file.to_string());
            let index = FILES.iter().position(|name| Some(*name) == file.as_deref());
            index.and_then(|i| self.texts[i].as_deref()).unwrap_or_default()
        };
        problems.iter().map(|problem| draw(problem, text(problem))).collect::<Vec<_>>().join("\n")
    }
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).unwrap_or_else(|e| panic!("{}: {e}", of.display()));
    let mut folders: Vec<_> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

/// Returns the terms of a folder of this repository, which must have no problem at all.
pub fn parsed(folder: &Path) -> Terms {
    let case = Case::read(folder, None);
    match case.parse() {
        Ok((terms, problems)) if problems.is_empty() => terms,
        Ok((_, problems)) | Err(problems) => panic!("{}:\n{}", folder.display(), case.drawn(&problems)),
    }
}

#[test]
fn good_cases_parse_without_a_problem() {
    parsed(&tests().join("base"));
    for folder in folders(&tests().join("ok")) {
        parsed(&folder);
    }
}

#[test]
fn wrong_cases_say_what_is_wrong() {
    let base = tests().join("base");
    let mut drifted = Vec::new();
    for folder in folders(&tests().join("err")) {
        let case = Case::read(&folder, Some(&base));
        let problems = match case.parse() {
            Ok((_, problems)) => {
                assert!(problems.iter().all(|p| p.severity == Severity::Warning));
                assert!(!problems.is_empty(), "{} is not wrong", folder.display());
                problems
            }
            Err(problems) => problems,
        };
        let (said, expected) = (case.drawn(&problems), folder.join("stderr.expected"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            drifted.push(format!("{}\n{said}", folder.display()));
        }
    }
    assert!(drifted.is_empty(), "these say something else now (UPDATE=1 rewrites):\n{}", drifted.join("\n"));
}

#[test]
fn cases_that_ship_parse_without_a_problem() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let shipped = folders(&cases);
    assert!(shipped.len() >= 3, "cases are missing");
    for folder in shipped {
        parsed(&folder);
    }
}
