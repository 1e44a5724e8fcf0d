//! A stranger's text in every place that a file of a case has for one, and what becomes of it on its way out.
//!
//! The places are those of the reports' own schema, so that a new one is tried as soon as it is there.

use std::fs;
use std::sync::Arc;

use engine::sources::{ReadOptions, read};
use serde_json::{Map, Value, json};
use server::Site;

use crate::kept::{Kept, root, small};
use crate::reply::{each_text, get};
use crate::sites;

/// What strangers write.
pub const TEXTS: [&str; 5] = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'></title></style></textarea>",
    "calm\u{202e}dekcatta\u{2066}\u{0}\u{7}\u{1b}[31m\u{200b}\u{feff}",
    "=cmd|'/c calc'!A1\r\n@SUM(1+1)\t-2+3",
    "| [a](javascript:alert(1)) **b** `c` {{7*7}} ${7*7} %s%n ../../etc/passwd",
    "LONG",
];

/// How long the long one is, in characters.
const LONG: usize = 70_000;

/// The keys of a report whose texts are ids, dates and words of our own: there a stranger's text would only be refused.
const OURS: [&str; 8] = ["id", "incident", "kind", "source", "when", "published", "received", "read_rule"];

fn text_of(text: &str) -> String {
    if text == "LONG" { "n".repeat(LONG) } else { text.to_owned() }
}

