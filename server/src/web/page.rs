//! The page: the files that the dashboard was built into, inside this binary.
//!
//! Where the dashboard was not built before this crate, there is a page that says so and how to build it; the interface
//! works all the same.

use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::answers::Body;
use crate::routes::{Call, Refusal};

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/page"]
struct Files;

/// What is shown where the dashboard was not built.
const NOT_BUILT: &str = include_str!("not_built.html");

/// How long a file whose name holds a hash of its bytes may be kept by a browser: for good.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Whether this binary holds the page.
pub fn has_page() -> bool {
    Files::get("index.html").is_some()
}

/// Gives a file of the page.
pub async fn page(call: Call) -> Response {
    let path = call.path().trim_start_matches('/');
    let name = if path.is_empty() { "index.html" } else { path };
    let Some(body) = file(&call, name) else { return Refusal::no_address().into_response() };
    let mut response = call.send(&body);
    if name.starts_with("assets/") {
        response.headers_mut().insert(header::CACHE_CONTROL, FOR_GOOD);
    }
    response
}

/// Returns a file, packed once and kept. Names that are none fill no room.
fn file(call: &Call, name: &str) -> Option<Arc<Body>> {
    let kept = &call.site.files;
    kept.get(name).or_else(|| {
        let body = Arc::new(read(name)?);
        kept.insert(name.to_owned(), Arc::clone(&body));
        Some(body)
    })
}

fn read(name: &str) -> Option<Body> {
    match Files::get(name) {
        Some(file) => Some(Body::new(media(name), file.data.into_owned())),
        None => (name == "index.html").then(|| Body::new(media(name), NOT_BUILT.into())),
    }
}

/// Returns the media type of a file by the end of its name.
fn media(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
