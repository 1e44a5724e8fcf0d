//! Case folders as people leave them: new, broken, hostile.

use std::fs;

use crate::{change, new_case, root, run};

#[test]
fn a_new_case_passes_check_without_a_warning() {
    let case = new_case("new_case");
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(ran.stdout.contains("0 errors, 0 warnings"), "{}", ran.stdout);
    assert_eq!(ran.stderr, "");
}

#[test]
fn the_cases_that_ship_are_in_order() {
    let cases = root().join("cases");
    let mut names: Vec<_> = fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.join("agreement.toml").is_file());
    assert!(names.len() >= 2);
    for case in names {
        let ran = run(&["check", case.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.stdout);
    }
}

#[test]
fn every_problem_of_every_file_is_drawn_at_once() {
    let case = new_case("all_at_once");
    change(
        &case,
        "agreement.toml",
        "kind = \"cessation-of-hostilities\"",
        "kind = \"cesation-of-hostilities\"",
    );
    change(&case, "actors.toml", "kind = \"state-force\"", "kind = \"army\"");
    change(&case, "sources.toml", "grade = \"B\"", "grade = \"G\"");
    fs::write(case.join("reports/bad.jsonl"), "{\"id\": \"x1\", \"kind\": \"evnt\"}\n{\"id\"\n").unwrap();
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    for part in ["agreement.toml:", "actors.toml:", "sources.toml:", "bad.jsonl:1:", "bad.jsonl:2:", "^^^"] {
        assert!(ran.stdout.contains(part), "{part}:\n{}", ran.stdout);
    }
}

#[test]
fn an_id_that_stands_in_two_files_is_an_error() {
    let case = new_case("repeated");
    let text = fs::read_to_string(case.join("reports/examples.csv")).unwrap();
    fs::write(case.join("reports/later.csv"), text).unwrap();
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("the id `e1` stands at"), "{}", ran.stdout);
    assert!(ran.stdout.contains("later.csv:2\n") && ran.stdout.contains("2 | e1,event,"), "{}", ran.stdout);
}

#[test]
fn a_missing_file_is_named_with_what_a_case_holds() {
    let case = new_case("lacks");
    fs::rename(case.join("sources.toml"), case.join("source.toml")).unwrap();
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("holds no `sources.toml`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("did you mean `source.toml`?"), "{}", ran.stderr);
    assert!(ran.stderr.contains("truce new"), "{}", ran.stderr);
}

#[test]
fn a_text_that_is_not_utf8_is_told_with_its_line() {
    let case = new_case("not_utf8");
    fs::write(case.join("actors.toml"), b"# one\n# two\nname = \"Al\xe9p\"\n").unwrap();
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("line 3"), "{}", ran.stderr);
    fs::write(case.join("actors.toml"), b"\xff\xfe[\x00").unwrap();
    assert!(run(&["check", case.to_str().unwrap()]).stderr.contains("UTF-16"));
}

#[test]
fn no_reports_is_said_and_is_no_error() {
    let case = new_case("no_reports");
    fs::remove_file(case.join("reports/examples.csv")).unwrap();
    let ran = run(&["assess", case.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("nothing has been reported yet"), "{}", ran.stderr);
    fs::remove_dir(case.join("reports")).unwrap();
    assert!(run(&["check", case.to_str().unwrap()]).stderr.contains("is not there"));
}

#[test]
fn what_stands_among_the_reports_and_is_none_is_passed_over() {
    let case = new_case("passed_over");
    fs::create_dir(case.join("reports/2025")).unwrap();
    fs::write(case.join("reports/notes.md"), "for people").unwrap();
    fs::write(case.join("reports/call.txt"), "for people").unwrap();
    fs::write(case.join("reports/.DS_Store"), b"\x00\xff").unwrap();
    fs::write(case.join("reports/old.problems.jsonl"), "{}").unwrap();
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(
        ran.stderr.contains("2025` is a folder") && ran.stderr.contains("call.txt` is not read"),
        "{}",
        ran.stderr
    );
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_what_is_no_file_are_refused() {
    use std::os::unix::fs::symlink;
    let case = new_case("links");
    let link = case.join("reports/loop.jsonl");
    symlink("loop.jsonl", &link).unwrap();
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("loop.jsonl"), "{}", ran.stderr);
    fs::remove_file(&link).unwrap();
    symlink("/dev/zero", case.join("reports/zero.jsonl")).unwrap();
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("is not a regular file"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let case = new_case("huge");
    let file = fs::File::create(case.join("sources.toml")).unwrap();
    file.set_len(1 << 40).unwrap();
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("more than the"), "{}", ran.stderr);
    fs::remove_file(case.join("sources.toml")).unwrap();
}

#[test]
fn nothing_of_an_input_is_obeyed_by_the_terminal() {
    let case = new_case("hostile");
    let hostile = "x\\u001b[2J\\u202etxt.exe\\u009b31m";
    change(&case, "agreement.toml", "Truce of the two valleys", hostile);
    change(&case, "agreement.toml", "No attacks of any kind", hostile);
    let line = format!("{{\"id\": \"h1\", \"kind\": \"{hostile}\"}}\n{{\"id\": \"h\u{1b}[31m\u{202e}2\"}}\n");
    fs::write(case.join("reports/hostile\u{1b}[31m.jsonl"), line).unwrap();
    let case = case.to_str().unwrap();
    let commands: [&[&str]; 6] = [
        &["check", case],
        &["check", case, "--json"],
        &["assess", case],
        &["assess", case, "--json"],
        &["explain", case, "no-attack", "government", "1"],
        &["assess", case, "--provision", "x\u{1b}[31m\u{202e}"],
    ];
    for args in commands {
        let ran = run(args);
        let all = format!("{}{}", ran.stdout, ran.stderr);
        let obeyed = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!all.is_empty() && !all.contains(obeyed), "{args:?}: {:?}", all);
    }
}
