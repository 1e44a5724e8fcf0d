//! UCDP GED: one row an event with at least one death, coded by people from news and reports.
//!
//! In: a GED table of any release, mapped by the names of its columns. Out: event reports of the source `ucdp-ged`.
//! GED codes a pair of opponents, not who struck whom: in fights (types 1 and 2) both sides stand in `by`, as "one or
//! all of them"; only in one-sided violence (type 3) is there one doer. A row over a whole year stays one report with
//! that interval. What a row repeats (`source_original`, `source_office`) is kept in `copies`.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{self, Layout, Record};
use super::gather::{Outcome, Task};
use super::place_in_file::FileText;
use super::{ReadOptions, values};
use crate::model::{Act, People, Place, Precision, Problem, Range, Target, When};
use crate::reports::{ActorBasis, Body, Credibility, Event, Means, Report, Review};

/// The source id of rows, unless the caller gives another.
pub const SOURCE: &str = "ucdp-ged";

/// What is put before the ids of rows.
pub const ID_PREFIX: &str = "ucdp-";

/// An interval longer than this is told as a warning: such a row says little about a day.
pub const LONG_DAYS: i64 = 31;

pub(super) const LAYOUT: Layout = Layout {
    format: "UCDP GED",
    required: &[
        "id",
        "type_of_violence",
        "dyad_name",
        "side_a",
        "side_b",
        "where_prec",
        "latitude",
        "longitude",
        "date_prec",
        "date_start",
        "date_end",
        "deaths_civilians",
        "low",
        "best",
        "high",
    ],
    renamed: &[
        ("best_est", "best"),
        ("low_est", "low"),
        ("high_est", "high"),
        ("type_of_vi", "type_of_violence"),
        ("where_coor", "where_coordinates"),
        ("deaths_civ", "deaths_civilians"),
        ("deaths_unk", "deaths_unknown"),
        ("event_clar", "event_clarity"),
    ],
};

pub(super) fn read(task: &mut Task<'_>) {
    columns::read_table(task, LAYOUT, |task, record| {
        let country = record.text("country").unwrap_or_default();
        let code = record.text("country_id").unwrap_or_default();
        if !task.wants_country(&[&country, values::id_text(&code)]) {
            return Outcome::PassedOver;
        }
        columns::outcome(report(task, record))
    });
}

/// A pair of opponents, as a file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Its name: what [`Event::by_text`] of its rows holds.
    pub name: String,
    /// One side's name.
    pub side_a: String,
    /// The other side's name.
    pub side_b: String,
}

/// Who fights whom in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs {
    /// Pairs of fights (types 1 and 2) by UCDP's id; where rows name a pair in two ways, the first.
    pub by_id: BTreeMap<String, Pair>,
    /// The countries of the rows, as the file names them; empty: it has no such column.
    pub countries: BTreeSet<String>,
}

/// Returns the pairs of opponents and the countries of a GED table. Rows that cannot be read are passed over: [`read`] of
/// the format tells of them.
pub fn pairs(file_name: &str, bytes: &[u8], options: &ReadOptions) -> Pairs {
    let mut found = Pairs::default();
    let Ok(decoded) = super::decode(file_name, bytes) else { return found };
    let mut silent = |_| {};
    let mut task = Task::new(FileText::new(file_name, &decoded), options, &mut silent, false);
    columns::read_table(&mut task, LAYOUT, |_, record| {
        found.countries.extend(record.owned("country"));
        if let Some((id, pair)) = pair(record) {
            found.by_id.entry(id).or_insert(pair);
        }
        Outcome::PassedOver
    });
    found
}

fn pair(record: &Record<'_, '_>) -> Option<(String, Pair)> {
    let is_fight = matches!(values::id_text(&record.text("type_of_violence")?), "1" | "2");
    let id = record.text("dyad_new_id").or_else(|| record.text("dyad_dset_id"))?;
    let (name, side_a, side_b) =
        (record.owned("dyad_name")?, record.owned("side_a")?, record.owned("side_b")?);
    is_fight.then(|| (values::id_text(&id).to_owned(), Pair { name, side_a, side_b }))
}

fn report(task: &Task<'_>, record: &mut Record<'_, '_>) -> Option<Report> {
    let id = record.required("id");
    let when = when(record);
    let place = place(record);
    let event = event(record);
    Some(Report {
        id: task.report_id(ID_PREFIX, values::id_text(&id?)),
        source: task.source(SOURCE),
        origin: task.origin(record.start()),
        published: None,
        received: None,
        address: None,
        copies: copies(record),
        says: record.owned("source_headline").or_else(|| record.owned("where_description")),
        note: note(record),
        credibility: Credibility::Unknown,
        review: Review::Reviewed,
        read_from: None,
        incident: None,
        when: Some(when?),
        place: place?,
        body: Body::Event(Box::new(event?)),
    })
}

