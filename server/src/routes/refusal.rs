//! Why a request is not answered, as `application/problem+json`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::publications::explain::ExplainError;

use crate::answers::{AskedError, listed, shown};
use crate::views::ProblemDocument;

/// The ends that every request can have beside its answer.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// The query cannot be used
    #[response(status = 400, content_type = "application/problem+json")]
    BadQuery(ProblemDocument),
    /// A page elsewhere asked, not its reader
    #[response(status = 403, content_type = "application/problem+json")]
    FromElsewhere(ProblemDocument),
    /// There are only GET and HEAD
    #[response(status = 405, content_type = "application/problem+json")]
    OnlyReading(ProblemDocument),
    /// The address is too long
    #[response(status = 414, content_type = "application/problem+json")]
    TooLong(ProblemDocument),
    /// The server does not answer under that name
    #[response(status = 421, content_type = "application/problem+json")]
    WrongHost(ProblemDocument),
    /// A bug of truce
    #[response(status = 500, content_type = "application/problem+json")]
    Bug(ProblemDocument),
}

/// The ends that every question to a case can have as well.
#[derive(utoipa::IntoResponses)]
pub enum NoAnswer {
    /// The reader has it already
    #[response(status = 304)]
    NotModified,
    /// There is no such thing
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(ProblemDocument),
    /// The files of the case have errors, so there is no answer
    #[response(status = 409, content_type = "application/problem+json")]
    CaseHasErrors(ProblemDocument),
}

/// Why a request is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    status: StatusCode,
    code: &'static str,
    title: String,
    help: Vec<String>,
}

impl Refusal {
    /// Returns a refusal with a sentence of help.
    pub fn new(
        status: StatusCode,
        code: &'static str,
        title: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { status, code, title: title.into(), help: vec![help.into()] }
    }

    /// Nothing stands at this address.
    pub fn no_address() -> Self {
        let help = "The page stands at `/`, the interface is described at `/api/v1/openapi.json`.";
        Self::new(StatusCode::NOT_FOUND, "no-such-address", "nothing stands at this address", help)
    }

    /// There is no case of this name; `known` are those there are.
    pub fn no_case<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let help = format!("The cases are {}.", listed(known));
        Self::new(StatusCode::NOT_FOUND, "no-such-case", format!("there is no case `{}`", shown(name)), help)
    }

    /// The case was never without errors.
    pub fn no_answer() -> Self {
        let help = "Its problems stand under `problems`. It is read again as soon as a file changes.";
        let title = "the files of the case have errors, so there is no answer";
        Self::new(StatusCode::CONFLICT, "case-has-errors", title, help)
    }

    /// The case has nothing of this kind by this name.
    pub fn nothing(what: &str, name: &str, help: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", format!("there is no {what} `{}`", shown(name)), help)
    }
}

impl From<AskedError> for Refusal {
    fn from(error: AskedError) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code: "bad-query", title: error.what, help: error.help }
    }
}

impl From<ExplainError> for Refusal {
    fn from(error: ExplainError) -> Self {
        let (what, asked, help) = match error {
            ExplainError::NoStanding { asked, hint } => {
                ("standing of", asked, format!("There is this: {hint}."))
            }
            ExplainError::NoPhase { asked, expected } => {
                ("phase", asked, format!("It is one of {expected}."))
            }
        };
        Self::nothing(what, &asked, help)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let document = ProblemDocument {
            status: self.status.as_u16(),
            code: self.code,
            title: self.title,
            help: self.help,
        };
        let media = HeaderValue::from_static("application/problem+json");
        let mut response = (self.status, axum::Json(document)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, media);
        // Nobody keeps a no: it may be a yes as soon as a file is mended.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
