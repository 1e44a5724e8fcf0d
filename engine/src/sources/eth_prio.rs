//! ETH/PRIO Civil Conflict Ceasefire Dataset: one row one actor's declaration of a ceasefire.
//!
//! In: the data set's table. Out: statements of the source `eth-prio` that accept a ceasefire from the day it takes
//! effect, and [`ceasefires`], which gathers the declarations of one ceasefire with its end.
//! In its dates -1 is "not clear" and 0 "not applicable". The meaning of `side` and `ended` is not in the file: the
//! codes are kept as numbers.

use std::collections::BTreeMap;

use super::columns::{self, Layout, Record, outcome};
use super::gather::{Outcome, Task};
use super::place_in_file::FileText;
use super::{ReadOptions, values};
use crate::model::{Place, Precision, Problem, When};
use crate::reports::{Body, Credibility, Decision, Report, Statement};

/// The source id of rows, unless the caller gives another.
pub const SOURCE: &str = "eth-prio";

/// What is put before the ids of rows.
pub const ID_PREFIX: &str = "eth-prio-";

pub(super) const LAYOUT: Layout = Layout {
    format: "ETH/PRIO ceasefires",
    required: &[
        "id",
        "uniq_id",
        "location",
        "actor_name",
        "cf_dec_yr",
        "cf_dec_month",
        "cf_dec_day",
        "cf_effect_yr",
        "cf_effect_month",
        "cf_effect_day",
        "ended",
        "end_yr",
        "end_month",
        "end_day",
    ],
    renamed: &[],
};

/// One ceasefire: the declarations with one `uniq_id`.
#[derive(Debug, Clone, PartialEq)]
pub struct Ceasefire {
    /// The data set's id of it.
    pub uniq_id: String,
    /// The country.
    pub location: String,
    /// Who declared it, each once, as the data set writes them.
    pub actors: Vec<String>,
    /// When it was first declared, as far as known.
    pub declared: Option<When>,
    /// When it took effect, as far as known.
    pub effect: Option<When>,
    /// When it ended, as far as known; `None`: not known, or it did not.
    pub ended: Option<When>,
    /// The data set's code of how it ended; its meaning is in the codebook, not in the file.
    pub ended_code: Option<i32>,
    /// Days it was planned to last; `None`: not planned or not known.
    pub planned_days: Option<u32>,
    /// The agreement's number in PA-X, if any declaration has one.
    pub pax_id: Option<String>,
}

/// One row, read.
struct Declaration {
    id: String,
    uniq_id: String,
    location: String,
    actor: String,
    declared: Option<When>,
    effect: Option<When>,
    ended: Option<When>,
    ended_code: Option<i32>,
    planned_days: Option<u32>,
    pax_id: Option<String>,
    says: Option<String>,
}

pub(super) fn read(task: &mut Task<'_>) {
    columns::read_table(task, LAYOUT, |task, record| {
        let Some(row) = declaration(record) else { return Outcome::Nothing };
        if !task.wants_country(&[&row.location]) {
            return Outcome::PassedOver;
        }
        outcome(Some(report(task, record, row)))
    });
}

/// Returns the ceasefires of the data set, in order of `uniq_id`, with the problems of its rows.
///
/// Where rows of one ceasefire differ, the first row's date stands and a warning tells.
pub fn ceasefires(file_name: &str, bytes: &[u8], options: &ReadOptions) -> (Vec<Ceasefire>, Vec<Problem>) {
    let decoded = match super::decode(file_name, bytes) {
        Ok(decoded) => decoded,
        Err(problem) => return (Vec::new(), vec![*problem]),
    };
    let mut silent = |_| {};
    let mut task = Task::new(FileText::new(file_name, &decoded), options, &mut silent, false);
    let mut found = BTreeMap::<String, Ceasefire>::new();
    columns::read_table(&mut task, LAYOUT, |task, record| {
        let Some(row) = declaration(record) else { return Outcome::Nothing };
        if task.wants_country(&[&row.location]) {
            gather(&mut found, record, row);
        }
        Outcome::PassedOver
    });
    (found.into_values().collect(), task.finish(super::Format::EthPrio).problems)
}

fn gather(found: &mut BTreeMap<String, Ceasefire>, record: &mut Record<'_, '_>, row: Declaration) {
    let Some(known) = found.get_mut(&row.uniq_id) else {
        found.insert(row.uniq_id.clone(), alone(row));
        return;
    };
    if !known.actors.contains(&row.actor) {
        known.actors.push(row.actor);
    }
    let pairs = [
        (&mut known.declared, row.declared, "cf_dec_day"),
        (&mut known.effect, row.effect, "cf_effect_day"),
        (&mut known.ended, row.ended, "end_day"),
    ];
    for (known, now, column) in pairs {
        if let (Some(known), Some(now)) = (known.as_ref(), &now)
            && known != now
        {
            let message = format!("this ceasefire has {known} in an earlier row and {now} here");
            record.problem(column, Problem::warning("rows-differ", message));
        }
        if known.is_none() {
            *known = now;
        }
    }
    known.planned_days = known.planned_days.or(row.planned_days);
    known.pax_id = known.pax_id.take().or(row.pax_id);
}

