//! ACLED: one row an event, coded by people; the export with 31 columns and its shorter or older shapes.
//!
//! In: an ACLED export, mapped by the names of its columns. Out: event reports of the source `acled`.
//! ACLED says that `actor1` and `actor2` imply no direction: in battles, protests, riots and strategic developments
//! both stand in `by`, as "one or all of them", without civilians and protesters who were struck. In remote violence and violence against civilians,
//! one-sided by ACLED's own definition, `actor1` is the doer. ACLED's terms forbid passing its rows on.

use jiff::{Timestamp, ToSpan, civil::Date};

use super::columns::{self, Layout, Record};
use super::gather::{Outcome, Task};
use super::values;
use crate::model::{Act, People, Place, Precision, Problem, Range, Target, When};
use crate::reports::{ActorBasis, Body, Credibility, Event, Means, Report, Review};

/// The source id of rows, unless the caller gives another.
pub const SOURCE: &str = "acled";

/// What is put before the ids of rows.
pub const ID_PREFIX: &str = "acled-";

pub(super) const LAYOUT: Layout = Layout {
    format: "ACLED",
    required: &[
        "event_id_cnty",
        "event_date",
        "event_type",
        "sub_event_type",
        "actor1",
        "latitude",
        "longitude",
        "fatalities",
    ],
    renamed: &[],
};

/// ACLED's sub-event types, the act each is read as, and the weapon where the act's name loses it.
const ACTS: &[(&str, Act, Option<&str>)] = &[
    ("armed clash", Act::ArmedClash, None),
    ("government regains territory", Act::Advance, None),
    ("non-state actor overtakes territory", Act::Advance, None),
    ("chemical weapon", Act::ChemicalAttack, None),
    ("air/drone strike", Act::AirStrike, None),
    ("suicide bomb", Act::Bombing, Some("suicide bomb")),
    ("shelling/artillery/missile attack", Act::Shelling, None),
    ("remote explosive/landmine/ied", Act::Bombing, Some("remote explosive, landmine or improvised bomb")),
    ("grenade", Act::Attack, Some("grenade")),
    ("peaceful protest", Act::Other, None),
    ("protest with intervention", Act::Other, None),
    ("excessive force against protesters", Act::OneSidedViolence, None),
    ("excessive force against protestors", Act::OneSidedViolence, None),
    ("violent demonstration", Act::Other, None),
    ("mob violence", Act::Attack, None),
    ("agreement", Act::Other, None),
    ("arrests", Act::Arrest, None),
    ("change to group/activity", Act::Other, None),
    ("disrupted weapons use", Act::Other, None),
    ("headquarters or base established", Act::MovementOfForces, None),
    ("looting/property destruction", Act::Other, None),
    ("non-violent transfer of territory", Act::Advance, None),
    ("other", Act::Other, None),
    ("sexual violence", Act::OneSidedViolence, None),
    ("attack", Act::OneSidedViolence, None),
    ("abduction/forced disappearance", Act::Abduction, None),
];

pub(super) fn read(task: &mut Task<'_>) {
    columns::read_table(task, LAYOUT, |task, record| {
        let country = record.text("country").unwrap_or_default();
        let (iso, iso3) = (record.text("iso").unwrap_or_default(), record.text("iso3").unwrap_or_default());
        if !task.wants_country(&[&country, values::id_text(&iso), &iso3]) {
            return Outcome::PassedOver;
        }
        columns::outcome(report(task, record))
    });
}

fn report(task: &Task<'_>, record: &mut Record<'_, '_>) -> Option<Report> {
    let id = record.required("event_id_cnty");
    let when = when(record);
    let place = place(record);
    let event = event(record);
    let published = uploaded(record);
    Some(Report {
        id: task.report_id(ID_PREFIX, &id?),
        source: task.source(SOURCE),
        origin: task.origin(record.start()),
        published,
        received: None,
        address: None,
        copies: record.parts("source"),
        says: record.owned("notes"),
        note: Some(["event_type", "sub_event_type"].map(|c| record.owned(c).unwrap_or_default()).join(": ")),
        credibility: Credibility::Unknown,
        review: Review::Reviewed,
        read_from: None,
        incident: None,
        when: Some(when?),
        place: place?,
        body: Body::Event(Box::new(event?)),
    })
}

