//! HXL: a table of any layout whose columns a row of hashtags explains.
//!
//! In: a table with a row of hashtags among its first 25 rows. Out: an event a row where the tags tell of events
//! (`#event`, `#geo`), else a tally a row of the first column of numbers. Tags and attributes are matched, not headers.
//! Numbers of other columns are not added: a warning names them.

use std::collections::BTreeSet;

use super::gather::{Outcome, Task};
use super::rows::{Row, Rows, delimiter};
use super::values::{self, BadValue};
use super::{columns, fields};
use crate::model::{Act, CountIs, People, Place, Precision, Problem, Range, ReportId, Target, When};
use crate::reports::{ActorBasis, Body, Credibility, Event, Means, Report, Review, Tally};

/// The source id of rows, unless the caller gives another.
pub const SOURCE: &str = "hxl";

/// The row of hashtags stands among this many first rows, as HXL asks.
pub const TAGS_WITHIN_ROWS: usize = 25;

/// Tags of columns that count things.
const COUNTING: &[&str] =
    &["affected", "reached", "targeted", "inneed", "population", "value", "indicator", "capacity", "output"];

/// The hashtag of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tag {
    word: String,
    attributes: BTreeSet<String>,
    column: usize,
}

/// What the rows are read as.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Plan {
    Events,
    Tallies(Tag),
}

pub(super) fn read(task: &mut Task<'_>) {
    let mut rows = Rows::new(task.file.text, task.cut(delimiter(task.file.text), true));
    let tag_row = rows.by_ref().take(TAGS_WITHIN_ROWS).find(columns::is_tag_row);
    let Some(tag_row) = tag_row else {
        let problem = Problem::error("no-tags", "no row of HXL hashtags is among the first 25 rows");
        let problem =
            problem.at(task.file.whole()).expected("a row such as `#date,#adm1+name,#affected+killed`");
        task.tell_file([problem]);
        return;
    };
    let Some(tags) = tags(task, &tag_row) else { return };
    let Some(plan) = plan(task, &tag_row, &tags) else { return };
    for row in rows {
        read_row(task, &tag_row, &tags, &plan, &row);
    }
}

fn tags(task: &mut Task<'_>, row: &Row<'_>) -> Option<Vec<Tag>> {
    let cells: Vec<_> = (0..row.cells.len()).map(|index| row.cell(index)).collect();
    let spans = row.cells.iter().map(|cell| (cell.from, cell.to));
    let left_out = task.judge_columns(row.start, cells.iter().map(|cell| &**cell).zip(spans));
    if task.is_refused() {
        return None;
    }
    let tags = cells.iter().enumerate().filter(|(index, _)| !left_out[*index]);
    Some(tags.filter_map(|(column, cell)| tag(cell, column)).collect())
}

/// Reads a hashtag such as `#adm1 +name +fr`.
fn tag(cell: &str, column: usize) -> Option<Tag> {
    let text: String = cell.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let mut parts = text.strip_prefix('#')?.split('+').map(str::to_owned);
    let word = parts.next().filter(|word| !word.is_empty())?;
    Some(Tag { word, attributes: parts.collect(), column })
}

impl Tag {
    fn has(&self, attribute: &str) -> bool {
        self.attributes.contains(attribute)
    }

    /// Whether this is the tag with exactly these attributes.
    fn is(&self, word: &str, attributes: &[&str]) -> bool {
        self.word == word
            && self.attributes.len() == attributes.len()
            && attributes.iter().all(|attribute| self.has(attribute))
    }

    fn unit(&self) -> String {
        let words = std::iter::once(&self.word).chain(&self.attributes);
        words.cloned().collect::<Vec<_>>().join(" ")
    }
}

