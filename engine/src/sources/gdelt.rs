//! GDELT events: one row a sentence that a machine read as someone doing something to someone.
//!
//! In: rows of GDELT 1.0 (57 or 58 columns) or 2.0 (61), tab-separated, with or without a header; columns by position.
//! Out: event reports of the source `gdelt`. The coding is a machine's: `by_basis` is `coded`, and one happening has
//! many rows. Only CAMEO codes of force and of few other acts are read as such ([`act_of`]); the rest is `other`.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::gather::{Outcome, Task};
use super::rows::{Row, Rows};
use super::values::{self, BadValue};
use crate::model::{Act, People, Place, Precision, Problem, When};
use crate::reports::{ActorBasis, Body, Credibility, Event, Means, Report, Review};

/// The source id of rows, unless the caller gives another.
pub const SOURCE: &str = "gdelt";

/// What is put before the ids of rows.
pub const ID_PREFIX: &str = "gdelt-";

/// Where the columns of a layout stand; those before the places are the same in all.
struct Layout {
    geo_type: usize,
    geo_name: usize,
    geo_country: usize,
    lat: usize,
    lon: usize,
    added: usize,
    address: usize,
}

const ID: usize = 0;
const DAY: usize = 1;
const ACTORS: [(usize, usize); 2] = [(6, 5), (16, 15)];
const CODE: usize = 26;

const ONE: Layout =
    Layout { geo_type: 49, geo_name: 50, geo_country: 51, lat: 53, lon: 54, added: 56, address: 57 };
const TWO: Layout =
    Layout { geo_type: 51, geo_name: 52, geo_country: 53, lat: 56, lon: 57, added: 59, address: 60 };

fn layout(columns: usize) -> Option<&'static Layout> {
    match columns {
        57 | 58 => Some(&ONE),
        61 => Some(&TWO),
        _ => None,
    }
}

/// CAMEO codes and the acts they are read as; the longest code that a row's code begins with decides.
const ACTS: &[(&str, Act)] = &[
    ("073", Act::AidSent),
    ("0841", Act::Release),
    ("0874", Act::Withdrawal),
    ("154", Act::MovementOfForces),
    ("173", Act::Arrest),
    ("18", Act::Attack),
    ("181", Act::Abduction),
    ("182", Act::OneSidedViolence),
    ("183", Act::Bombing),
    ("184", Act::OneSidedViolence),
    ("19", Act::Attack),
    ("191", Act::Siege),
    ("192", Act::Advance),
    ("193", Act::SmallArms),
    ("194", Act::Shelling),
    ("195", Act::AirStrike),
    ("20", Act::Attack),
    ("201", Act::OneSidedViolence),
    ("202", Act::OneSidedViolence),
    ("203", Act::OneSidedViolence),
    ("2041", Act::ChemicalAttack),
];

/// Returns the act that a CAMEO code is read as.
///
/// # Example
/// ```
/// use engine::{model::Act, sources::gdelt::act_of};
/// assert_eq!(act_of("195"), Act::AirStrike);
/// assert_eq!(act_of("196"), Act::Attack); // "violate ceasefire": the machine says that, not truce
/// assert_eq!(act_of("042"), Act::Other);
/// ```
pub fn act_of(cameo: &str) -> Act {
    let known = ACTS.iter().filter(|(code, _)| cameo.starts_with(code));
    known.max_by_key(|(code, _)| code.len()).map_or(Act::Other, |(_, act)| *act)
}

/// Whether the first line is a row or the header of a GDELT table.
pub(super) fn is_gdelt(text: &str) -> bool {
    let cells: Vec<&str> = text.trim_start().lines().next().unwrap_or("").split('\t').take(70).collect();
    let first = cells[0].trim();
    let number = !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit());
    first.eq_ignore_ascii_case("globaleventid") || (cells.len() > 50 && number)
}

pub(super) fn read(task: &mut Task<'_>) {
    let rows = Rows::new(task.file.text, task.cut(b'\t', false));
    for row in rows {
        if let Some(fault) = row.fault {
            task.settle_fault(&row, fault);
        } else if !row.cell(ID).trim().eq_ignore_ascii_case("globaleventid") {
            read_row(task, &row);
        }
    }
}

fn read_row(task: &mut Task<'_>, row: &Row<'_>) {
    let Some(layout) = layout(row.cells.len()) else {
        let problem = Problem::error("ragged-row", format!("the row has {} cells", row.cells.len()))
            .at(task.file.row(row.start))
            .expected("57, 58 or 61 cells between tabs")
            .help("The file may have been cut here.");
        task.settle(row.start, row.raw, Outcome::Nothing, vec![problem]);
        return;
    };
    if !task.wants_country(&[&row.cell(layout.geo_country)]) {
        task.settle(row.start, row.raw, Outcome::PassedOver, Vec::new());
        return;
    }
    let mut reader = Reader { task, row, problems: Vec::new() };
    let report = reader.report(layout);
    let problems = reader.problems;
    task.settle(row.start, row.raw, super::columns::outcome(report), problems);
}

/// Reads one row.
struct Reader<'r, 't, 'a> {
    task: &'r Task<'t>,
    row: &'r Row<'a>,
    problems: Vec<Problem>,
}

