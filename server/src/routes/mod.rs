//! The addresses: which request is answered by what.
//!
//! In: requests, checked word by word. Out: parts of an answer, as JSON or files. Read first: [`table`], then [`Call`].
//! Invariant: an input of a stranger never makes an answer of the 500s; what is wrong with it is told.
//! Invariant: nothing is changed by any request: there are only GET and HEAD.

mod call;
mod cases;
mod changes;
mod evidence;
mod files;
mod refusal;
mod standing;

pub use call::Call;
pub use refusal::{NoAnswer, Refusal, Refused};

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Site;
use crate::answers::Body;

/// Where the interface stands.
pub const API: &str = "/api/v1";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "truce",
        description = "Where each promise of a ceasefire stands, with the evidence. For reading only: no request changes \
                       anything. Every answer carries an ETag; ask again with If-None-Match. Places are coarse.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(crate::views::PointsHeader)),
    tags(
        (name = "cases", description = "The cases that are served, and the state of their files"),
        (name = "answer", description = "What a case answers, under one reading, as known on one date"),
        (name = "evidence", description = "What an answer rests on"),
        (name = "files", description = "What can be saved, and what maps are drawn from"),
    )
)]
struct Document;

fn described() -> OpenApiRouter<Arc<Site>> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(cases::list))
        .routes(routes!(cases::trouble))
        .routes(routes!(changes::changes))
        .routes(routes!(standing::answer))
        .routes(routes!(standing::calendar))
        .routes(routes!(standing::ledgers))
        .routes(routes!(standing::trend))
        .routes(routes!(standing::talks))
        .routes(routes!(standing::sources))
        .routes(routes!(evidence::why_standing))
        .routes(routes!(evidence::why_gate))
        .routes(routes!(evidence::incidents))
        .routes(routes!(evidence::incident))
        .routes(routes!(files::areas))
        .routes(routes!(files::points))
        .routes(routes!(files::download))
}

/// Returns all addresses of the interface.
pub fn table() -> Router<Arc<Site>> {
    described().split_for_parts().0.route("/api/v1/openapi.json", get(document))
}

/// Returns the OpenAPI document, made from the code, pretty-printed with a newline at its end.
pub fn openapi() -> String {
    let document = described().split_for_parts().1;
    let mut text = document.to_pretty_json().expect("the document holds only strings, numbers and lists");
    text.push('\n');
    text
}

async fn document(call: Call) -> Result<Response, Refusal> {
    static DOCUMENT: LazyLock<Body> = LazyLock::new(|| Body::new("application/json", openapi().into_bytes()));
    call.asks_nothing()?;
    Ok(call.send(&DOCUMENT))
}
