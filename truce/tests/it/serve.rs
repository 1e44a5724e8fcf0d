//! `truce serve` as a person or a service meets it: its flags, its address, its log, its end.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use crate::served::served;
use crate::{change, new_case, root, run, truce};

#[test]
fn wrong_input_is_2_and_says_how_to_mend_it() {
    let case = new_case("serve_wrong");
    let case = case.to_str().unwrap();
    let near = format!("{case}e");
    let file = format!("{case}/agreement.toml");
    let table: &[(&[&str], &str)] = &[
        (&["serve"], "<CASE>"),
        (&["serve", case, "--port", "70000"], "65535"),
        (&["serve", case, "--address", "localhost"], "invalid IP address"),
        (&["serve", case, "--log", "loud"], "text"),
        (&["serve", case, "--host-name", "http://truce.example"], "a name alone"),
        (&["serve", case, "--host-name", "truce.example:443"], "a name alone"),
        (&["serve", case, "--host-name", ""], "a name alone"),
        (&["serve", case, "--address", "192.0.2.1", "--port", "0"], "one of this machine's own"),
        (&["serve", &near], "did you mean"),
        (&["serve", case, &near], "did you mean"),
        (&["serve", &file], "is a file, not a case folder"),
    ];
    for (args, told) in table {
        let ran = run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{args:?} tells {told:?}:\n{}", ran.stderr);
        assert_eq!(ran.stdout, "", "{args:?}");
    }
}

