//! What maps are drawn from, and what can be saved.

use axum::response::Response;

use utoipa::IntoParams;
use utoipa::openapi::{Object, ObjectBuilder, Type};

use super::evidence::findings_of;
use super::standing::{CaseKey, ReadingKeys};
use super::{Call, NoAnswer, Refusal, Refused};
use crate::answers::{Body, Download};
use crate::views::columns;

/// Give the areas of the agreement as GeoJSON
///
/// Areas marked approximate were drawn for the case, not by the parties. An area that the text does not define has no
/// geometry and says why.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/areas", tag = "files",
    params(CaseKey, ReadingKeys),
    responses(
        (status = 200, description = "A FeatureCollection", body = serde_json::Value, content_type = "application/geo+json"),
        NoAnswer,
        Refused,
    )
)]
pub async fn areas(call: Call) -> Result<Response, Refusal> {
    call.answer(&[], |answer, _, _| Ok(answer.areas())).await
}

/// Give all incidents as columns of numbers
///
/// For maps. The bytes begin with `TRUCEPT1`, then the length of a header as a 32-bit little-endian number, then the
/// header (see `PointsHeader`), then the columns. Places are cells of a tenth of a degree; where health or aid was hit, or
/// aid moved, there is none. `class` is the weightiest class of an incident's findings, of those asked about.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/points", tag = "files",
    params(
        CaseKey,
        ("provision" = Option<String>, Query, description = "Class by the findings under this provision only"),
        ("party" = Option<String>, Query, description = "Class by the findings about this party only"),
        ReadingKeys,
    ),
    responses(
        (status = 200, description = "The columns", body = Vec<u8>, content_type = "application/octet-stream"),
        NoAnswer,
        Refused,
    )
)]
pub async fn points(call: Call) -> Result<Response, Refusal> {
    call.answer(&["provision", "party"], |answer, asked, _| {
        let showing = answer.showing();
        let classes = showing.classes(&findings_of(answer, asked)?);
        Ok(Body::new("application/octet-stream", columns(showing.points(), &classes)))
    })
    .await
}

/// Which file.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "it describes a place in addresses")]
struct FileKey {
    /// Name of the file
    #[param(schema_with = file_names, required)]
    file: String,
}

fn file_names() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(Download::ALL.map(Download::name)))
        .build()
}

/// Save the bulletin, a table or the whole assessment
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/files/{file}", tag = "files",
    params(
        CaseKey,
        FileKey,
        ReadingKeys,
    ),
    responses(
        (status = 200, description = "The file", content(
            (String = "text/html; charset=utf-8"), (String = "text/markdown; charset=utf-8"), (String = "text/csv; charset=utf-8"),
            (serde_json::Value = "application/geo+json"), (serde_json::Value = "application/json"),
        )),
        NoAnswer,
        Refused,
    )
)]
pub async fn download(call: Call) -> Result<Response, Refusal> {
    let name = call.named("file")?;
    let found = Download::ALL.into_iter().find(|file| file.name() == name);
    let what = found.ok_or_else(|| {
        let names = Download::ALL.map(Download::name).join(", ");
        Refusal::nothing("file", name, format!("The files are {names}."))
    })?;
    call.answer(&[], move |answer, _, _| Ok(answer.download(what))).await
}
