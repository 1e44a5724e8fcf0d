//! Changes of the cases, as server-sent events.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use tokio_stream::wrappers::BroadcastStream;

use super::{Call, Refusal, Refused};
use crate::views::{CaseEntry, ChangeEvent, ProblemDocument};

/// How often a listener is told that we are still there.
const STILL_THERE: Duration = Duration::from_secs(15);

/// How long a page waits before it asks again after we were gone, in milliseconds.
const RETRY_MS: u32 = 1_000;

/// After how many seconds a page that found no place may ask again.
const RETRY_LATER: &str = "10";

/// Listen for changes
///
/// Events named `case`, each with a `CaseEntry` as its data: first one for each case, then one whenever its files were
/// read anew.
#[utoipa::path(
    get, path = "/api/v1/changes", tag = "cases",
    responses(
        (status = 200, description = "The changes", body = ChangeEvent, content_type = "text/event-stream"),
        (status = 429, description = "Too many listen already", body = ProblemDocument, content_type = "application/problem+json"),
        Refused,
    )
)]
pub async fn changes(call: Call) -> Result<Response, Refusal> {
    call.asks_nothing()?;
    let Ok(place) = Arc::clone(&call.site.listeners).try_acquire_owned() else { return Ok(too_many()) };
    // Listen before looking: what changes in between is told twice rather than never.
    let later = BroadcastStream::new(call.site.shelf.listen());
    let now = call.site.shelf.entries();
    let shelf = Arc::clone(&call.site.shelf);
    let events = stream::iter(now).chain(later.flat_map(move |change| {
        stream::iter(match change {
            Ok(change) => shelf.entry(change.case.as_str()).into_iter().collect(),
            // This listener lagged behind: tell it how everything stands.
            Err(_) => shelf.entries(),
        })
    }));
    let events = events.map(move |entry| {
        let _held = &place;
        told(&entry)
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(STILL_THERE)).into_response())
}

fn too_many() -> Response {
    let help = "Close a page that shows this server, or wait.";
    let status = StatusCode::TOO_MANY_REQUESTS;
    let refusal = Refusal::new(status, "too-many-listeners", "too many pages listen already", help);
    ([(header::RETRY_AFTER, RETRY_LATER)], refusal).into_response()
}

fn told(entry: &CaseEntry) -> Result<Event, Infallible> {
    let data = serde_json::to_string(entry).expect("a view holds only strings, numbers and lists");
    let told = ChangeEvent { event: "case", retry: RETRY_MS, data };
    let retry = Duration::from_millis(told.retry.into());
    Ok(Event::default().event(told.event).retry(retry).data(told.data))
}
