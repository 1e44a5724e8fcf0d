//! `truce read` and `truce feed`: texts, pages behind a server of this test, and what is refused.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};
use std::thread;

const PAGE: &str = "<html><head><title>Truce holds</title></head><body><article><p>The ceasefire held through its first \
    night in most of the north, residents and monitors said on Tuesday.</p><p>“We have heard no shelling,” Foreign Minister \
    Jan Novak said. He added that aid had yet to arrive in the town, and that the talks would go on.</p></article></body></html>";

fn truce(args: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_truce"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that ends early closes its end; that is no fault of the test.
    let _ = child.stdin.take().expect("stdin is piped").write_all(stdin.as_bytes());
    child.wait_with_output().expect("the command ends")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Serves these paths, for as long as the test lasts; returns where.
fn site(answers: &'static [(&'static str, &'static str)]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut head = [0; 4096];
            let len = stream.read(&mut head).unwrap_or(0);
            let line = String::from_utf8_lossy(&head[..len]).into_owned();
            let path = line.split(' ').nth(1).unwrap_or("");
            let known = answers.iter().find(|(known, _)| *known == path);
            let answer = known.map_or("404 Not Found\r\n\r\n", |(_, answer)| answer);
            let _ = stream.write_all(format!("HTTP/1.0 {answer}").as_bytes());
        }
    });
    format!("http://{address}")
}

#[test]
fn a_text_is_read_from_stdin() {
    let text = "Truce holds\n\n\"We're not done,\" Russian Foreign Minister Sergey Lavrov said.\n\nNobody answered.\n";
    let output = truce(&["read", "-"], text);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let lines: Vec<String> = out(&output).lines().map(str::to_owned).collect();
    let words =
        lines.iter().position(|line| line.contains("\"We're not done,\"")).expect("the words are shown");
    assert!(lines[words + 1].trim().starts_with("~~~~~~~"), "{lines:#?}");
    let output = truce(&["read", "-", "--json"], text);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(value["accounts"][0]["statements"][0]["words"]["span"], serde_json::json!([13, 30]));
    assert_eq!(value["accounts"][0]["published"], serde_json::Value::Null);
}

#[test]
fn all_that_was_read_is_given_to_machines() {
    let text = "Truce shaken\n\nDAMASCUS, Sept 14 - Syrian government forces shelled the town of Talbiseh on 13 September \
        2016, killing at least three civilians, monitors said.\n\nRussian Foreign Minister Sergey Lavrov met U.S. Secretary \
        of State John Kerry in Geneva on Friday. The deal would allow aid convoys into Aleppo. The two sides remain divided \
        over the withdrawal of fighters.\n\n\"We want the fighting to stop,\" Kerry said.\n\nThe centre recorded 55 \
        violations in the provinces of Aleppo (27) and Hama (28).\n";
    let output = truce(&["read", "-", "--json", "--published", "2016-09-14"], text);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(value["version"], 2);
    let account = &value["accounts"][0];
    let letters: Vec<char> = account["text"].as_str().expect("a text").chars().collect();
    let parts = [
        "mentions",
        "places",
        "times",
        "statements",
        "events",
        "casualties",
        "tallies",
        "provisions",
        "sticking_points",
        "positions",
        "meetings",
    ];
    for part in parts {
        let all = account[part].as_array().expect("a list");
        assert!(!all.is_empty(), "{part} is empty");
        for one in all {
            let words = &one["words"];
            let at = |n: usize| words["span"][n].as_u64().expect("a place") as usize;
            let there: String = letters[at(0)..at(1)].iter().collect();
            assert_eq!(words["text"], there, "{part}");
            assert!(part == "casualties" || one["rule"].is_string(), "{part}: {one}");
        }
    }
    assert_eq!(account["published_basis"], "given");
    assert_eq!(account["events"][0]["act"], "shelling");
    assert_eq!(account["meetings"][0]["status"], "held");
}

