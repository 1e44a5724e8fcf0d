//! What `truce serve` tells and shows when the files of a case change under it, and how soon.
//!
//! Each change is made in a real folder and must be heard within [`WITHIN`] over a real connection.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use crate::served::{Changes, Served, served};
use crate::{change, new_case};

/// How soon a change is told.
const WITHIN: Duration = Duration::from_secs(2);

const ANSWER: &str = "/api/v1/cases/case/answer";
const PROBLEMS: &str = "/api/v1/cases/case/problems";

struct Watched {
    folder: PathBuf,
    server: Served,
    changes: Changes,
}

/// A server with one case, and somebody who listens and has heard how it stands at first.
fn watched(folder: PathBuf) -> (Watched, Value) {
    let server = served(&[&folder], &[]);
    let mut changes = server.changes();
    let first = changes.next();
    (Watched { folder, server, changes }, first)
}

impl Watched {
    /// Makes a change and returns what is told of it; it must be told in time.
    fn told(&mut self, change: impl FnOnce(&Path)) -> Value {
        change(&self.folder);
        let (told, after) = self.changes.timed();
        assert!(after < WITHIN, "told after {after:?}");
        told
    }

    fn status(&mut self, change: impl FnOnce(&Path)) -> String {
        self.told(change)["state"]["status"].as_str().unwrap().to_owned()
    }
}

#[test]
fn an_edit_of_the_terms_is_told_and_shown() {
    let (mut watched, first) = watched(new_case("watch_terms"));
    assert_eq!(first["title"], "Truce of the two valleys");
    let before = watched.server.json(ANSWER);
    let told = watched.told(|case| change(case, "agreement.toml", "Truce of the two", "Truce of the three"));
    assert_eq!(told["title"], "Truce of the three valleys");
    let after = watched.server.json(ANSWER);
    assert_eq!(after["case"]["title"], "Truce of the three valleys");
    assert_ne!(after["case"]["rules_hash"], before["case"]["rules_hash"]);
}

#[test]
fn a_new_file_of_reports_is_told_and_counted_and_so_is_one_that_is_taken_away() {
    let (mut watched, _) = watched(new_case("watch_reports"));
    let before = watched.server.json(ANSWER)["reports_used"].as_u64().unwrap();
    let row = r#"{"id": "n1", "kind": "event", "source": "valley-watch", "when": "2026-01-08", "act": "shelling", "by": ["army"]}"#;
    assert_eq!(watched.status(|case| fs::write(case.join("reports/new.jsonl"), row).unwrap()), "current");
    assert_eq!(watched.server.json(ANSWER)["reports_used"], before + 1);
    // As editors save: a new file takes the place of the old one.
    let status = watched.status(|case| {
        fs::write(case.join(".new"), row.replace("n1", "n2")).unwrap();
        fs::rename(case.join(".new"), case.join("reports/new.jsonl")).unwrap();
    });
    assert_eq!(status, "current");
    assert_eq!(watched.status(|case| fs::remove_file(case.join("reports/new.jsonl")).unwrap()), "current");
    assert_eq!(watched.server.json(ANSWER)["reports_used"], before);
}

#[test]
fn errors_are_shown_beside_the_last_good_answer_until_they_are_mended() {
    let (mut watched, _) = watched(new_case("watch_errors"));
    let good = watched.server.json(ANSWER);
    let told = watched.told(|case| change(case, "agreement.toml", "area = \"valleys\"", "area = \"valeys\""));
    assert_eq!(told["state"]["status"], "stale");
    assert_eq!(told["title"], "Truce of the two valleys");
    let stale = watched.server.json(ANSWER);
    assert_eq!((&stale["gates"], &stale["case"]), (&good["gates"], &good["case"]));
    assert_eq!(stale["state"]["status"], "stale");
    let first = watched.server.json(PROBLEMS)["problems"][0].clone();
    assert_eq!((&first["file"], &first["severity"]), (&"agreement.toml".into(), &"error".into()));
    assert!(first["line"].as_u64().unwrap() > 1 && first["column"].as_u64().unwrap() > 1);
    let drawn = first["drawn"].as_str().unwrap();
    assert!(drawn.contains("area = \"valeys\"") && drawn.contains("^^^^^^^^"), "{drawn}");
    assert!(drawn.contains("did you mean `valleys`?"), "{drawn}");
    let status =
        watched.status(|case| change(case, "agreement.toml", "area = \"valeys\"", "area = \"valleys\""));
    assert_eq!(status, "current");
    assert_eq!(watched.server.json(ANSWER), good);
}

#[test]
fn a_folder_that_vanishes_and_comes_back_keeps_its_answer() {
    let (mut watched, first) = watched(new_case("watch_folder"));
    let away = watched.folder.with_file_name("away");
    let gone = watched.told(|case| fs::rename(case, &away).unwrap());
    assert_eq!((&gone["state"]["status"], &gone["title"]), (&"stale".into(), &first["title"]));
    let why = watched.server.json(PROBLEMS)["unreadable"].clone();
    assert_eq!(why[0], "the folder `case` is not there any more", "and no other folder near it is named");
    assert_eq!(watched.server.json(ANSWER)["state"]["status"], "stale");
    let back = watched.told(|case| fs::rename(&away, case).unwrap());
    assert_eq!(back["state"], first["state"], "the same files are the same state");
}

#[test]
fn a_case_that_was_never_in_order_answers_as_soon_as_it_is() {
    let case = new_case("watch_never");
    change(&case, "agreement.toml", "area = \"valleys\"", "area = \"valeys\"");
    let (mut watched, first) = watched(case);
    assert_eq!((&first["title"], &first["state"]["status"]), (&Value::Null, &"unreadable".into()));
    assert_eq!(watched.server.get(ANSWER).0, 409);
    let told = watched.told(|case| change(case, "agreement.toml", "area = \"valeys\"", "area = \"valleys\""));
    assert_eq!(
        (&told["title"], &told["state"]["status"]),
        (&"Truce of the two valleys".into(), &"current".into())
    );
    assert_eq!(watched.server.get(ANSWER).0, 200);
}

#[cfg(unix)]
#[test]
fn files_that_are_none_are_told_and_stop_nothing() {
    use std::os::unix::fs::symlink;
    let (mut watched, _) = watched(new_case("watch_links"));
    // A circle of links, a link to a device that never ends, a link to nothing.
    for (name, target) in [("circle", "circle"), ("endless", "/dev/zero"), ("nothing", "nowhere.jsonl")] {
        let path = watched.folder.join(format!("reports/{name}.jsonl"));
        assert_eq!(watched.status(|_| symlink(target, &path).unwrap()), "stale", "{name}");
        assert_eq!(watched.server.json(PROBLEMS)["unreadable"].as_array().map(Vec::is_empty), Some(false));
        assert_eq!(watched.status(|_| fs::remove_file(&path).unwrap()), "current", "{name}");
    }
}
