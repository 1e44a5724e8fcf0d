//! The cases that are served, and what is wrong with their files.

use axum::response::Response;

use super::standing::CaseKey;
use super::{Call, Refusal, Refused};
use crate::answers::Body;
use crate::views::{CaseList, ProblemDocument, TroubleView, VERSION};

/// List the cases
#[utoipa::path(
    get, path = "/api/v1/cases", tag = "cases",
    responses(
        (status = 200, description = "The cases, in the order of the command line", body = CaseList),
        (status = 304, description = "The reader has it already"),
        Refused,
    )
)]
pub async fn list(call: Call) -> Result<Response, Refusal> {
    call.asks_nothing()?;
    let cases = call.site.shelf.entries();
    let list = CaseList { version: VERSION, truce: env!("CARGO_PKG_VERSION"), cases };
    Ok(call.send(&Body::json(&list)))
}

/// Say what is wrong with the files of a case
///
/// With file, line, column and a drawing: for the keepers of the case.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/problems", tag = "cases",
    params(CaseKey),
    responses(
        (status = 200, description = "The problems of the files as they are now", body = TroubleView),
        (status = 304, description = "The reader has it already"),
        (status = 404, description = "There is no such case", body = ProblemDocument, content_type = "application/problem+json"),
        Refused,
    )
)]
pub async fn trouble(call: Call) -> Result<Response, Refusal> {
    call.asks_nothing()?;
    let state = call.state()?;
    let trouble = state.trouble().clone();
    call.made(&state, move || Ok(Body::json(&trouble))).await
}
