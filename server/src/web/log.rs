//! The log: one line a request, for whoever runs the server.
//!
//! Invariant: nothing in it tells who asked: no addresses, no agents, and no words of a stranger, only which of our own
//! addresses was meant.

use std::time::Instant;

use axum::body::HttpBody;
use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

/// Notes what was asked, how it ended and how long it took.
pub async fn logged(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = word(request.method());
    let path = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let path = path.as_ref().map_or("(page)", MatchedPath::as_str);
    let bytes = response.body().size_hint().exact();
    let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(method, path, status = response.status().as_u16(), bytes, micros, "answered");
    response
}

/// A method by its word, if it is one of the known ones: a stranger can invent others.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "(other)",
    }
}