#[test]
fn a_port_that_is_taken_is_told_with_what_to_do() {
    let case = new_case("serve_taken");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = run(&["serve", case.to_str().unwrap(), "--port", &port]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains(&format!("cannot listen at 127.0.0.1:{port}")), "{}", ran.stderr);
    assert!(ran.stderr.contains("--port 0"), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
}

#[test]
fn it_prints_the_address_where_it_answers() {
    let case = new_case("serve_address");
    let server = served(&[&case], &[]);
    assert!(server.printed.starts_with("http://127.0.0.1:"), "{}", server.printed);
    let list = server.json("/api/v1/cases");
    assert_eq!(list["cases"][0]["case"], "case");
    assert_eq!(list["cases"][0]["state"]["status"], "current");
    assert_eq!(server.get("/").0, 200);
    assert_eq!(server.json("/api/v1/cases/case/answer")["case"]["id"], "my-case");
}

#[test]
fn it_answers_at_the_other_address_of_the_machine_too() {
    let case = new_case("serve_six");
    if TcpListener::bind("[::1]:0").is_err() {
        eprintln!("SKIPPED: this machine has no IPv6");
        return;
    }
    let server = served(&[&case], &["--address", "::1"]);
    assert!(server.printed.starts_with("http://[::1]:"), "{}", server.printed);
    assert_eq!(server.get("/api/v1/cases").0, 200);
}

#[cfg(unix)]
#[test]
fn it_ends_with_0_when_it_is_asked_to() {
    let case = new_case("serve_ends");
    for signal in ["-INT", "-TERM"] {
        let server = served(&[&case], &[]);
        let mut listening = server.changes();
        listening.next();
        let (code, told) = server.stop(signal);
        assert_eq!(code, Some(0), "{signal}: {told}");
        assert!(told.contains("Ctrl-C ends it."), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn it_ends_though_something_is_being_computed() {
    // The largest case that ships keeps a machine busy for a while.
    let server = served(&[&root().join("cases/syria-2016-09")], &[]);
    let (code, told) = server.stop("-INT");
    assert_eq!(code, Some(0), "{told}");
}

#[cfg(unix)]
#[test]
fn the_log_says_what_was_asked_and_not_by_whom_or_in_which_words() {
    let case = new_case("serve_log");
    for form in ["text", "json"] {
        let server = served(&[&case], &["--log", form]);
        server.get("/api/v1/cases/case/answer?sources=one:CANARY&strength=claimed");
        server.get("/api/v1/cases/CANARY/answer");
        server.get("/CANARY/%43ANARY?CANARY");
        server.get("/api/v1/cases/case/incidents/CANARY");
        let (_, told) = server.stop("-TERM");
        let log: Vec<&str> = told.lines().filter(|line| line.contains("answered")).collect();
        assert_eq!(log.len(), 4, "{told}");
        assert!(log[0].contains("/api/v1/cases/{case}/answer") && log[0].contains("400"), "{told}");
        assert!(log[2].contains("(page)") && log[2].contains("404"), "{told}");
        for word in ["CANARY", "127.0.0.1", "localhost", "my-case"] {
            assert!(!log.iter().any(|line| line.contains(word)), "{word}: {told}");
        }
        assert!(log.iter().all(|line| line.contains("micros") && line.contains("bytes")), "{told}");
        assert_eq!(
            form == "json",
            log.iter().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok())
        );
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_logged_unless_it_is_asked_for() {
    let case = new_case("serve_quiet");
    let server = served(&[&case], &[]);
    server.get("/api/v1/cases");
    let (_, told) = server.stop("-TERM");
    assert!(!told.contains("answered"), "{told}");
}

#[test]
fn only_names_of_this_machine_are_answered_and_those_that_were_given() {
    let case = new_case("serve_names");
    let server = served(&[&case], &["--host-name", "Truce.example"]);
    let asked = |host: &str| {
        use std::io::{Read, Write};
        let mut stream = std::net::TcpStream::connect(server.at).unwrap();
        write!(stream, "GET /api/v1/cases HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply[9..12].to_owned()
    };
    for (host, status) in [
        ("localhost", "200"),
        ("truce.example", "200"),
        ("truce.example:443", "200"),
        ("evil.example", "421"),
    ] {
        assert_eq!(asked(host), status, "{host}");
    }
}

#[test]
fn a_case_with_errors_is_served_with_them_and_said_to_be() {
    let (good, bad) = (new_case("serve_good"), new_case("serve_bad"));
    change(&bad, "agreement.toml", "area = \"valleys\"", "area = \"valeys\"");
    let server = served(&[&good, &bad], &[]);
    let list = server.json("/api/v1/cases");
    let named = |n: usize| (list["cases"][n]["case"].clone(), list["cases"][n]["state"]["status"].clone());
    assert_eq!(named(0), ("case".into(), "current".into()));
    assert_eq!(named(1), ("case-2".into(), "unreadable".into()), "two of one name get numbers");
    assert_eq!(server.get("/api/v1/cases/case-2/answer").0, 409);
}

#[test]
fn nothing_that_is_served_says_where_on_this_machine_a_case_stands() {
    let case = new_case("serve_where");
    change(&case, "agreement.toml", "area = \"valleys\"", "area = \"valeys\"");
    fs::write(case.join("reports/notes.txt"), "not read").unwrap();
    let server = served(&[&case], &[]);
    let problems = server.json("/api/v1/cases/case/problems");
    assert_eq!(problems["problems"][0]["file"], "agreement.toml");
    assert!(
        problems["problems"][0]["drawn"].as_str().unwrap().contains("--> agreement.toml:"),
        "{problems:#}"
    );
    assert!(
        problems["notes"][0].as_str().unwrap().starts_with("`reports/notes.txt` is not read"),
        "{problems:#}"
    );
    assert_here_is_not_in(&problems.to_string(), &case);
    fs::remove_dir_all(case.join("reports")).unwrap();
    fs::remove_file(case.join("actors.toml")).unwrap();
    let mut changes = server.changes();
    while changes.next()["state"]["revision"] != "unreadable" {}
    let problems = server.json("/api/v1/cases/case/problems");
    assert!(
        problems["unreadable"][0].as_str().unwrap().contains("`case` holds no `actors.toml`"),
        "{problems:#}"
    );
    assert_here_is_not_in(&problems.to_string(), &case);
}

fn assert_here_is_not_in(text: &str, case: &Path) {
    let here = case.parent().unwrap().display().to_string();
    assert!(!text.contains(&here), "{text}");
}

#[test]
fn beyond_this_machine_the_lines_of_reports_are_withheld() {
    let case = new_case("serve_beyond");
    let bad = r#"{"id": "b1", "kind": "event", "source": "valley-watch", "when": "soon", "lat": 0.23456, "lon": 0.34567}"#;
    fs::write(case.join("reports/bad.jsonl"), format!("{bad}\n")).unwrap();
    let here = served(&[&case], &[]).json("/api/v1/cases/case/problems").to_string();
    assert!(here.contains("0.23456"), "{here}");
    for flags in [["--address", "0.0.0.0"], ["--host-name", "truce.example"]] {
        let beyond = served(&[&case], &flags).json("/api/v1/cases/case/problems");
        assert!(!beyond.to_string().contains("0.23456"), "{flags:?}: {beyond}");
        assert_eq!(beyond["problems"][0]["file"], "reports/bad.jsonl");
    }
}

#[test]
fn whoever_opens_it_to_others_is_warned() {
    let case = new_case("serve_warned");
    let mut command = truce(&["serve", case.to_str().unwrap(), "--address", "0.0.0.0", "--port", "0"]);
    let mut child =
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut told = String::new();
    let mut lines = std::io::BufReader::new(child.stderr.take().unwrap());
    while !told.contains("Ctrl-C ends it.") {
        assert!(std::io::BufRead::read_line(&mut lines, &mut told).unwrap() > 0, "{told}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(told.contains("warning: there are no accounts"), "{told}");
}
