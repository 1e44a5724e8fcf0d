//! Runs the files of `tests/requests`: what is asked, and what must come back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::reply::{Reply, ask};
use crate::script::{Asked, Must, Script, parse, rewritten};
use crate::sites;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/requests");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ext| ext == "txt")).collect();
    files.sort();
    files
}

#[tokio::test]
async fn every_request_gets_what_its_file_says() {
    let mut faults = Vec::new();
    for path in files() {
        faults.extend(run(&path).await);
    }
    assert!(faults.is_empty(), "{} requests got something else:\n\n{}", faults.len(), faults.join("\n\n"));
}

/// Runs one file and returns what is wrong. With `UPDATE` what it shows is written anew, if nothing else is wrong.
async fn run(path: &Path) -> Vec<String> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).unwrap();
    let script = parse(&text).unwrap_or_else(|why| panic!("{name}, {why}"));
    let is_update = std::env::var_os("UPDATE").is_some();
    let (mut faults, mut shown) = (Vec::new(), Vec::new());
    let mut kept = BTreeMap::new();
    let site = sites::named(&script.site).await;
    for asked in &script.requests {
        let sent: Vec<_> =
            asked.sent.iter().map(|(name, value)| (name.clone(), with(value, &kept))).collect();
        let reply = ask(&site, &asked.method, &with(&asked.target, &kept), &sent).await;
        let mut wrong = wrongs(asked, &reply, &mut kept);
        let shows = asked.shows.as_ref().map(|_| in_full(&reply));
        if let (Some((expected, ..)), Some(shows), false) = (&asked.shows, &shows, is_update) {
            wrong.extend((expected != shows).then(|| format!("it shows\n{shows}")));
        }
        if !wrong.is_empty() {
            let at = format!("{name}:{} {} {:.100}", asked.line, asked.method, asked.target);
            faults.push(format!("{at}\n  {}", wrong.join("\n  ")));
        }
        shown.push(shows);
    }
    if is_update && faults.is_empty() {
        update(path, &text, &script, &shown);
    }
    faults
}

fn update(path: &Path, text: &str, script: &Script, shown: &[Option<String>]) {
    let anew = rewritten(text, script, shown);
    if anew != text {
        fs::write(path, anew).unwrap();
    }
}

/// Returns the text with what was kept in its places.
fn with(text: &str, kept: &BTreeMap<String, String>) -> String {
    kept.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

/// Returns the body as it is shown: JSON over several lines.
fn in_full(reply: &Reply) -> String {
    match serde_json::from_str::<serde_json::Value>(&reply.text) {
        Ok(value) => serde_json::to_string_pretty(&value).unwrap(),
        Err(_) => reply.text.trim_end().to_owned(),
    }
}

/// Returns what is not as it must be.
fn wrongs(asked: &Asked, reply: &Reply, kept: &mut BTreeMap<String, String>) -> Vec<String> {
    let mut wrong = Vec::new();
    if reply.status.as_u16() != asked.status {
        wrong.push(format!("its status is {}: {:.600}", reply.status, reply.text));
    }
    for must in &asked.must {
        if let Must::Keep(name, header) = must {
            kept.insert(name.clone(), reply.header(header).unwrap_or_default().to_owned());
            continue;
        }
        let filled = match must {
            Must::Header(name, value) => &Must::Header(name.clone(), with(value, kept)),
            other => other,
        };
        if !holds(filled, reply) {
            wrong.push(format!("not so: {filled:?}{}", found(filled, reply)));
        }
    }
    wrong
}

fn holds(must: &Must, reply: &Reply) -> bool {
    let at = |place: &str| reply.json().pointer(place).cloned();
    match must {
        Must::Header(name, value) => reply.header(name) == Some(value),
        Must::HeaderHas(name, part) => reply.header(name).is_some_and(|value| value.contains(part.as_str())),
        Must::HeaderThere(name) => reply.header(name).is_some(),
        Must::NoHeader(name) => reply.header(name).is_none(),
        Must::Has(part) => reply.text.contains(part.as_str()),
        Must::Lacks(part) => !reply.text.contains(part.as_str()),
        Must::At(place, value) => at(place).as_ref() == Some(value),
        Must::AtHas(place, part) => {
            at(place).is_some_and(|found| found.as_str().is_some_and(|text| text.contains(part.as_str())))
        }
        Must::Count(place, count) => {
            at(place).is_some_and(|found| found.as_array().is_some_and(|list| list.len() == *count))
        }
        Must::Bytes(count) => reply.bytes.len() == *count,
        Must::Keep(..) => true,
    }
}

/// Says what stands there instead.
fn found(must: &Must, reply: &Reply) -> String {
    match must {
        Must::Header(name, _) | Must::HeaderHas(name, _) | Must::NoHeader(name) => {
            format!(", but {:?}", reply.header(name))
        }
        Must::At(place, _) | Must::AtHas(place, _) => {
            format!(
                ", but {:.300}",
                reply.json().pointer(place).map_or("nothing".to_owned(), ToString::to_string)
            )
        }
        Must::Count(place, _) => {
            let count = reply.json().pointer(place).and_then(|list| list.as_array().map(Vec::len));
            format!(", but {count:?}")
        }
        Must::Bytes(_) => format!(", but {}", reply.bytes.len()),
        _ => format!(" in {:.400}", reply.text),
    }
}