/// The hostile case of the engine's tests, with a report of each kind for each text, and with the texts in its terms.
pub fn case() -> Kept {
    let case = small("hostile");
    let schema = fs::read_to_string(root().join("docs/schema/report.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let kinds = schema["properties"]["kind"]["enum"].as_array().unwrap();
    let reports = kinds.iter().flat_map(|kind| {
        let schema = &schema;
        TEXTS
            .iter()
            .enumerate()
            .map(move |(n, text)| report(schema, kind.as_str().unwrap(), n, &text_of(text)))
    });
    let lines: Vec<String> = reports.map(|report| report.to_string()).collect();
    case.put("reports/strangers.jsonl", &lines.join("\n"));
    let long = "n".repeat(LONG);
    case.edit("agreement.toml", "name = \"Government of the Valley\"", &format!("name = \"{long}\""));
    case.edit("agreement.toml", "why = \"the text", &format!("why = \"<script>alert(3)</script> {long}"));
    case.edit("sources.toml", "limits = \"sees", &format!("limits = \"<b>{long}</b> sees"));
    case
}

/// Returns a report of a kind with the text wherever one can stand.
fn report(schema: &Value, kind: &str, n: usize, text: &str) -> Value {
    let mut report = Map::new();
    for (key, of) in schema["properties"].as_object().unwrap() {
        let is_text = of["type"] == "string" && of["enum"].is_null();
        let is_texts = of["type"] == "array" && of["items"]["enum"].is_null();
        if is_text && !OURS.contains(&key.as_str()) && of["examples"].is_null() {
            report.insert(key.clone(), json!(text));
        } else if is_texts {
            report.insert(key.clone(), json!([text]));
        }
    }
    let own = json!({"id": format!("s-{kind}-{n}"), "kind": kind, "source": "wire", "when": "2020-03-02",
        "published": "2020-03-03", "breakdown": {text: 1}});
    report.extend(own.as_object().unwrap().clone());
    let of_kind = match kind {
        "event" => json!({"act": "shelling", "by": [text], "killed_best": 2, "killed_low": 3}),
        "delivery" => json!({"act": "aid-denied", "count": 1}),
        "tally" => json!({"count": 3}),
        "statement" => json!({"decision": "rejects"}),
        "response" => json!({"of": "e1", "stance": "denies"}),
        "coverage" => json!({"share": 0.5, "area": "valley"}),
        _ => json!({"of": "e1", "verdict": "disputed"}),
    };
    report.extend(of_kind.as_object().unwrap().clone());
    let refused = refused_keys(kind, &report);
    report.retain(|key, _| !refused.contains(key));
    Value::Object(report)
}

/// Returns the keys that a report of this kind does not have, as its reader says.
fn refused_keys(kind: &str, report: &Map<String, Value>) -> Vec<String> {
    let short = |value: &Value| match value {
        Value::String(_) => json!("x"),
        Value::Array(_) => json!(["x"]),
        other => other.clone(),
    };
    let mut plain: Map<String, Value> =
        report.iter().map(|(key, value)| (key.clone(), short(value))).collect();
    for key in OURS.into_iter().chain(["of", "act", "stance", "verdict", "decision", "area"]) {
        if let Some(own) = report.get(key) {
            plain.insert(key.to_owned(), own.clone());
        }
    }
    let text = Value::Object(plain).to_string();
    let problems = read("one.jsonl", text.as_bytes(), &ReadOptions::detecting()).problems;
    let refused = problems.iter().filter_map(|problem| {
        let end = format!("` is no key of a report of kind `{kind}`");
        Some(problem.message.strip_suffix(&end)?.trim_start_matches('`').to_owned())
    });
    refused.collect()
}

/// Returns every address that shows the case, with each kind of part.
async fn addresses(site: &Arc<Site>) -> Vec<String> {
    let base = "/api/v1/cases/strangers";
    let parts = [
        "answer",
        "calendar",
        "ledgers",
        "trend",
        "talks",
        "sources",
        "areas",
        "problems",
        "incidents?limit=500",
        "points",
        "gates/talks",
    ];
    let mut all: Vec<String> = parts.map(|part| format!("{base}/{part}")).to_vec();
    for (party, day) in ["council", "government"].into_iter().flat_map(|p| [0, 1, 2].map(|day| (p, day))) {
        all.push(format!("{base}/standing?provision=no-attack&party={party}&day={day}&strength=claimed"));
    }
    let incidents = get(site, &format!("{base}/incidents?limit=500")).await.json();
    let ids =
        incidents["incidents"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned());
    all.extend(ids.map(|id| {
        format!(
            "{base}/incidents/{}",
            form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
        )
    }));
    let files = [
        "bulletin.html",
        "bulletin.md",
        "standing.csv",
        "incidents.csv",
        "incidents.geojson",
        "assessment.json",
    ];
    all.extend(files.map(|file| format!("{base}/files/{file}")));
    all
}

#[tokio::test]
async fn reports_of_every_kind_get_in_and_what_is_wrong_with_them_is_told() {
    let site = sites::named("strangers").await;
    let answer = get(&site, "/api/v1/cases/strangers/answer").await.json();
    let problems = get(&site, "/api/v1/cases/strangers/problems").await.json();
    let rejected: Vec<&str> = problems["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|p| p["severity"] == "error")
        .map(|p| p["message"].as_str().unwrap())
        .collect();
    assert!(rejected.is_empty(), "{rejected:#?}");
    assert_eq!(answer["reports_used"], 10 + 7 * TEXTS.len(), "{:#}", answer["oddities"]);
}

/// What must hold of each response (bounded texts, no marks that turn the reading) is checked by `reply`.
#[tokio::test]
async fn texts_come_back_as_texts_at_every_address() {
    let site = sites::named("strangers").await;
    let mut found = 0;
    for address in addresses(&site).await {
        let reply = get(&site, &address).await;
        assert_eq!(reply.status, 200, "{address}: {:.300}", reply.text);
        let media = reply.header("content-type").unwrap().to_owned();
        if media.contains("json") {
            each_text(&reply.json(), &mut |text| found += usize::from(text.contains("<script>alert(1)")));
        } else if media.contains("html") {
            is_escaped(&reply.text);
        } else if media.contains("csv") {
            has_no_formula(&reply.text);
        }
        let is_file = address.contains("/files/");
        let saved =
            reply.header("content-disposition").is_some_and(|how| how.starts_with("attachment; filename=\""));
        assert_eq!(is_file, saved, "{address}");
    }
    assert!(found > 20, "the texts were found {found} times");
}

/// In a page the texts stand escaped: no tag of theirs, and no attribute.
fn is_escaped(page: &str) {
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    for tag in ["<script", "<img", "<svg onload", "<iframe", "</textarea", "javascript:alert(1)\""] {
        assert!(!page.to_lowercase().contains(tag), "the page holds {tag}");
    }
    let tags = page.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    for tag in tags {
        assert!(!tag.contains(" onerror=") && !tag.contains(" onload="), "<{tag}>");
    }
}

/// A table opened by a program that computes must compute nothing.
fn has_no_formula(table: &str) {
    let rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(table.as_bytes())
        .into_records();
    for cell in rows.flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
        let is_number = cell.parse::<f64>().is_ok();
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        // The tags of HXL begin a table: they are ours.
        assert!(is_number || !is_formula, "{cell:.80}");
    }
}
