//! Golden cases: folders of `tests/golden`, each a whole case with the answers that it must give.
//!
//! `expected.txt` holds every answer; `UPDATE=1 cargo test -p engine --test it golden` rewrites it. `must.txt` holds the
//! answers that the case is there for and is never rewritten: a line must be among those given, or, after `not: `, must
//! not. `question.txt` holds the question, if it is not the default one.

use std::fs;
use std::path::{Path, PathBuf};

use super::answers;
use super::case::Case;
use super::question::question;

fn run(folder: &Path) -> Vec<String> {
    let optional = |file: &str| fs::read_to_string(folder.join(file)).unwrap_or_default();
    let case = Case::read(folder);
    let given = answers::lines(&case.assess(&question(&optional("question.txt"))));
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let mut wrong = Vec::new();
    for line in
        fs::read_to_string(folder.join("must.txt")).unwrap().lines().filter(|line| !line.starts_with('#'))
    {
        let (is_wanted, text) = line.strip_prefix("not: ").map_or((true, line), |text| (false, text));
        if given.iter().any(|answer| answer.starts_with(text.trim_end())) != is_wanted {
            wrong.push(format!("{name}: must hold: {line}"));
        }
    }
    let text = given.join("\n") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(folder.join("expected.txt"), &text).unwrap();
    } else if optional("expected.txt") != text {
        wrong.push(format!("{name}: expected.txt differs; UPDATE=1 rewrites it; given:\n{text}"));
    }
    wrong
}

#[test]
fn every_golden_case_gives_its_answers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    assert!(folders.len() >= 21, "only {} golden cases", folders.len());
    let wrong: Vec<String> = folders.iter().flat_map(|folder| run(folder)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