fn alone(row: Declaration) -> Ceasefire {
    Ceasefire {
        uniq_id: row.uniq_id,
        location: row.location,
        actors: vec![row.actor],
        declared: row.declared,
        effect: row.effect,
        ended: row.ended,
        ended_code: row.ended_code,
        planned_days: row.planned_days,
        pax_id: row.pax_id,
    }
}

fn declaration(record: &mut Record<'_, '_>) -> Option<Declaration> {
    let (id, uniq_id, location) =
        (record.required("id"), record.required("uniq_id"), record.required("location"));
    let actor = record.required("actor_name");
    let declared = date(record, "cf_dec");
    let effect = date(record, "cf_effect");
    let ended = date(record, "end");
    let known = |record: &Record<'_, '_>, column: &str| {
        record.owned(column).filter(|text| !matches!(values::id_text(text), "-1" | "0"))
    };
    Some(Declaration {
        id: values::id_text(&id?).to_owned(),
        uniq_id: values::id_text(&uniq_id?).to_owned(),
        location: location?.into_owned(),
        actor: actor?.into_owned(),
        declared: declared?,
        effect: effect?,
        ended: ended?,
        ended_code: record.text("ended").and_then(|text| values::id_text(&text).parse().ok()),
        planned_days: known(record, "fixed_time").and_then(|text| values::count(&text).ok()),
        pax_id: known(record, "pax_id").map(|text| values::id_text(&text).to_owned()),
        says: known(record, "cf_pp"),
    })
}

fn report(task: &Task<'_>, record: &mut Record<'_, '_>, row: Declaration) -> Report {
    let mut note = format!("ceasefire {}", row.uniq_id);
    if let Some(code) = row.ended_code {
        note.push_str(&format!("; ended: code {code}"));
    }
    if let Some(ended) = &row.ended {
        note.push_str(&format!(", {ended}"));
    }
    if let Some(pax) = &row.pax_id {
        note.push_str(&format!("; PA-X {pax}"));
    }
    if row.effect.is_none() && row.declared.is_none() {
        let problem = Problem::warning("no-date", "neither the declaration nor its effect is dated");
        record.problem("cf_dec_yr", problem);
    }
    Report {
        id: task.report_id(ID_PREFIX, &row.id),
        source: task.source(SOURCE),
        origin: task.origin(record.start()),
        published: None,
        received: None,
        address: None,
        copies: Vec::new(),
        says: row.says,
        note: Some(note),
        credibility: Credibility::Unknown,
        incident: None,
        when: row.effect.or(row.declared),
        place: Place { name: Some(row.location), precision: Some(Precision::Country), ..Place::default() },
        body: Body::Statement(Box::new(Statement {
            by: vec![row.actor],
            about: None,
            decision: Decision::Accepts,
            step: None,
        })),
    }
}

/// Reads a date of three columns, to the day, month or year as far as known; `None` only if a part is no date.
fn date(record: &mut Record<'_, '_>, prefix: &str) -> Option<Option<When>> {
    let mut part = |name: &str, most: i16| part(record, &format!("{prefix}_{name}"), most);
    let (year, month, day) = (part("yr", 9999)?, part("month", 12)?, part("day", 31)?);
    let text = match (year, month, day) {
        (None, ..) => return Some(None),
        (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(year), None, _) => format!("{year:04}"),
    };
    let when = When::parse(&text);
    if when.is_err() {
        let problem = Problem::error("not-a-date", format!("`{text}` is not a date (`{prefix}_…`)"));
        record.problem(&format!("{prefix}_day"), problem);
    }
    when.ok().map(Some)
}

/// Reads a part of a date: `Some(None)` if it is -1, 0 or empty.
fn part(record: &mut Record<'_, '_>, column: &str, most: i16) -> Option<Option<i16>> {
    let Some(text) = record.text(column) else { return Some(None) };
    match values::id_text(&text).parse::<i16>() {
        Ok(-1 | 0) => Some(None),
        Ok(part) if (1..=most).contains(&part) => Some(Some(part)),
        _ => {
            let message = format!("`{}` is no part of a date (`{column}`)", values::shorten(&text));
            record.problem(
                column,
                Problem::error("not-a-date", message).expected(format!("-1, 0 or 1 to {most}")),
            );
            None
        }
    }
}