fn plan(task: &mut Task<'_>, row: &Row<'_>, tags: &[Tag]) -> Option<Plan> {
    if tags.iter().any(|tag| tag.word == "event" || (tag.word == "geo" && tag.has("lat"))) {
        return Some(Plan::Events);
    }
    let mut counting = tags.iter().filter(|tag| COUNTING.contains(&tag.word.as_str()) && is_number(tag));
    let Some(first) = counting.next() else {
        let problem = Problem::error("no-counts", "the tags tell neither of events nor of counts");
        let problem = problem.at(task.file.row(row.start));
        task.tell_file([problem.expected("a tag such as #event, #geo+lat, #affected or #reached")]);
        return None;
    };
    let others: Vec<String> =
        counting.take(5).map(|tag| format!("`#{}`", tag.unit().replace(' ', "+"))).collect();
    if !others.is_empty() {
        let message = format!(
            "only the counts of `#{}` are read, not {}",
            first.unit().replace(' ', "+"),
            others.join(", ")
        );
        let problem = Problem::warning("other-counts", message).at(task.file.row(row.start));
        task.tell_file([problem.help("Counts of several columns are never added. Give a table for each.")]);
    }
    Some(Plan::Tallies(first.clone()))
}

/// Whether a counting tag's attributes do not make its column words: `#population+sex`, `#indicator+name`.
fn is_number(tag: &Tag) -> bool {
    !["sex", "name", "code", "type", "age", "status", "text", "desc"].iter().any(|words| tag.has(words))
        && (tag.word != "indicator" || tag.has("value") || tag.has("num"))
}

fn read_row(task: &mut Task<'_>, tag_row: &Row<'_>, tags: &[Tag], plan: &Plan, row: &Row<'_>) {
    if let Some(fault) = row.fault {
        task.settle_fault(row, fault);
        return;
    }
    if let Some(problem) = columns::ragged(task, row, tag_row.cells.len()) {
        task.settle(row.start, row.raw, Outcome::Nothing, vec![problem]);
        return;
    }
    let mut reader = Reader { task, row, tags, problems: Vec::new() };
    let report = if reader.wanted() { Some(reader.report(plan)) } else { None };
    let problems = reader.problems;
    let outcome = report.map_or(Outcome::PassedOver, columns::outcome);
    task.settle(row.start, row.raw, outcome, problems);
}

/// Reads one row.
struct Reader<'r, 't, 'a> {
    task: &'r Task<'t>,
    row: &'r Row<'a>,
    tags: &'r [Tag],
    problems: Vec<Problem>,
}

