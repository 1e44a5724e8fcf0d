//! `truce read --model`: a server of the test stands for the model, and answers well, badly, slowly or without end.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const TEXT: &str = "Truce shaken\n\nValley forces shelled the village of Rima on 14 September 2016, monitors said.\n\nIt is over.\n";
const KEY: &str = "a-key-that-nobody-may-see";

/// Reads a request whole and hands it to `answer`; returns the address.
fn model(answer: fn(&str, &mut TcpStream)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let request = request(&mut stream);
            answer(&request, &mut stream);
        }
    });
    format!("http://{address}/v1/chat/completions")
}

fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
            });
            let is_whole = length.map_or(body.ends_with("0\r\n\r\n"), |length| body.len() >= length);
            if is_whole {
                return text;
            }
        }
        match stream.read(&mut part) {
            Ok(len) if len > 0 => bytes.extend(&part[..len]),
            _ => return text,
        }
    }
}

/// Answers; whoever asked may have gone away, which is no fault of the test.
fn say(stream: &mut TcpStream, text: &str) {
    let _ = stream.write_all(format!("HTTP/1.0 {text}").as_bytes());
}

fn completion(content: &str) -> String {
    let value = serde_json::json!({"choices": [{"message": {"role": "assistant", "content": content}}]});
    format!("200 OK\r\nContent-Type: application/json\r\n\r\n{value}")
}

fn read(address: &str, more: &[&str]) -> Output {
    read_text(TEXT, address, more)
}

fn read_text(text: &str, address: &str, more: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_truce"))
        .args([&["read", "-", "--model", address][..], more].concat())
        .env("TRUCE_MODEL_KEY", KEY)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let _ = child.stdin.take().expect("stdin is piped").write_all(text.as_bytes());
    child.wait_with_output().expect("the command ends")
}

/// Returns all that the command wrote; the key is never in it.
fn all(output: &Output) -> String {
    let text = String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned();
    assert!(!text.contains(KEY), "{text}");
    text
}

/// How a server of the test answers a request.
type Answer = fn(&str, &mut TcpStream);

const GOOD: &str = r#"{"reports": [
    {"kind": "event", "quote": "Valley forces shelled the village of Rima", "act": "shelling", "by": ["Valley forces"]},
    {"kind": "event", "quote": "Valley forces bombed the hospital of Rima", "act": "air-strike", "by": ["Valley forces"]}]}"#;

#[test]
fn what_a_model_proposes_is_kept_only_if_its_quote_is_in_the_text() {
    let address = model(|request, stream| {
        match request.contains(&format!("Bearer {KEY}")) && request.contains("Truce shaken") {
            true => say(stream, &completion(GOOD)),
            false => say(stream, "401 Unauthorized\r\n\r\n"),
        }
    });
    let output = read(&address, &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", all(&output));
    all(&output);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let proposed = &value["accounts"][0]["proposed"];
    assert_eq!(proposed["kept"].as_array().map(Vec::len), Some(1), "{proposed}");
    assert_eq!(proposed["kept"][0]["rule"], "proposed-by-model");
    assert!(
        proposed["dropped"][0].as_str().is_some_and(|why| why.contains("quote is not in the text")),
        "{proposed}"
    );
    let shown = read(&address, &[]);
    assert!(
        all(&shown).contains("proposed-by-model") && all(&shown).contains("was dropped"),
        "{}",
        all(&shown)
    );
}

#[test]
fn what_a_model_proposes_waits_for_a_person() {
    let folder = super::reads::case("proposed");
    let address = model(|_, stream| say(stream, &completion(GOOD)));
    let path = folder.to_str().expect("a path of letters");
    let output = read(&address, &["--into", path, "--source", "watch"]);
    assert_eq!(output.status.code(), Some(0), "{}", all(&output));
    let proposed = proposed_in(&folder);
    let [one] = proposed.as_slice() else { panic!("{proposed:#?}") };
    assert_eq!(one["review"], "unreviewed");
    assert!(one["note"].as_str().is_some_and(|note| note.contains("by a language model")), "{one}");
    assert!(!one.to_string().contains("hospital"), "what is not in the text gets nowhere");
}

const COUNTED: &str = "Truce shaken\n\nMonitors said that shells had come down on Rima on 14 September 2016 and had left at least three \
    civilians dead and about 20 people hurt.\n\nTwelve trucks of the Blue Relief reached Rima on 15 September 2016.\n";

const WITH_NUMBERS: &str = r#"{"reports": [
    {"kind": "event", "act": "shelling", "place": "Rima", "killed": 3, "wounded": 20,
     "quote": "shells had come down on Rima on 14 September 2016 and had left at least three civilians dead and about 20 people hurt"},
    {"kind": "event", "act": "armed-clash", "killed": 14, "wounded": 300,
     "quote": "shells had come down on Rima on 14 September 2016"},
    {"kind": "event", "act": "aid-arrived", "by": ["Blue Relief"], "place": "Rima", "when": "2016-09-15",
     "quote": "Twelve trucks of the Blue Relief reached Rima"}]}"#;