#[test]
fn a_terminal_shows_what_was_done_and_counted_and_where_nothing_was_found() {
    let output = truce(&["read", "-", "--published", "2016-09-15"], NEWS);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let shown = out(&output);
    for part in [
        "published 2016-09-15; ",
        "- shelling, by Valley forces",
        "on 2016-09-14; killing at least three civilians",
        "(alleged by monitors; ",
        "- 55 violations; counted by",
        "What the talks are about\n  nothing was found\n",
        "nothing of it is in a case",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let empty = truce(&["read", "-"], "");
    assert!(out(&empty).contains("Nothing was read"), "{}", out(&empty));
}

#[test]
fn another_language_is_named() {
    let output = truce(&["read", "-"], "Перемирие соблюдается, сообщили наблюдатели.\n\nПомощь не пришла.\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("Russian"), "{}", err(&output));
}

#[test]
fn a_page_is_fetched_only_where_that_is_allowed() {
    const SITE: &[(&str, &str)] = &[
        ("/robots.txt", "200 OK\r\n\r\nUser-agent: *\nDisallow: /hidden\n"),
        ("/page", "302 Found\r\nLocation: /moved\r\n\r\n"),
        ("/round", "302 Found\r\nLocation: /round\r\n\r\n"),
        ("/hidden", "200 OK\r\n\r\nsecret"),
        (
            "/moved",
            "200 OK\r\nContent-Type: text/plain\r\n\r\nTalks go on\n\nThe envoy said that it was over.\n\nNobody answered.\n",
        ),
    ];
    let site = site(SITE);
    let read = |path: &str, flags: &[&str]| {
        let address = format!("{site}{path}");
        truce(&[&["read", address.as_str()], flags].concat(), "")
    };
    let output = read("/page", &[]);
    assert_eq!(output.status.code(), Some(2), "a private address is refused");
    assert!(err(&output).contains("private network"), "{}", err(&output));
    let output = read("/page", &["--allow-private"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("Talks go on"), "{}", out(&output));
    for (path, why) in [("/hidden", "robots.txt"), ("/round", "led on"), ("/none", "404")] {
        let output = read(path, &["--allow-private"]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(err(&output).contains(why), "{path}: {}", err(&output));
    }
}

#[test]
fn a_page_gives_its_article() {
    let output = truce(&["read", "-", "--json"], PAGE);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(value["accounts"][0]["title"]["text"], "Truce holds");
    assert_eq!(value["accounts"][0]["paragraphs"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_feed_is_listed() {
    let feed = "<rss version='2.0'><channel><title>t</title><item><title>Truce</title><link>https://paper.example/1</link>\
        <pubDate>Mon, 12 Sep 2016 20:00:00 GMT</pubDate></item></channel></rss>";
    let output = truce(&["feed", "-"], feed);
    assert_eq!(out(&output), "2016-09-12  Truce\n            https://paper.example/1\n");
    assert_eq!(truce(&["feed", "-"], "no feed").status.code(), Some(2));
}

/// A case of this test alone, made anew.
pub fn case(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("read-into-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../engine/tests/golden/04_silence_nine_tenths_seen");
    std::fs::create_dir_all(folder.join("reports")).expect("a folder");
    for file in ["agreement.toml", "actors.toml", "sources.toml", "areas.geojson", "reports/reports.jsonl"] {
        std::fs::copy(golden.join(file), folder.join(file)).expect("a file of the case");
    }
    folder
}

const NEWS: &str = "Truce shaken\n\nValley forces shelled the village of Rima on 14 September 2016, killing at least three civilians, \
    monitors said.\n\n\"We will not be drawn into a war,\" Foreign Minister Jan Novak said on Thursday.\n\nThe mission recorded 55 \
    violations on 14 September 2016.\n";

fn files(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder.join("reports")).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn what_is_read_into_a_case_is_judged_by_only_once_reviewed() {
    let folder = case("judged");
    let path = folder.to_str().expect("a path of letters");
    let gate = || {
        let output = truce(&["assess", path, "--json"], "");
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        (value["gates"].clone(), value["incidents"].clone(), value["unreviewed"].as_array().map(Vec::len))
    };
    let (gates, incidents, waiting) = gate();
    assert_eq!(waiting, Some(0));
    let output =
        truce(&["read", "-", "--into", path, "--source", "watch", "--published", "2016-09-15"], NEWS);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(err(&output).contains("unreviewed report"), "{}", err(&output));
    let names = files(&folder);
    assert_eq!(names.len(), 2, "one file is new, and nothing else is left: {names:?}");
    let file = folder
        .join("reports")
        .join(names.iter().find(|name| name.starts_with("read-")).expect("the new file"));
    let text = std::fs::read_to_string(&file).expect("it can be read");
    for line in text.lines() {
        let report: serde_json::Value = serde_json::from_str(line).expect("a report a line");
        assert_eq!(report["review"], "unreviewed");
        assert_eq!(report["source"], "watch");
        assert_eq!(report["published"], "2016-09-15");
        let span: Vec<usize> = report["read_span"]
            .as_str()
            .expect("a span")
            .split('-')
            .map(|n| n.parse().expect("a number"))
            .collect();
        let letters: Vec<char> = NEWS.chars().collect();
        let words: String = letters[span[0]..span[1]].iter().collect();
        assert_eq!(
            report["says"].as_str().expect("words"),
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        );
        assert!(report["read_rule"].is_string());
    }
    assert!(text.contains("\"act\":\"shelling\"") && text.contains("\"killed_low\":3"), "{text}");
    let check = truce(&["check", path], "");
    assert_eq!(check.status.code(), Some(0), "{}", out(&check));
    assert!(out(&check).contains("reviewed by nobody"), "{}", out(&check));
    let count = text.lines().count();
    assert_eq!(gate(), (gates.clone(), incidents.clone(), Some(count)), "nothing is judged by them");
    std::fs::write(&file, text.replace("\"review\":\"unreviewed\",", "")).expect("it can be written");
    let (_, after, waiting) = gate();
    assert_eq!(waiting, Some(0));
    assert_ne!(after, incidents, "a person stands behind them now");
}

#[test]
fn a_text_is_added_once_and_only_where_its_source_is_known() {
    let folder = case("once");
    let path = folder.to_str().expect("a path of letters");
    let output = truce(&["read", "-", "--into", path], NEWS);
    assert_eq!(output.status.code(), Some(2), "whose text it is cannot be known");
    assert!(err(&output).contains("--source") && err(&output).contains("watch"), "{}", err(&output));
    let output = truce(&["read", "-", "--into", path, "--source", "wotch"], NEWS);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("watch"), "{}", err(&output));
    assert_eq!(files(&folder).len(), 1);
    let with_agency = NEWS.replace("Valley forces", "RIMA, Sept 14 (Valley Watch) - Valley forces");
    for (text, more) in [(NEWS, &["--source", "watch"][..]), (&with_agency, &[])] {
        let args = [&["read", "-", "--into", path][..], more].concat();
        let before = files(&folder).len();
        assert_eq!(truce(&args, text).status.code(), Some(0));
        let there = files(&folder);
        assert_eq!(there.len(), before + 1, "{there:?}");
        let again = truce(&args, text);
        assert_eq!(again.status.code(), Some(0));
        assert!(err(&again).contains("already"), "{}", err(&again));
        assert_eq!(files(&folder), there, "run twice adds nothing twice");
    }
    // The person may have given the file another name since.
    let read = files(&folder).into_iter().find(|name| name.starts_with("read-")).expect("a file");
    std::fs::rename(folder.join("reports").join(read), folder.join("reports/mended.jsonl"))
        .expect("it is renamed");
    let there = files(&folder);
    for text in [NEWS, &with_agency] {
        truce(&["read", "-", "--into", path, "--source", "watch"], text);
    }
    assert_eq!(files(&folder), there);
}

#[test]
fn what_a_text_does_not_say_is_told_and_left_out() {
    let folder = case("told");
    let path = folder.to_str().expect("a path of letters");
    let text =
        "The war goes on\n\nMilitants shelled the village again, and nobody knows why.\n\nIt is not over.\n";
    let output = truce(&["read", "-", "--json", "--into", path, "--source", "watch"], text);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let into = &value["accounts"][0]["into"];
    let told = into["told"].to_string();
    assert!(told.contains("without a date") && told.contains("no date of publication"), "{told}");
    let file = std::fs::read_to_string(into["file"].as_str().expect("a file")).expect("it can be read");
    for key in ["when", "published", "lat", "killed_best", "area"] {
        assert!(!file.contains(&format!("\"{key}\"")), "{key} is not in the text: {file}");
    }
}