fn when(record: &mut Record<'_, '_>) -> Option<When> {
    record.code("date_prec", 1, 5);
    let (first, last) = (record.day("date_start"), record.day("date_end"));
    let (first, last) = (first?, last?);
    if last < first {
        let problem =
            Problem::error("reversed-interval", format!("`date_end` {last} is before `date_start` {first}"));
        record.problem("date_end", problem);
        return None;
    }
    let when = When::days(first, last);
    let days = when.day_count().unwrap_or(0);
    if days >= 365 {
        let problem = Problem::warning("whole-year", format!("the row stands for {days} days"))
            .help("It stays one report of that length and breaks no single day.");
        record.problem("date_start", problem);
    } else if days > LONG_DAYS {
        let problem = Problem::warning("long-interval", format!("the row stands for {days} days"));
        record.problem("date_start", problem);
    }
    Some(when)
}

fn place(record: &mut Record<'_, '_>) -> Option<Place> {
    let precision = match record.code("where_prec", 1, 7)? {
        1 => Precision::Exact,
        2 => Precision::Near,
        3 => Precision::District,
        4 => Precision::Governorate,
        5 => Precision::Line,
        6 => Precision::Country,
        _ => Precision::Unknown,
    };
    let point = record.point("latitude", "longitude");
    Some(Place {
        name: record.owned("where_coordinates").or_else(|| record.owned("adm_2")),
        admin1: record.owned("adm_1"),
        pcode: None,
        area: None,
        point,
        precision: Some(precision),
    })
}

fn event(record: &mut Record<'_, '_>) -> Option<Event> {
    let one_sided = record.code("type_of_violence", 1, 3).map(|code| code == 3);
    let (side_a, side_b) = (record.required("side_a"), record.required("side_b"));
    let people = people(record);
    let (one_sided, side_a, side_b) = (one_sided?, side_a?.into_owned(), side_b?.into_owned());
    let civilians_died = people.killed_civilians.is_some_and(|n| n > 0);
    let against = (one_sided && !side_b.eq_ignore_ascii_case("civilians")).then(|| side_b.clone());
    Some(Event {
        act: if one_sided { Act::OneSidedViolence } else { Act::ArmedClash },
        weapon: None,
        means: Means::Unknown,
        by: if one_sided { vec![side_a] } else { vec![side_a, side_b] },
        by_basis: ActorBasis::Coded,
        by_text: record.owned("dyad_name"),
        against: against.into_iter().collect(),
        target: if one_sided || civilians_died { vec![Target::Civilians] } else { Vec::new() },
        excluded: None,
        excluded_shown: Vec::new(),
        exception: None,
        exception_by: None,
        people,
        count: None,
        unit: None,
    })
}

fn people(record: &mut Record<'_, '_>) -> People {
    let killed = Range { low: record.count("low"), best: record.count("best"), high: record.count("high") };
    let killed_civilians = record.count("deaths_civilians");
    disordered(record, killed);
    let parts = ["deaths_a", "deaths_b", "deaths_unknown"].map(|column| record.count(column));
    if let ([Some(a), Some(b), Some(unknown)], Some(civilians), Some(best)) =
        (parts, killed_civilians, killed.best)
    {
        let sum = u64::from(a) + u64::from(b) + u64::from(unknown) + u64::from(civilians);
        if sum != u64::from(best) {
            let message = format!("the parts add up to {sum}, `best` is {best}");
            record.problem("best", Problem::warning("sum-differs", message));
        }
    }
    People { killed, killed_civilians, injured: Range::default() }
}

/// Notes counts that contradict each other; they are kept.
fn disordered(record: &mut Record<'_, '_>, killed: Range) {
    if let (Some(low), Some(best)) = (killed.low, killed.best)
        && low > best
    {
        record
            .problem("low", Problem::warning("low-over-best", format!("`low` {low} is over `best` {best}")));
    }
    if let (Some(best), Some(high)) = (killed.best, killed.high)
        && best > high
    {
        record.problem(
            "high",
            Problem::warning("best-over-high", format!("`best` {best} is over `high` {high}")),
        );
    }
}

/// Returns the names of what the row repeats: of the original sources, or else of the offices.
fn copies(record: &Record<'_, '_>) -> Vec<String> {
    let mut names = record.parts("source_office");
    for original in record.parts("source_original") {
        if !names.iter().any(|known| known.eq_ignore_ascii_case(&original)) {
            names.push(original);
        }
    }
    names.truncate(20);
    names
}

fn note(record: &Record<'_, '_>) -> Option<String> {
    let mut parts = Vec::new();
    if record.text("event_clarity").is_some_and(|code| values::id_text(&code) == "2") {
        parts.push("a summary of several events (event_clarity 2)".to_owned());
    }
    if let Some(status) = record.text("code_status").filter(|status| !status.eq_ignore_ascii_case("clear")) {
        parts.push(format!("coding status: {status}"));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}