impl Reader<'_, '_, '_> {
    fn wanted(&self) -> bool {
        let cells: Vec<_> =
            self.tags.iter().filter(|tag| tag.word == "country").map(|t| self.row.cell(t.column)).collect();
        cells.is_empty() || self.task.wants_country(&cells.iter().map(|cell| &**cell).collect::<Vec<_>>())
    }

    fn report(&mut self, plan: &Plan) -> Option<Report> {
        let (when, published) = (self.when(), self.published());
        let place = self.place();
        let body = match plan {
            Plan::Events => self.event(),
            Plan::Tallies(tag) => self.tally(tag),
        };
        Some(Report {
            id: self.id(),
            source: self.task.source(SOURCE),
            origin: self.task.origin(self.row.start),
            published,
            received: None,
            address: self.first(|tag| tag.word == "meta" && tag.has("url")),
            copies: self.first(|tag| tag.word == "meta" && tag.has("source")).into_iter().collect(),
            says: self
                .first(|tag| tag.word == "description" || (tag.word == "event" && tag.has("description"))),
            note: self.first(|tag| tag.word == "org").map(|org| format!("#org: {org}")),
            credibility: Credibility::Unknown,
            review: Review::Reviewed,
            read_from: None,
            incident: None,
            when,
            place,
            body: body?,
        })
    }

    fn text(&self, tag: &Tag) -> Option<String> {
        let cell = self.row.cell(tag.column);
        (!cell.trim().is_empty()).then(|| cell.trim().to_owned())
    }

    /// Returns the first text of a column whose tag fits.
    fn first(&self, fits: impl Fn(&Tag) -> bool) -> Option<String> {
        self.tags.iter().filter(|tag| fits(tag)).find_map(|tag| self.text(tag))
    }

    fn problem(&mut self, tag: &Tag, problem: Problem) {
        let cell = self.row.cells.get(tag.column);
        let at = cell.map_or_else(
            || self.task.file.row(self.row.start),
            |cell| self.task.file.at(self.row.start, (cell.from, cell.to)),
        );
        self.problems.push(problem.at(at));
    }

    fn bad(&mut self, tag: &Tag, bad: BadValue) {
        let message = format!("{} (`#{}`)", bad.message, tag.unit().replace(' ', "+"));
        let mut problem = Problem::error(bad.code, message).expected(bad.expected);
        problem.help.extend(bad.help.map(str::to_owned));
        self.problem(tag, problem);
    }

    /// Returns the row's own id, or one of the file's name and the line.
    fn id(&self) -> ReportId {
        let own = self.first(|tag| tag.has("id") && ["event", "meta", "incident"].contains(&&*tag.word));
        let stem =
            self.task.file.name.rsplit(['/', '\\']).next().unwrap_or("").split('.').next().unwrap_or("");
        let own = own.unwrap_or_else(|| format!("{stem}-{}", self.row.start.line));
        self.task.report_id("hxl-", &own.replace(char::is_whitespace, "-"))
    }

    fn when(&mut self) -> Option<When> {
        let edge = |tag: &Tag, name: &str| tag.word == "date" && tag.has(name) && !tag.has("year");
        let (tags, start) = (self.tags, self.tags.iter().find(|tag| edge(tag, "start")));
        if let (Some(start), Some(end)) = (start, tags.iter().find(|tag| edge(tag, "end"))) {
            let (first, last) = (self.date(start), self.date(end));
            let (first, last) = (first?, last?);
            return self.interval(start, &first, &last);
        }
        let date = tags
            .iter()
            .find(|tag| tag.word == "date" && (tag.has("occurred") || tag.has("event")))
            .or(start)
            .or_else(|| tags.iter().find(|tag| tag.is("date", &[])))
            .or_else(|| tags.iter().find(|tag| tag.word == "date" && !tag.has("reported")))?;
        self.date(date)
    }

    fn interval(&mut self, tag: &Tag, first: &When, last: &When) -> Option<When> {
        let text = if first == last { first.to_string() } else { format!("{first}/{last}") };
        match When::parse(&text) {
            Ok(when) => Some(when),
            Err(error) => {
                self.problem(tag, Problem::error("reversed-interval", error.to_string()));
                None
            }
        }
    }

    fn published(&mut self) -> Option<When> {
        let tag = self.tags.iter().find(|tag| tag.word == "date" && tag.has("reported"))?;
        self.date(tag)
    }

    fn date(&mut self, tag: &Tag) -> Option<When> {
        let text = self.text(tag)?;
        let when = read_date(&text);
        if when.is_none() {
            let message = format!("`{}` is not a date (`#date`)", values::shorten(&text));
            let problem =
                Problem::error("not-a-date", message).expected("a date such as 2016-09-17, 2016-09 or 2016");
            self.problem(
                tag,
                problem.help("Days and months written as numbers in another order are not guessed."),
            );
        }
        when
    }

    fn place(&mut self) -> Place {
        let named =
            |word: &'static str| move |tag: &Tag| tag.word == word && !tag.has("code") && !tag.has("id");
        let (loc, adm1) = (self.first(named("loc")), self.first(named("adm1")));
        let lower = ["adm5", "adm4", "adm3", "adm2"].into_iter().find_map(|word| self.first(named(word)));
        let levels = ["adm5", "adm4", "adm3", "adm2", "adm1"];
        let pcode = levels.into_iter().find_map(|word| self.first(|tag| tag.word == word && tag.has("code")));
        let country = self.first(named("country"));
        let point = self.point();
        let precision = match (&point, &loc, &lower, &adm1) {
            (Some(_), ..) | (None, Some(_), ..) => Precision::Unknown,
            (None, None, Some(_), _) => Precision::District,
            (None, None, None, Some(_)) => Precision::Governorate,
            _ if pcode.is_none() && country.is_some() => Precision::Country,
            _ => Precision::Unknown,
        };
        let name = loc.or(lower).or(if adm1.is_none() { country } else { None });
        Place { name, admin1: adm1, pcode, area: None, point, precision: Some(precision) }
    }

    fn point(&mut self) -> Option<(f64, f64)> {
        let tags = self.tags;
        let find = |name: &str| tags.iter().find(|tag| tag.word == "geo" && tag.has(name));
        let (lat, lon) = (find("lat")?, find("lon")?);
        let (north, east) = (self.text(lat), self.text(lon));
        if north.is_some() != east.is_some() {
            self.problem(lat, Problem::error("half-a-point", "the row has a latitude or a longitude alone"));
        }
        let north = values::degrees(&north?, 90.0).map_err(|bad| self.bad(lat, bad)).ok();
        let east = values::degrees(&east?, 180.0).map_err(|bad| self.bad(lon, bad)).ok();
        Some((east?, north?))
    }

    fn count(&mut self, fits: impl Fn(&Tag) -> bool) -> Option<u32> {
        let tag = self.tags.iter().find(|tag| fits(tag))?;
        let text = self.text(tag)?;
        values::count(&text).map_err(|bad| self.bad(tag, bad)).ok()
    }

    fn people(&mut self) -> People {
        let mut range = |what: &'static str| {
            let plain = |tag: &Tag| tag.word == "affected" && tag.has(what) && !tag.has("civilians");
            let edge = |tag: &Tag| ["min", "low", "max", "high"].iter().any(|edge| tag.has(edge));
            Range {
                low: self.count(|tag| plain(tag) && (tag.has("min") || tag.has("low"))),
                best: self.count(|tag| plain(tag) && !edge(tag)),
                high: self.count(|tag| plain(tag) && (tag.has("max") || tag.has("high"))),
            }
        };
        let (killed, injured) = (range("killed"), range("injured"));
        let civilians = |tag: &Tag| tag.word == "affected" && tag.has("killed") && tag.has("civilians");
        People { killed, killed_civilians: self.count(civilians), injured }
    }

    fn event(&mut self) -> Option<Body> {
        let people = self.people();
        let act = self.act();
        let actors =
            |tag: &Tag| ["group", "actor"].contains(&&*tag.word) && !tag.has("code") && !tag.has("id");
        let by: Vec<String> =
            self.tags.iter().filter(|tag| actors(tag)).filter_map(|tag| self.text(tag)).collect();
        let civilians = people.killed_civilians.is_some_and(|n| n > 0);
        Some(Body::Event(Box::new(Event {
            act,
            weapon: None,
            means: Means::Unknown,
            by_basis: if by.is_empty() { ActorBasis::Unknown } else { ActorBasis::Coded },
            by,
            by_text: None,
            against: Vec::new(),
            target: if civilians { vec![Target::Civilians] } else { Vec::new() },
            excluded: None,
            excluded_shown: Vec::new(),
            exception: None,
            exception_by: None,
            people,
            count: None,
            unit: None,
        })))
    }

    /// Reads the act: a word of truce, else `other` with a warning; `unknown` where no column tells.
    fn act(&mut self) -> Act {
        let tag =
            self.tags.iter().find(|tag| tag.word == "event" && !tag.has("id") && !tag.has("description"));
        let Some((tag, text)) = tag.and_then(|tag| Some((tag, self.text(tag)?))) else { return Act::Unknown };
        let word = text.to_lowercase().replace([' ', '_', '/'], "-");
        Act::from_word(&word).unwrap_or_else(|_| {
            let problem =
                Problem::warning("unknown-word", format!("`{}` is no act of truce", values::shorten(&text)));
            let problem = problem.expected("read as the act `other`");
            let known = Act::ALL.iter().map(|act| act.as_str());
            self.problem(tag, fields::with_nearest(problem, &word, known));
            Act::Other
        })
    }

    fn tally(&mut self, tag: &Tag) -> Option<Body> {
        let Some(text) = self.text(tag) else {
            let message = format!("the row has no count (`#{}`)", tag.unit().replace(' ', "+"));
            let problem =
                Problem::error("empty-cell", message).help("An empty cell is unknown, which is not 0.");
            self.problem(tag, problem);
            return None;
        };
        let count = values::count(&text).map_err(|bad| self.bad(tag, bad)).ok()?;
        Some(Body::Tally(Box::new(Tally {
            count,
            count_is: CountIs::Exact,
            unit: tag.unit(),
            accused: Vec::new(),
            breakdown: Vec::new(),
            breakdown_partial: false,
            cumulative: None,
            means: Means::Unknown,
        })))
    }
}

/// Reads a date: EDTF, or a day as tables write it.
fn read_date(text: &str) -> Option<When> {
    values::day(text).map(When::day).or_else(|| When::parse(text).ok())
}
