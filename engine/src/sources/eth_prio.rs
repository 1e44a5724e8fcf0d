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
use super::{ReadOptions, RowCount, values};
use crate::model::{Place, Precision, Problem, When};
use crate::reports::{Body, Credibility, Decision, Report, Review, Statement};

/// The source id of rows, unless the caller gives another.
pub const SOURCE: &str = "eth-prio";

/// What is put before the ids of rows.
pub const ID_PREFIX: &str = "eth-prio-";

/// How many columns of links a row has.
const LINKS_MAX: usize = 35;

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
    /// How many rows name each pair of opponents, by UCDP's id of the pair; `None`: rows that name none.
    pub pairs: BTreeMap<Option<String>, usize>,
    /// Whether it is coded as partial (1) or not (0); `None`: another code. Which part of the country is not in the file.
    pub is_partial: Option<bool>,
    /// Earlier ceasefires that it is linked to, by `uniq_id`.
    pub links: Vec<String>,
    /// Dates that its rows give differently: `effect`, `ended`, `declared`.
    pub differs: Vec<&'static str>,
}

/// The ceasefires of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CeasefireList {
    /// In order of `uniq_id`.
    pub ceasefires: Vec<Ceasefire>,
    /// All problems of the file, in file order.
    pub problems: Vec<Problem>,
    /// Rows of the file; those that tell of a ceasefire of the list are the sum of its [`Ceasefire::pairs`].
    pub rows: RowCount,
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
    pair: Option<String>,
    is_partial: Option<bool>,
    links: Vec<String>,
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

/// Returns the ceasefires of the data set with the problems of its rows.
///
/// Where rows of one ceasefire differ, the first row's date stands, a warning tells, and [`Ceasefire::differs`] says which.
pub fn ceasefires(file_name: &str, bytes: &[u8], options: &ReadOptions) -> CeasefireList {
    let decoded = match super::decode(file_name, bytes) {
        Ok(decoded) => decoded,
        Err(problem) => return CeasefireList { problems: vec![*problem], ..CeasefireList::default() },
    };
    let mut silent = |_| {};
    let mut task = Task::new(FileText::new(file_name, &decoded), options, &mut silent, false);
    let mut found = BTreeMap::<String, Ceasefire>::new();
    columns::read_table(&mut task, LAYOUT, |task, record| {
        let Some(row) = declaration(record) else { return Outcome::Nothing };
        // A row with a NUL is rejected when it is settled, however well it reads.
        if task.wants_country(&[&row.location]) && task.unreadable(record.start(), record.row.raw).is_none() {
            gather(&mut found, record, row);
        }
        Outcome::PassedOver
    });
    let import = task.finish(super::Format::EthPrio);
    CeasefireList { ceasefires: found.into_values().collect(), problems: import.problems, rows: import.rows }
}

fn gather(found: &mut BTreeMap<String, Ceasefire>, record: &mut Record<'_, '_>, row: Declaration) {
    let Some(known) = found.get_mut(&row.uniq_id) else {
        found.insert(row.uniq_id.clone(), alone(row));
        return;
    };
    if !known.actors.contains(&row.actor) {
        known.actors.push(row.actor);
    }
    *known.pairs.entry(row.pair).or_default() += 1;
    let dates = [
        (&mut known.declared, row.declared, "cf_dec_day", "declared"),
        (&mut known.effect, row.effect, "cf_effect_day", "effect"),
        (&mut known.ended, row.ended, "end_day", "ended"),
    ];
    for (known_date, now, column, what) in dates {
        if let (Some(known_date), Some(now)) = (known_date.as_ref(), &now)
            && known_date != now
        {
            known.differs.push(what);
            let message = format!("this ceasefire has {known_date} in an earlier row and {now} here");
            record.problem(column, Problem::warning("rows-differ", message));
        }
        if known_date.is_none() {
            *known_date = now;
        }
    }
    for link in row.links {
        if !known.links.contains(&link) {
            known.links.push(link);
        }
    }
    known.is_partial = known.is_partial.or(row.is_partial);
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
        pairs: BTreeMap::from([(row.pair, 1)]),
        is_partial: row.is_partial,
        links: row.links,
        differs: Vec::new(),
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
        pair: known(record, "ucdp_dyad").map(|text| values::id_text(&text).to_owned()),
        is_partial: record.text("partial").and_then(|text| match values::id_text(&text) {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        }),
        links: links(record),
    })
}

/// Returns the ceasefires that a row is linked to: the list names them by their number in the country.
fn links(record: &Record<'_, '_>) -> Vec<String> {
    let Some(country) = record.owned("cc") else { return Vec::new() };
    let numbers = (1..=LINKS_MAX).map_while(|n| record.text(&format!("link_id{n}")));
    let numbers = numbers.filter_map(|text| values::id_text(&text).parse::<u32>().ok()).filter(|n| *n > 0);
    let mut links: Vec<String> = Vec::new();
    for link in numbers.map(|number| format!("{}{number:03}", values::id_text(&country))) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
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
        review: Review::Reviewed,
        read_from: None,
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
