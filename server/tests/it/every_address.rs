//! What must hold of every address that the OpenAPI document names, so that a new one is held to it as well.

use std::sync::Arc;

use serde_json::Value;
use server::Site;

use crate::reply::{Reply, ask, get};
use crate::sites;

/// An address of the document, with what it names filled in so that it is answered.
struct Address {
    path: String,
    query: String,
    /// Whether it is of a case, and so may find that there is none, or one with errors.
    is_of_case: bool,
    /// Whether it takes the keys of a reading.
    has_reading: bool,
    statuses: Vec<u16>,
}

impl Address {
    fn whole(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    fn with(&self, more: &str) -> String {
        if self.query.is_empty() {
            format!("{}?{more}", self.path)
        } else {
            format!("{}&{more}", self.whole())
        }
    }

    fn of_case(&self, case: &str) -> String {
        self.whole().replace("/valley/", &format!("/{case}/"))
    }

    /// Checks that the status is one that the document names.
    fn is_described(&self, reply: &Reply) {
        let status = reply.status.as_u16();
        assert!(self.statuses.contains(&status), "{}: {status} is not described", self.path);
    }
}

/// What stands for each name of a path or key of a query.
fn filled(name: &str, incident: &str) -> String {
    match name {
        "case" => "valley",
        "phase" => "talks",
        "incident" => incident,
        "file" => "standing.csv",
        "provision" => "no-attack",
        "party" => "government",
        "day" => "1",
        other => panic!("the test does not know what to put for {other}"),
    }
    .to_owned()
}

async fn addresses(site: &Arc<Site>) -> Vec<Address> {
    let list = get(site, "/api/v1/cases/valley/incidents?limit=1").await.json();
    let incident = list["incidents"][0]["id"].as_str().unwrap().to_owned();
    let document: Value = serde_json::from_str(&server::routes::openapi()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    paths.iter().map(|(path, methods)| address(path, &methods["get"], &incident)).collect()
}

fn address(path: &str, get: &Value, incident: &str) -> Address {
    let parameters = get["parameters"].as_array().cloned().unwrap_or_default();
    let of = |place: &str| parameters.iter().filter(|p| p["in"] == place).cloned().collect::<Vec<_>>();
    let name = |p: &Value| p["name"].as_str().unwrap().to_owned();
    let path = of("path")
        .iter()
        .map(name)
        .fold(path.to_owned(), |path, name| path.replace(&format!("{{{name}}}"), &filled(&name, incident)));
    let needed = of("query").into_iter().filter(|p| p["required"] == true);
    let query: Vec<String> =
        needed.map(|p| format!("{}={}", name(&p), filled(&name(&p), incident))).collect();
    let statuses = get["responses"].as_object().unwrap().keys().map(|status| status.parse().unwrap());
    Address {
        query: query.join("&"),
        is_of_case: path.contains("/valley/"),
        has_reading: of("query").iter().any(|p| p["name"] == "strength"),
        statuses: statuses.collect(),
        path,
    }
}

async fn each() -> (Arc<Site>, Vec<Address>) {
    let site = sites::named("valley").await;
    let all = addresses(&site).await;
    assert!(all.len() >= 14, "the document names the addresses");
    (site, all)
}

fn sent(name: &str, value: &str) -> [(String, String); 1] {
    [(name.to_owned(), value.to_owned())]
}

#[tokio::test]
async fn each_is_answered_and_only_read() {
    let (site, all) = each().await;
    for address in &all {
        let reply = get(&site, &address.whole()).await;
        assert_eq!(reply.status, 200, "{}: {}", address.path, reply.text);
        for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
            let reply = ask(&site, method, &address.whole(), &[]).await;
            assert_eq!(reply.status, 405, "{method} {}", address.path);
            address.is_described(&reply);
        }
        let head = ask(&site, "HEAD", &address.whole(), &[]).await;
        assert_eq!(head.status, 200, "HEAD {}", address.path);
        for name in ["content-type", "etag", "vary", "cache-control", "content-disposition"] {
            assert_eq!(head.headers.get(name), reply.headers.get(name), "HEAD {}: {name}", address.path);
        }
    }
}

#[tokio::test]
async fn each_says_that_nothing_changed_to_whoever_has_it() {
    let (site, all) = each().await;
    for address in &all {
        let reply = get(&site, &address.whole()).await;
        let Some(tag) = reply.header("etag").map(str::to_owned) else { continue };
        for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let again = ask(&site, "GET", &address.whole(), &sent("if-none-match", &known)).await;
            assert_eq!(again.status, 304, "{} {known}", address.path);
            assert_eq!(again.header("etag"), Some(tag.as_str()), "{}", address.path);
            address.is_described(&again);
        }
        for other in ["\"other\"", tag.trim_matches('"'), ""] {
            let again = ask(&site, "GET", &address.whole(), &sent("if-none-match", other)).await;
            assert_eq!(again.status, 200, "{} {other}", address.path);
        }
    }
}

