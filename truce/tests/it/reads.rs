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
