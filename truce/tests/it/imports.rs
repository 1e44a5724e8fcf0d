//! Importing: every row is a report or a named problem, nothing is overwritten.

use std::fs;

use serde_json::Value;

use crate::{folder, new_case, run};

const GOOD: &str =
    r#"{"id":"g1","kind":"event","source":"valley-watch","when":"2026-01-06","act":"shelling"}"#;

#[test]
fn every_row_is_accounted_for() {
    let place = folder("import_rows");
    let file = place.join("rows.jsonl");
    fs::write(&file, format!("{GOOD}\n{{\"id\": 5\n\n{{\"id\": \"b\", \"kind\": \"evnt\"}}\n")).unwrap();
    let out = place.join("out.jsonl");
    let ran = run(&["import", file.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("3 rows = 1 report + 2 with problems"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(&out).unwrap(), format!("{GOOD}\n"));
    let problems = fs::read_to_string(place.join("out.problems.jsonl")).unwrap();
    let rows: Vec<Value> = problems.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.iter().map(|row| row["line"].as_u64()).collect::<Vec<_>>(), [Some(2), Some(4)]);
    assert!(rows[1]["raw"].as_str().unwrap().contains("evnt"));
}

#[test]
fn without_a_place_to_write_reports_go_to_stdout() {
    let file = folder("import_stdout").join("a.jsonl");
    fs::write(&file, format!("{GOOD}\n")).unwrap();
    let ran = run(&["import", file.to_str().unwrap()]);
    assert_eq!(ran.stdout, format!("{GOOD}\n"));
    assert!(ran.stderr.contains("1 row = 1 report"), "{}", ran.stderr);
}

#[test]
fn what_is_imported_into_a_case_is_used_and_never_overwritten() {
    let case = new_case("import_into");
    let file = folder("import_into_from").join("later.jsonl");
    fs::write(&file, format!("{GOOD}\n")).unwrap();
    let args = ["import", file.to_str().unwrap(), "--into", case.to_str().unwrap(), "--json"];
    let first = run(&args);
    assert_eq!(first.code, 0, "{}", first.stderr);
    let view: Value = serde_json::from_str(&first.stdout).unwrap();
    assert_eq!(view["version"], 1);
    assert_eq!(view["files"][0]["rows"]["made"], 1);
    assert!(case.join("reports/later.jsonl").is_file());
    assert!(run(&["check", case.to_str().unwrap()]).stdout.contains("7 reports in 2 files"));
    let again = run(&args);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("is not overwritten"), "{}", again.stderr);
}

#[test]
fn two_files_of_one_name_do_not_fall_onto_each_other() {
    let case = new_case("import_same_name");
    let (one, two) = (folder("import_one").join("a.csv"), folder("import_two").join("a.jsonl"));
    fs::write(&one, format!("{GOOD}\n")).unwrap();
    fs::write(&two, format!("{GOOD}\n")).unwrap();
    let args = ["import", one.to_str().unwrap(), two.to_str().unwrap(), "--into", case.to_str().unwrap()];
    assert_eq!(run(&args).code, 2);
    assert!(!case.join("reports/a.jsonl").exists(), "nothing is written before all is looked at");
}

#[test]
fn bad_files_are_told_and_are_2() {
    let place = folder("import_bad");
    let bad = [
        ("empty.csv", &b""[..]),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"),
        ("stranger.csv", b"colour,size\nred,5\n"),
    ];
    for (name, bytes) in bad {
        let file = place.join(name);
        fs::write(&file, bytes).unwrap();
        let ran = run(&["import", file.to_str().unwrap()]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains(name), "{}", ran.stderr);
        assert_eq!(ran.stdout, "");
    }
    let absent = run(&["import", place.join("stranger.cvs").to_str().unwrap()]);
    assert_eq!(absent.code, 2);
    assert!(absent.stderr.contains("stranger.csv"), "{}", absent.stderr);
    assert_eq!(run(&["import", place.to_str().unwrap()]).code, 2);
}

#[test]
fn wrong_flags_are_told_before_anything_is_read() {
    let file = folder("import_flags").join("a.jsonl");
    fs::write(&file, format!("{GOOD}\n")).unwrap();
    let file = file.to_str().unwrap();
    let format = run(&["import", file, "--as", "ucpd"]);
    assert_eq!(format.code, 2);
    assert!(format.stderr.contains("did you mean `ucdp`?"), "{}", format.stderr);
    assert_eq!(run(&["import", file, "--json"]).code, 2);
    let no_case = run(&["import", file, "--into", env!("CARGO_TARGET_TMPDIR")]);
    assert_eq!(no_case.code, 2);
    assert!(no_case.stderr.contains("truce new"), "{}", no_case.stderr);
}