/// Reads the date: to the day (1), to any week that holds the day (2), to the day's month (3).
fn when(record: &mut Record<'_, '_>) -> Option<When> {
    let day = record.day("event_date");
    let precision =
        if record.text("time_precision").is_some() { record.code("time_precision", 1, 3) } else { Some(1) };
    let day = day?;
    match precision? {
        1 => Some(When::day(day)),
        2 => Some(around(day, 6)),
        _ => Some(When::days(day.first_of_month(), day.last_of_month())),
    }
}

fn around(day: Date, days: i64) -> When {
    let (first, last) = (day.saturating_sub(days.days()), day.saturating_add(days.days()));
    When::days(if first.year() >= 1 { first } else { day }, last)
}

/// Reads when ACLED last uploaded the row.
fn uploaded(record: &mut Record<'_, '_>) -> Option<When> {
    let text = record.text("timestamp")?;
    let seconds = values::plain_number(&text).filter(|n| n.fract() == 0.0 && (1.0..4e9).contains(n));
    let at = seconds.and_then(|n| Timestamp::from_second(n as i64).ok());
    let when = at.and_then(|at| When::parse(&at.to_string()).ok());
    if when.is_none() {
        let message = format!("`{}` is not seconds since 1970 (`timestamp`)", values::shorten(&text));
        record.problem("timestamp", Problem::error("not-a-date", message));
    }
    when
}

fn place(record: &mut Record<'_, '_>) -> Option<Place> {
    let code = if record.text("geo_precision").is_some() { record.code("geo_precision", 1, 3)? } else { 0 };
    let precision = match code {
        1 => Precision::Town,
        2 => Precision::Near,
        3 => Precision::Governorate,
        _ => Precision::Unknown,
    };
    Some(Place {
        name: record.owned("location"),
        admin1: record.owned("admin1"),
        pcode: None,
        area: None,
        point: record.point("latitude", "longitude"),
        precision: Some(precision),
    })
}

fn event(record: &mut Record<'_, '_>) -> Option<Event> {
    let kind = record.required("event_type");
    let act = act(record);
    let actor1 = record.required("actor1");
    let fatalities = record.count("fatalities");
    let (kind, (act, weapon), actor1) = (kind?, act?, actor1?.into_owned());
    let actor2 = record.owned("actor2");
    let civilians = |name: &String| is_struck(Act::Unknown, name);
    let hit_civilians = record.text("civilian_targeting").is_some() || actor2.as_ref().is_some_and(civilians);
    let directed = ["explosions/remote violence", "violence against civilians"];
    let both = std::iter::once(actor1.clone()).chain(actor2.clone());
    let (by, against) = if directed.iter().any(|one| kind.eq_ignore_ascii_case(one)) {
        (vec![actor1.clone()], actor2.clone().filter(|name| !civilians(name)).into_iter().collect())
    } else {
        (both.filter(|name| !is_struck(act, name)).collect(), Vec::new())
    };
    Some(Event {
        act,
        weapon: weapon.map(str::to_owned),
        means: Means::Unknown,
        by,
        by_basis: ActorBasis::Coded,
        by_text: Some(actor2.map_or_else(|| actor1.clone(), |actor2| format!("{actor1} - {actor2}"))),
        against,
        target: if hit_civilians { vec![Target::Civilians] } else { Vec::new() },
        excluded: None,
        excluded_shown: Vec::new(),
        exception: None,
        exception_by: None,
        people: People { killed: Range { best: fatalities, ..Range::default() }, ..People::default() },
        count: None,
        unit: None,
    })
}

/// Whether an actor of this name can only have been struck: civilians, and the protesters whom force was used against.
fn is_struck(act: Act, name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with("civilians") || (act == Act::OneSidedViolence && name.starts_with("protesters"))
}

fn act(record: &mut Record<'_, '_>) -> Option<(Act, Option<&'static str>)> {
    let word = record.required("sub_event_type")?;
    let lower = word.to_lowercase();
    if let Some((_, act, weapon)) = ACTS.iter().find(|(name, ..)| *name == lower) {
        return Some((*act, *weapon));
    }
    let message =
        format!("`{}` is not a sub-event type that ACLED had when this was written", values::shorten(&word));
    let mut problem = Problem::warning("unknown-code", message).expected("read as the act `other`");
    if let Some(near) = values::nearest(&lower, ACTS.iter().map(|(name, ..)| *name)) {
        problem = problem.help(format!("did you mean `{near}`?"));
    }
    record.problem("sub_event_type", problem);
    Some((Act::Other, None))
}
