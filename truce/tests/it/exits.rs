//! Every exit code, and what is told with it. The code for our own bugs has its test beside `src/bug.rs`.

use std::io::Read;
use std::process::Stdio;

use crate::{change, folder, new_case, run, truce};

#[test]
fn done_is_0() {
    let case = new_case("exit_0");
    for args in [vec!["check"], vec!["assess"], vec!["explain", "talks"], vec!["bulletin"]] {
        let mut all = vec![args[0], case.to_str().unwrap()];
        all.extend(&args[1..]);
        let ran = run(&all);
        assert_eq!(ran.code, 0, "{all:?}: {}", ran.stderr);
        assert!(!ran.stdout.is_empty(), "{all:?}");
    }
    assert_eq!(run(&["--version"]).code, 0);
    assert_eq!(run(&["--help"]).code, 0);
    assert_eq!(run(&["assess", "--help"]).code, 0);
}

#[test]
fn a_case_that_is_not_in_order_is_1() {
    let case = new_case("exit_1_check");
    change(&case, "agreement.toml", "area = \"valleys\"", "area = \"valeys\"");
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("did you mean `valleys`?"), "{}", ran.stdout);
    assert!(ran.stdout.contains("1 error, 0 warnings"), "{}", ran.stdout);
    assert_eq!(run(&["check", "--json", case.to_str().unwrap()]).code, 1);
}

#[test]
fn a_gate_that_is_not_met_is_1_only_if_asked() {
    let case = new_case("exit_1_assess");
    let case = case.to_str().unwrap();
    assert_eq!(run(&["assess", case]).code, 0);
    let asked = run(&["assess", case, "--exit-code"]);
    assert_eq!(asked.code, 1);
    assert!(asked.stdout.contains("Talks begin: NOT MET"), "{}", asked.stdout);
}

#[test]
fn wrong_input_is_2_and_says_how_to_mend_it() {
    let case = new_case("exit_2");
    let case = case.to_str().unwrap();
    let table: &[(&[&str], &str)] = &[
        (&["asess"], "assess"),
        (&["assess", case, "--strength", "sure"], "corroborated"),
        (&["assess", case, "--sources", "river-radio"], "did you mean `one:river-radio`?"),
        (&["assess", case, "--sources", "one:river-radi"], "did you mean `river-radio`?"),
        (&["assess", case, "--sources", "one:river-radio"], "cannot corroborate itself"),
        (&["assess", case, "--as-known-on", "soon"], "2016-09-15"),
        (&["assess", case, "--as-known-on", "2026-01-05/.."], "has no end"),
        (&["assess", case, "--party", "goverment"], "did you mean `government`?"),
        (&["assess", case, "--provision", "no-atack"], "did you mean `no-attack`?"),
        (&["assess", &format!("{case}s")], "did you mean"),
        (&["assess", &format!("{case}/agreement.toml")], "give the folder it stands in"),
        (&["explain", case, "talk"], "did you mean `talks`?"),
        (&["explain", case, "no-attack"], "no-attack PARTY DAY"),
        (&["explain", case, "no-attack", "government", "2031-01-01"], "8 days"),
        (&["explain", case, "no-attack", "neighbour", "0"], "the parties it binds are"),
        (&["explain", case, "no-attack", "government", "valey", "0"], "valleys"),
        (&["export", case, "--format", "geojson", "--what", "standing"], "--format csv"),
        (&["new", case], "is not empty"),
    ];
    for (args, told) in table {
        let ran = run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{args:?} tells {told:?}:\n{}", ran.stderr);
        assert_eq!(ran.stdout, "", "{args:?}");
    }
}

#[test]
fn terms_with_errors_are_2_for_all_but_check() {
    let case = new_case("exit_2_terms");
    change(&case, "agreement.toml", "title = \"No attacks", "titel = \"No attacks");
    for command in ["assess", "bulletin"] {
        let ran = run(&[command, case.to_str().unwrap()]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains("did you mean `title`?"), "{}", ran.stderr);
        assert!(ran.stderr.contains("nothing can be assessed"), "{}", ran.stderr);
    }
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let case = new_case("closed_pipe");
    for args in [vec!["assess", "--json"], vec!["bulletin"], vec!["assess"]] {
        let mut all = vec![args[0], case.to_str().unwrap()];
        all.extend(&args[1..]);
        let mut child = truce(&all).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{told}");
        assert_eq!(told, "");
    }
}

#[test]
fn what_is_written_is_never_written_over() {
    let case = new_case("not_over");
    let out = folder("not_over_out").join("b.html");
    let args = ["bulletin", case.to_str().unwrap(), "--out", out.to_str().unwrap()];
    assert_eq!(run(&args).code, 0);
    let again = run(&args);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("is not overwritten"), "{}", again.stderr);
}