#[tokio::test]
async fn each_gives_the_same_packed_or_not() {
    let (site, all) = each().await;
    for address in &all {
        let plain = get(&site, &address.whole()).await;
        let packed = ask(&site, "GET", &address.whole(), &sent("accept-encoding", "br, gzip;q=0.5")).await;
        assert_eq!(plain.header("content-encoding"), None, "{}", address.path);
        assert_eq!(plain.text, packed.text, "{}", address.path);
        let is_packed = packed.header("content-encoding") == Some("gzip");
        assert_eq!(is_packed, plain.bytes.len() >= 1_024, "{}", address.path);
        assert_eq!(is_packed, plain.header("etag") != packed.header("etag"), "{}", address.path);
        for refused in ["gzip;q=0", "gzip; q=0.000", "identity", "", "gzipped", "x-gzip"] {
            let reply = ask(&site, "GET", &address.whole(), &sent("accept-encoding", refused)).await;
            assert_eq!(reply.header("content-encoding"), None, "{} {refused}", address.path);
        }
    }
}

#[tokio::test]
async fn each_refuses_whoever_may_not_ask() {
    let (site, all) = each().await;
    for address in &all {
        for host in ["evil.example", "localhost.evil.example", "", "-"] {
            let reply = ask(&site, "GET", &address.whole(), &sent("host", host)).await;
            assert_eq!(reply.status, 421, "{} {host}", address.path);
            address.is_described(&reply);
        }
        let hidden = ask(&site, "GET", &address.whole(), &sent("sec-fetch-site", "cross-site")).await;
        assert_eq!(hidden.status, 403, "{}", address.path);
        address.is_described(&hidden);
        let long = get(&site, &address.with(&"x".repeat(5_000))).await;
        assert_eq!(long.status, 414, "{}", address.path);
        address.is_described(&long);
    }
}

#[tokio::test]
async fn each_passes_over_no_key() {
    let (site, all) = each().await;
    for address in &all {
        let unknown = get(&site, &address.with("colour=red")).await;
        assert_eq!(unknown.status, 400, "{}", address.path);
        assert!(unknown.text.contains("`colour` is not asked for here"), "{}", unknown.text);
        address.is_described(&unknown);
        if !address.has_reading {
            continue;
        }
        let twice = get(&site, &address.with("strength=claimed&strength=claimed")).await;
        assert_eq!(twice.status, 400, "{}", address.path);
        let table = [
            ("strength", "verified"),
            ("exclusion", "lenient"),
            ("counts", "full"),
            ("sources", "independent"),
        ];
        for (key, expected) in table.into_iter().chain([("as_known_on", "2016-09-15")]) {
            for bad in ["", "x", "%00", "%ff%fe", "%F0%9F%92%A9", "%E2%80%AE", "1", "-"] {
                let reply = get(&site, &address.with(&format!("{key}={bad}"))).await;
                assert_eq!(reply.status, 400, "{} {key}={bad}: {}", address.path, reply.text);
                assert!(reply.text.contains(expected), "{key}={bad} tells what is expected: {}", reply.text);
            }
        }
    }
}

#[tokio::test]
async fn each_tells_which_cases_there_are() {
    let (site, all) = each().await;
    let names =
        ["nowhere", "%00", "%ff", "..%2F..%2Fetc", "VALLEY", "%3Cscript%3E", "valley%20", "%E2%80%AEvalley"];
    for address in all.iter().filter(|address| address.is_of_case) {
        for name in names.into_iter().map(str::to_owned).chain(["a".repeat(3_000)]) {
            let reply = get(&site, &address.of_case(&name)).await;
            assert_eq!(reply.status, 404, "{} {name:.40}: {}", address.path, reply.text);
            assert!(
                name == "%ff" || reply.text.contains("The cases are `valley`, `hostile`."),
                "{}",
                reply.text
            );
            address.is_described(&reply);
        }
    }
}

#[tokio::test]
async fn each_says_where_the_errors_of_a_case_stand() {
    let broken = sites::named("broken").await;
    let (_, all) = each().await;
    for address in all.iter().filter(|address| address.has_reading) {
        let never = get(&broken, &address.of_case("never")).await;
        assert_eq!(never.status, 409, "{}", address.path);
        assert!(never.text.contains("`problems`"), "{}", never.text);
        address.is_described(&never);
        for answered in ["stale", "gone"] {
            assert_eq!(get(&broken, &address.of_case(answered)).await.status, 200, "{}", address.path);
        }
    }
}
