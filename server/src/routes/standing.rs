//! What a case answers: the gates, the calendar, the ledgers, the sources.

use axum::response::Response;
use utoipa::IntoParams;

use super::{Call, NoAnswer, Refusal};
use crate::answers::Body;
use crate::views::{AnswerView, CalendarView, LedgerList, SourceList};

/// The keys of a reading. What is not given is the default's: all sources, corroborated, strict, careful.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes keys that are read one by one, so that each error can be told")]
pub struct ReadingKeys {
    /// `all`, `independent` or `one:ID`
    sources: Option<String>,
    /// `claimed`, `corroborated` or `verified`
    strength: Option<String>,
    /// `strict` or `lenient`
    exclusion: Option<String>,
    /// `careful` or `full`
    counts: Option<String>,
    /// Only what was known by the end of this date, or at this date-time
    as_known_on: Option<String>,
}

/// Answer: are we there yet?
///
/// The gates with their clocks, what blocks them and what turns them, and the terms by which they were answered.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/answer", tag = "answer",
    params(("case" = String, Path, description = "Name of the case"), ReadingKeys),
    responses(
        (status = 200, description = "The answer", body = AnswerView),
        NoAnswer,
    )
)]
pub async fn answer(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, state| Ok(Body::json(&answer.first(state)))).await
}

/// Say where each provision stands, party by party, area by area, day by day
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/calendar", tag = "answer",
    params(("case" = String, Path, description = "Name of the case"), ReadingKeys),
    responses(
        (status = 200, description = "The calendar", body = CalendarView),
        NoAnswer,
    )
)]
pub async fn calendar(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, _| Ok(Body::json(&answer.calendar()))).await
}

/// Show what each source counts, side by side
///
/// Nothing is added up across sources or units.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/ledgers", tag = "answer",
    params(("case" = String, Path, description = "Name of the case"), ReadingKeys),
    responses(
        (status = 200, description = "The ledgers", body = LedgerList),
        NoAnswer,
    )
)]
pub async fn ledgers(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, _| Ok(Body::json(&answer.ledgers()))).await
}

/// List the sources, with how many reports of each were used
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/sources", tag = "answer",
    params(("case" = String, Path, description = "Name of the case"), ReadingKeys),
    responses(
        (status = 200, description = "The sources", body = SourceList),
        NoAnswer,
    )
)]
pub async fn sources(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, _| Ok(Body::json(&answer.sources()))).await
}
