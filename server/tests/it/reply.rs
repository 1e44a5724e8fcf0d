//! A request through the router, in memory, and what must hold of every response whatever was asked.

use std::io::Read;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::Value;
use server::Site;
use tower::ServiceExt;

use crate::kept::root;

/// The headers that every response carries, with what each holds.
const ALWAYS: [(&str, &str); 7] = [
    ("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "geolocation=()"),
];

/// The headers that no response carries: who we are is nobody's affair, and nobody elsewhere may read us.
const NEVER: [&str; 4] = ["server", "x-powered-by", "set-cookie", "access-control-allow-origin"];

/// The longest text that stands anywhere in an answer, in characters. The longest of ours is a drawn problem.
const TEXT_MAX: usize = 4_000;

/// A response.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// As they came.
    pub bytes: Vec<u8>,
    /// Unpacked; of bytes that are no text only what is.
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    fn is_of(&self, media: &str) -> bool {
        self.header("content-type").is_some_and(|found| found.contains(media))
    }
}

/// Asks with `GET` under this machine's own name.
pub async fn get(site: &Arc<Site>, target: &str) -> Reply {
    ask(site, "GET", target, &[]).await
}

/// Asks, and checks what must hold of every response.
pub async fn ask(site: &Arc<Site>, method: &str, target: &str, sent: &[(String, String)]) -> Reply {
    let mut request = Request::builder().method(method).uri(target);
    if !sent.iter().any(|(name, _)| name == "host") {
        request = request.header(header::HOST, "localhost");
    }
    for (name, value) in sent.iter().filter(|(_, value)| value != "-") {
        request = request.header(name, value);
    }
    let request = request.body(Body::empty()).unwrap_or_else(|error| panic!("{error}: {target}"));
    let response = site.router().oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let bytes = if is_stream(&head.headers) {
        Vec::new()
    } else {
        to_bytes(body, usize::MAX).await.unwrap().to_vec()
    };
    let text = String::from_utf8_lossy(&unpacked(&head.headers, &bytes)).into_owned();
    let reply = Reply { status: head.status, headers: head.headers, bytes, text };
    holds(method, target, &reply);
    reply
}

fn is_stream(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|media| media == "text/event-stream")
}

fn unpacked(headers: &HeaderMap, bytes: &[u8]) -> Vec<u8> {
    if headers.get(header::CONTENT_ENCODING).is_none() || bytes.is_empty() {
        return bytes.to_vec();
    }
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).expect("it is packed as its header says");
    plain
}

/// Checks what must hold of every response.
fn holds(method: &str, target: &str, reply: &Reply) {
    let told = format!("{method} {:.120} -> {}", target, reply.status);
    for (name, value) in ALWAYS {
        let found: Vec<_> = reply.headers.get_all(name).iter().collect();
        assert_eq!(found.len(), 1, "{told}: {name} stands once");
        assert!(reply.header(name).unwrap().contains(value), "{told}: {name} is {found:?}");
    }
    for name in NEVER {
        assert!(!reply.headers.contains_key(name), "{told}: {name}");
    }
    assert!(reply.status.as_u16() < 500, "{told}: {}", reply.text);
    assert!(reply.headers.contains_key("cache-control"), "{told}: it says how long it may be kept");
    match reply.status {
        StatusCode::OK | StatusCode::NOT_MODIFIED => tagged(&told, reply),
        _ => refused(&told, method, reply),
    }
    if method == Method::HEAD || reply.status == StatusCode::NOT_MODIFIED {
        assert!(reply.bytes.is_empty(), "{told}: it has no body");
    } else {
        texts_hold(&told, reply);
    }
}

fn tagged(told: &str, reply: &Reply) {
    if is_stream(&reply.headers) {
        return;
    }
    let tag = reply.header("etag").unwrap_or_else(|| panic!("{told}: it has a tag"));
    assert!(tag.len() >= 34 && tag.starts_with('"') && tag.ends_with('"'), "{told}: {tag}");
    assert_eq!(reply.header("vary"), Some("accept-encoding"), "{told}");
}

/// A refusal is a problem document that says the same status, what is wrong and what was expected.
fn refused(told: &str, method: &str, reply: &Reply) {
    assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{told}");
    assert_eq!(reply.header("cache-control"), Some("no-store"), "{told}: nobody keeps a no");
    if method == Method::HEAD {
        return;
    }
    let problem = reply.json();
    assert_eq!(problem["status"], reply.status.as_u16(), "{told}");
    let title = problem["title"].as_str().unwrap();
    assert!(!title.is_empty() && !title.ends_with('.'), "{told}: {title}");
    assert!(!problem["help"].as_array().unwrap().is_empty(), "{told}: {problem}");
    if reply.status == StatusCode::METHOD_NOT_ALLOWED {
        let allow = reply.header("allow").unwrap().replace(' ', "");
        assert_eq!(allow, "GET,HEAD", "{told}");
    }
}

/// Texts of strangers come back bounded, without what turns the reading or cannot be seen, and nothing says where on this
/// machine a file stands.
fn texts_hold(told: &str, reply: &Reply) {
    let here = root().canonicalize().unwrap().display().to_string();
    assert!(!reply.text.contains(&here), "{told}: it names a folder of this machine");
    if reply.is_of("octet-stream") {
        return;
    }
    assert!(String::from_utf8(unpacked(&reply.headers, &reply.bytes)).is_ok(), "{told}: it is UTF-8");
    if !reply.is_of("json") {
        return plain(told, &reply.text);
    }
    each_text(&reply.json(), &mut |text| {
        assert!(text.chars().count() <= TEXT_MAX, "{told}: {} characters: {text:.200}", text.chars().count());
        plain(told, text);
    });
}

fn plain(told: &str, text: &str) {
    let is_bad = |c: char| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        turns || (c.is_control() && !"\n\r\t".contains(c))
    };
    assert!(!text.contains(is_bad), "{told}: {:?}", text.chars().find(|c| is_bad(*c)));
}

/// Calls `each` with every text of a JSON value, keys too.
pub fn each_text(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(list) => list.iter().for_each(|one| each_text(one, each)),
        Value::Object(map) => map.iter().for_each(|(key, one)| {
            each(key);
            each_text(one, each);
        }),
        _ => {}
    }
}
