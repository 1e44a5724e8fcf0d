//! What a case answers: the gates, the calendar, the ledgers, the sources.

use axum::response::Response;
use utoipa::IntoParams;

use super::{Call, NoAnswer, Refusal, Refused};
use crate::answers::Body;
use crate::views::{
    AnswerView, CalendarView, Counts, Exclusion, LedgerList, SourceList, Strength, TalksOfCase, TrendOfCase,
};

/// Which case.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "it describes a place in addresses")]
pub struct CaseKey {
    /// Name of the case
    #[param(pattern = "^[a-z0-9-]{1,64}$")]
    case: String,
}

/// The keys of a reading. What is not given is the default's: all sources, corroborated, strict, careful.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes keys that are read one by one, so that each error can be told")]
pub struct ReadingKeys {
    /// Whose reports are read: `all`, `independent`, or those of one source: `one:ID`, which needs a `strength` other than
    /// `corroborated`
    #[param(pattern = "^(all|independent|one:.+)$")]
    sources: Option<String>,
    /// How strong a breach must be shown to be
    #[param(inline)]
    strength: Option<Strength>,
    /// What is asked of a claim that the target was excluded
    #[param(inline)]
    exclusion: Option<Exclusion>,
    /// How accounts that differ are weighed
    #[param(inline)]
    counts: Option<Counts>,
    /// Only what was known by the end of this date, or at this date-time
    #[param(example = "2016-09-15")]
    as_known_on: Option<String>,
}

/// Answer: are we there yet?
///
/// The gates with their clocks, what blocks them and what turns them, and the terms by which they were answered.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/answer", tag = "answer",
    params(CaseKey, ReadingKeys),
    responses(
        (status = 200, description = "The answer", body = AnswerView),
        NoAnswer,
        Refused,
    )
)]
pub async fn answer(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, state| Ok(Body::json(&answer.first(state)))).await
}

/// Say where each provision stands, party by party, area by area, day by day
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/calendar", tag = "answer",
    params(CaseKey, ReadingKeys),
    responses(
        (status = 200, description = "The calendar", body = CalendarView),
        NoAnswer,
        Refused,
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
    params(CaseKey, ReadingKeys),
    responses(
        (status = 200, description = "The ledgers", body = LedgerList),
        NoAnswer,
        Refused,
    )
)]
pub async fn ledgers(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, _| Ok(Body::json(&answer.ledgers()))).await
}

/// Show what is reported day by day for each pair of sides, and the days since the start against those before
///
/// Events and deaths apart. No interval without its placebo rank, or the reason why it has none.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/trend", tag = "answer",
    params(CaseKey, ReadingKeys),
    responses(
        (status = 200, description = "The trend", body = TrendOfCase),
        NoAnswer,
        Refused,
    )
)]
pub async fn trend(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, _| Ok(Body::json(&answer.trend()))).await
}

/// Show where the talks stand: issue by side, as known on a date
///
/// A reading changes nothing here: what a side says of a deal is not what it does.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/talks", tag = "answer",
    params(CaseKey, ReadingKeys),
    responses(
        (status = 200, description = "The talks", body = TalksOfCase),
        NoAnswer,
        Refused,
    )
)]
pub async fn talks(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, _| Ok(Body::json(&answer.talks()))).await
}

/// List the sources, with how many reports of each were used, and how many nobody has reviewed
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/sources", tag = "answer",
    params(CaseKey, ReadingKeys),
    responses(
        (status = 200, description = "The sources", body = SourceList),
        NoAnswer,
        Refused,
    )
)]
pub async fn sources(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, _| Ok(Body::json(&answer.sources()))).await
}