#[test]
fn numbers_are_kept_as_the_quote_has_them_and_aid_becomes_a_delivery() {
    let folder = super::reads::case("counted");
    let address = model(|_, stream| say(stream, &completion(WITH_NUMBERS)));
    let path = folder.to_str().expect("a path of letters");
    let output = read_text(COUNTED, &address, &["--into", path, "--source", "watch"]);
    assert_eq!(output.status.code(), Some(0), "{}", all(&output));
    for why in ["killed, 14, is not in its quote", "wounded, 300, is not in its quote"] {
        assert!(all(&output).contains(why), "{why}: {}", all(&output));
    }
    let proposed = proposed_in(&folder);
    let [hit, clash, aid] = proposed.as_slice() else { panic!("{proposed:#?}") };
    assert_eq!(hit["killed_low"], 3, "at least three: {hit}");
    assert_eq!(hit["killed_best"], serde_json::Value::Null, "{hit}");
    assert_eq!(hit["injured_best"], 20, "{hit}");
    assert_eq!(hit["target"], serde_json::json!(["civilians"]), "{hit}");
    assert!(!clash.to_string().contains("killed") && !clash.to_string().contains("injured"), "{clash}");
    assert_eq!((&aid["kind"], &aid["act"]), (&"delivery".into(), &"aid-arrived".into()), "{aid}");
    assert_eq!((&aid["to"], &aid["by"]), (&"Rima".into(), &serde_json::json!(["Blue Relief"])), "{aid}");
    let check = std::process::Command::new(env!("CARGO_BIN_EXE_truce")).args(["check", path]).output();
    assert_eq!(check.expect("it runs").status.code(), Some(0), "what was written can be read");
}

/// Returns the reports of a case that a model proposed.
fn proposed_in(folder: &std::path::Path) -> Vec<serde_json::Value> {
    let entries = std::fs::read_dir(folder.join("reports")).expect("a folder");
    let texts =
        entries.map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).expect("a file"));
    let all: String = texts.collect();
    let lines = all.lines().filter(|line| line.contains("proposed-by-model"));
    lines.map(|line| serde_json::from_str(line).expect("a report a line")).collect()
}

#[test]
fn a_model_that_answers_badly_is_told_and_nothing_is_read_by_it() {
    let folder = super::reads::case("badly");
    let path = folder.to_str().expect("a path of letters");
    let cases: [(Answer, &str); 5] = [
        (|_, stream| say(stream, &completion("Sure! Here are the reports: {\"reports\": [")), "not the JSON"),
        (|_, stream| say(stream, "200 OK\r\n\r\n{\"choices\": []}"), "no chat completion"),
        (|_, stream| say(stream, "500 Internal Server Error\r\n\r\noops"), "status 500"),
        (
            |_, stream| say(stream, "307 Temporary Redirect\r\nLocation: http://127.0.0.1:9/\r\n\r\n"),
            "status 307",
        ),
        (
            |_, stream| {
                say(stream, "200 OK\r\n\r\n");
                while stream.write_all(&[b' '; 4096]).is_ok() {}
            },
            "more than the",
        ),
    ];
    for (answer, why) in cases {
        let output = read(&model(answer), &["--into", path, "--source", "watch"]);
        assert_eq!(output.status.code(), Some(2), "{why}: {}", all(&output));
        assert!(all(&output).contains(why), "{why}: {}", all(&output));
    }
    assert_eq!(std::fs::read_dir(folder.join("reports")).expect("a folder").count(), 1, "nothing was added");
}

#[test]
fn a_model_that_takes_too_long_is_given_up() {
    let address = model(|_, stream| {
        say(stream, "200 OK\r\n\r\n");
        while stream.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_millis(100));
        }
    });
    let begun = Instant::now();
    let output = read(&address, &["--model-seconds", "1"]);
    assert_eq!(output.status.code(), Some(2), "{}", all(&output));
    assert!(all(&output).contains("within 1 seconds"), "{}", all(&output));
    assert!(begun.elapsed() < Duration::from_secs(20), "it took {:?}", begun.elapsed());
}