impl Reader<'_, '_, '_> {
    fn report(&mut self, layout: &Layout) -> Option<Report> {
        let id = self.text(ID);
        if id.is_none() {
            self.problem(ID, Problem::error("empty-cell", "the row has no id"));
        }
        let day = self.day();
        let place = self.place(layout);
        let published = self.added(layout.added);
        let event = self.event();
        Some(Report {
            id: self.task.report_id(ID_PREFIX, &id?),
            source: self.task.source(SOURCE),
            origin: self.task.origin(self.row.start),
            published,
            received: None,
            address: self.text(layout.address),
            copies: Vec::new(),
            says: None,
            note: Some(format!("CAMEO {}", self.text(CODE)?)),
            credibility: Credibility::Unknown,
            review: Review::Reviewed,
            read_from: None,
            incident: None,
            when: Some(day?),
            place,
            body: Body::Event(Box::new(event?)),
        })
    }

    fn text(&self, index: usize) -> Option<String> {
        let cell = self.row.cell(index);
        let text = cell.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn problem(&mut self, index: usize, problem: Problem) {
        let at = match self.row.cells.get(index) {
            Some(cell) => self.task.file.at(self.row.start, (cell.from, cell.to)),
            None => self.task.file.row(self.row.start),
        };
        self.problems.push(problem.at(at));
    }

    fn bad(&mut self, index: usize, bad: BadValue) {
        let mut problem = Problem::error(bad.code, bad.message).expected(bad.expected);
        problem.help.extend(bad.help.map(str::to_owned));
        self.problem(index, problem);
    }

    fn day(&mut self) -> Option<When> {
        let text = self.text(DAY).unwrap_or_default();
        let day = date_time(&text).filter(|_| text.len() == 8);
        if day.is_none() {
            let message = format!("`{}` is not a day", values::shorten(&text));
            self.problem(DAY, Problem::error("not-a-date", message).expected("a day such as 20160917"));
        }
        day.map(|at| When::day(at.date()))
    }

    /// Reads when GDELT added the row: to the day in 1.0, to the second in UTC in 2.0.
    fn added(&mut self, index: usize) -> Option<When> {
        let text = self.text(index)?;
        let Some(at) = date_time(&text) else {
            let message = format!("`{}` is not a date", values::shorten(&text));
            let problem = Problem::error("not-a-date", message);
            self.problem(
                index,
                problem.expected("a day such as 20160917 or a second such as 20160917130000"),
            );
            return None;
        };
        if text.len() == 8 {
            return Some(When::day(at.date()));
        }
        let instant = at.to_zoned(TimeZone::UTC).ok()?.timestamp();
        When::parse(&instant.to_string()).ok()
    }

    fn place(&mut self, layout: &Layout) -> Place {
        let precision = match self.text(layout.geo_type).as_deref() {
            Some("1") => Precision::Country,
            Some("2" | "5") => Precision::Governorate,
            Some("3" | "4") => Precision::Town,
            _ => Precision::Unknown,
        };
        Place {
            name: self.text(layout.geo_name),
            admin1: None,
            pcode: None,
            area: None,
            point: self.point(layout.lat, layout.lon),
            precision: Some(precision),
        }
    }

    fn point(&mut self, lat: usize, lon: usize) -> Option<(f64, f64)> {
        let (Some(north), Some(east)) = (self.text(lat), self.text(lon)) else {
            if self.text(lat).is_some() || self.text(lon).is_some() {
                self.problem(
                    lat,
                    Problem::error("half-a-point", "the row has a latitude or a longitude alone"),
                );
            }
            return None;
        };
        let north = values::degrees(&north, 90.0).map_err(|bad| self.bad(lat, bad)).ok();
        let east = values::degrees(&east, 180.0).map_err(|bad| self.bad(lon, bad)).ok();
        Some((east?, north?))
    }

    fn event(&mut self) -> Option<Event> {
        let code = self.text(CODE);
        if !code.as_ref().is_some_and(|code| code.len() >= 2 && code.bytes().all(|b| b.is_ascii_digit())) {
            let message = format!("`{}` is not a CAMEO code", values::shorten(&code.unwrap_or_default()));
            self.problem(
                CODE,
                Problem::error("unknown-code", message).expected("two to four digits such as 195"),
            );
            return None;
        }
        let actor = |(name, code): (usize, usize)| self.text(name).or_else(|| self.text(code));
        let [doer, struck] = ACTORS.map(actor);
        Some(Event {
            act: act_of(&code?),
            weapon: None,
            means: Means::Unknown,
            by: doer.into_iter().collect(),
            by_basis: ActorBasis::Coded,
            by_text: None,
            against: struck.into_iter().collect(),
            target: Vec::new(),
            excluded: None,
            excluded_shown: Vec::new(),
            exception: None,
            exception_by: None,
            people: People::default(),
            count: None,
            unit: None,
        })
    }
}

/// Reads `YYYYMMDD` or `YYYYMMDDhhmmss`.
fn date_time(text: &str) -> Option<DateTime> {
    let digits = matches!(text.len(), 8 | 14) && text.bytes().all(|b| b.is_ascii_digit());
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i8>().ok();
    let year = text.get(..4).filter(|_| digits)?.parse::<i16>().ok().filter(|year| *year >= 1)?;
    let clock = |from: usize| if text.len() == 14 { part(from, from + 2) } else { Some(0) };
    DateTime::new(year, part(4, 6)?, part(6, 8)?, clock(8)?, clock(10)?, clock(12)?, 0).ok()
}
