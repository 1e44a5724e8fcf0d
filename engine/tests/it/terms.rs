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

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    let mut case = Case::read(&tests().join("base"), None);
    for text in case.texts.iter_mut().flatten() {
        *text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    }
    let said = case.parse().map_err(|problems| case.drawn(&problems));
    assert!(said.is_ok_and(|(_, warnings)| warnings.is_empty()));
}

/// Inputs that are too much are refused in good time; a monitor's machine is no data centre.
#[test]
fn too_much_is_refused_in_words() {
    let base = Case::read(&tests().join("base"), None);
    let key = "k".repeat(1_000_000);
    let dots = vec!["a"; 5_000].join(".");
    let many: String =
        (0..20_000).map(|i| format!("[[actor]]\nid = \"a{i}\"\nname = \"A {i}\"\ncolour = 1\n")).collect();
    let wrong = [
        (0, format!("{}\n{key} = 1\n", base.texts[0].as_ref().unwrap())),
        (0, format!("{dots} = 1\n")),
        (0, format!("x = {}1{}\n", "[".repeat(100_000), "]".repeat(100_000))),
        (1, many),
        (3, format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))),
        (3, format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000))),
    ];
    for (file, text) in wrong {
        let mut case = Case { texts: base.texts.clone() };
        case.texts[file] = Some(text);
        let problems = case.parse().expect_err("it is wrong");
        assert!(!problems.is_empty() && problems.len() <= 501);
        assert!(case.drawn(&problems[..1]).len() < 4_000);
    }
}

#[test]
fn a_coast_of_a_hundred_thousand_corners_is_read() {
    let corner = |i: u32| {
        let turn = f64::from(i % 100_000) / 100_000.0 * std::f64::consts::TAU;
        format!("[{:.7},{:.7}]", 37.0 + turn.cos(), 36.0 + turn.sin())
    };
    let ring = (0..=100_000).map(corner).collect::<Vec<_>>().join(",");
    let mut case = Case::read(&tests().join("base"), None);
    let old = "[36.0, 35.0], [38.0, 35.0], [38.0, 37.0], [36.0, 37.0], [36.0, 35.0]";
    case.texts[3] = case.texts[3].as_ref().map(|text| text.replace(old, &ring));
    let said = case.parse().map_err(|problems| case.drawn(&problems));
    assert!(said.is_ok());
}
