//! What an answer rests on: one day, one gate, incidents.

use axum::response::Response;
use engine::findings::Class;
use engine::model::{Act, PartyId, ProvisionId};
use engine::publications::coarse::Cell;
use engine::publications::explain;
use engine::publications::view::{FindingsOf, IncidentsWith};

use utoipa::IntoParams;
use utoipa::openapi::{Object, ObjectBuilder, Type};

use super::standing::{CaseKey, ReadingKeys};
use super::{Call, NoAnswer, Refusal, Refused};
use crate::answers::{Answer, Asked, AskedError, Body};
use crate::views::{self, GateExplained, IncidentPage, IncidentView, StandingExplained};

/// How many incidents are given at once, if the reader does not say.
const PAGE: usize = 50;

/// The most incidents that are given at once.
const PAGE_MAX: i64 = 500;

/// Days of the agreement that can be asked about: some thousand years either way.
const DAYS: std::ops::RangeInclusive<i64> = -400_000..=400_000;

/// Which incidents are listed.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes keys that are read one by one, so that each error can be told")]
struct IncidentKeys {
    /// First day
    #[param(minimum = -400_000, maximum = 400_000)]
    from: Option<i32>,
    /// Last day
    #[param(minimum = -400_000, maximum = 400_000)]
    to: Option<i32>,
    /// What was done
    #[param(schema_with = act_words)]
    act: Option<String>,
    /// A finding of this class
    #[param(inline)]
    class: Option<views::Class>,
    /// A finding under this provision
    provision: Option<String>,
    /// A finding about this party
    party: Option<String>,
    /// Western edge of its cell, in tenths of a degree; with `south`
    #[param(minimum = -1_800, maximum = 1_799)]
    west: Option<i32>,
    /// Southern edge of its cell, in tenths of a degree; with `west`
    #[param(minimum = -900, maximum = 899)]
    south: Option<i32>,
    /// Pass over so many
    #[param(minimum = 0, maximum = 4_294_967_295_u32)]
    after: Option<usize>,
    /// Give so many; 50 if not given
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
}

fn act_words() -> Object {
    let words = Some(Act::WORDS.iter().copied());
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(words)
        .description(Some("What was done"))
        .build()
}

/// Explain where one provision stands for one party, area and day
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/standing", tag = "evidence",
    params(
        CaseKey,
        ("provision" = String, Query, description = "Id of the provision"),
        ("party" = String, Query, description = "Id of the party"),
        ("area" = Option<String>, Query, description = "Id of the area; the first one of the provision if not given"),
        ("day" = String, Query, description = "Number of the day, or the date on which it begins"),
        ReadingKeys,
    ),
    responses((status = 200, description = "The explanation", body = StandingExplained), NoAnswer, Refused)
)]
pub async fn why_standing(call: Call) -> Result<Response, Refusal> {
    call.answer(&["provision", "party", "area", "day"], |answer, asked, _| {
        let what = explain::Asked {
            provision: asked.needed("provision")?,
            party: asked.needed("party")?,
            area: asked.get("area"),
            day: asked.needed("day")?,
        };
        Ok(Body::json(&answer.why_standing(what)?))
    })
    .await
}

/// Explain a gate, with the incidents that block it
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/gates/{phase}", tag = "evidence",
    params(
        CaseKey,
        ("phase" = String, Path, description = "Id of the phase"),
        ReadingKeys,
    ),
    responses((status = 200, description = "The explanation", body = GateExplained), NoAnswer, Refused)
)]
pub async fn why_gate(call: Call) -> Result<Response, Refusal> {
    let phase = call.named("phase")?.to_owned();
    call.answer(&[], move |answer, _, _| Ok(Body::json(&answer.why_gate(&phase)?))).await
}

/// List incidents, by first day
///
/// All that is asked must hold. Days are numbers of the agreement's days; the first is 0, before it they are negative.
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/incidents", tag = "evidence",
    params(
        CaseKey,
        IncidentKeys,
        ReadingKeys,
    ),
    responses((status = 200, description = "The incidents", body = IncidentPage), NoAnswer, Refused)
)]
pub async fn incidents(call: Call) -> Result<Response, Refusal> {
    let keys = ["from", "to", "act", "class", "provision", "party", "west", "south", "after", "limit"];
    call.answer(&keys, |answer, asked, _| {
        let with = incidents_with(answer, asked)?;
        let after = asked.number("after", 0..=i64::from(u32::MAX))?.unwrap_or(0);
        let limit = asked.number("limit", 1..=PAGE_MAX)?.unwrap_or(PAGE as i64);
        Ok(Body::json(&answer.incidents(&with, after as usize, limit as usize)))
    })
    .await
}

/// Give one incident
#[utoipa::path(
    get, path = "/api/v1/cases/{case}/incidents/{incident}", tag = "evidence",
    params(
        CaseKey,
        ("incident" = String, Path, description = "Id of the incident"),
        ReadingKeys,
    ),
    responses((status = 200, description = "The incident", body = IncidentView), NoAnswer, Refused)
)]
pub async fn incident(call: Call) -> Result<Response, Refusal> {
    let id = call.named("incident")?.to_owned();
    call.answer(&[], move |answer, _, _| match answer.incident(&id) {
        Some(incident) => Ok(Body::json(&incident)),
        None => Err(Refusal::nothing(
            "incident",
            &id,
            "Ids may differ between readings and dates: list them first.",
        )),
    })
    .await
}

fn incidents_with(answer: &Answer, asked: &Asked) -> Result<IncidentsWith, Refusal> {
    Ok(IncidentsWith {
        days: days(asked)?,
        act: asked.word("act", Act::ALL, Act::as_str)?,
        cell: cell(asked)?,
        class: asked.word("class", Class::ALL, Class::as_str)?,
        findings: findings_of(answer, asked)?,
    })
}

fn days(asked: &Asked) -> Result<Option<std::ops::RangeInclusive<i32>>, Refusal> {
    let day = |key: &str| asked.number(key, DAYS).map(|day| day.map(|day| day as i32));
    let (from, to) = (day("from")?, day("to")?);
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(bad_query("`from` lies after `to`", "Give the first day as `from`, the last as `to`."));
    }
    let is_asked = from.is_some() || to.is_some();
    Ok(is_asked.then(|| from.unwrap_or(i32::MIN + 1)..=to.unwrap_or(i32::MAX)))
}

fn cell(asked: &Asked) -> Result<Option<Cell>, Refusal> {
    let (west, south) = (asked.number("west", -1_800..=1_799)?, asked.number("south", -900..=899)?);
    match (west, south) {
        (None, None) => Ok(None),
        (Some(west), Some(south)) => Ok(Some(Cell { west: west as i32, south: south as i32 })),
        _ => Err(bad_query("`west` and `south` belong together", "Give both, or neither.")),
    }
}

fn bad_query(what: &str, help: &str) -> Refusal {
    AskedError::new(what, help).into()
}

/// Returns which findings are asked about: those of a provision, of a party, of both, or all.
pub(super) fn findings_of(answer: &Answer, asked: &Asked) -> Result<FindingsOf, AskedError> {
    let showing = answer.showing();
    let provisions: Vec<String> = showing.provisions().into_iter().map(|provision| provision.id).collect();
    let groups: Vec<String> = showing.groups().into_iter().map(|group| group.id).collect();
    Ok(FindingsOf {
        provision: asked.known("provision", &provisions)?.map(ProvisionId::new),
        party: asked.known("party", &groups)?.map(PartyId::new),
    })
}
