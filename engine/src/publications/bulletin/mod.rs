//! The bulletin: what is published for an assessment, as one page or as Markdown.
//!
//! In: a [`View`] and [`BulletinOptions`]. Out: text. Read first: [`html`]. The order is the same in both: the answer, the
//! clocks, the trend, the calendar, the talks, the ledgers, the map, the evidence, the assumptions, methods and limits.
//! Invariant: the page asks nothing of any network and runs no script. Invariant: nothing is told by colour alone.
//! Invariant: until a person releases it, it says that it is a draft by a machine.

mod answer;
mod calendar;
mod clock;
mod evidence;
mod ledgers;
mod map;
mod markdown;
mod method;
mod page;
mod talks;
mod trend;

use super::view::{FindingView, IncidentView, StandingView, View};
use crate::findings::Class;

/// How many incidents the evidence lists; the tables hold all.
const EVIDENCE_MAX: usize = 400;

/// What a bulletin needs to be told beside the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulletinOptions {
    /// The person or body who releases it; `None`: it is a draft.
    pub released_by: Option<String>,
    /// A remark of those who publish it, shown under the title.
    pub note: Option<String>,
}

impl BulletinOptions {
    /// A draft without a remark.
    pub const DRAFT: Self = Self { released_by: None, note: None };

    /// Returns the line that says who stands for the bulletin.
    fn status(&self) -> String {
        match &self.released_by {
            Some(name) => format!("Released by {}. Computed by truce.", super::safe::name(name)),
            None => "Draft: computed by truce; no person has released it.".to_owned(),
        }
    }
}

/// Returns the bulletin as one HTML page that needs nothing else.
pub fn html(view: &View, options: &BulletinOptions) -> String {
    page::page(view, options).into_string()
}

/// Returns the bulletin as Markdown, with the same content in the same order.
pub fn markdown(view: &View, options: &BulletinOptions) -> String {
    markdown::bulletin(view, options)
}

/// Days in a row that stand alike, for one provision, party and area.
struct Run<'a> {
    first: &'a StandingView,
    last: &'a StandingView,
    incidents: Vec<&'a str>,
}

impl Run<'_> {
    /// Returns the days in words: `Day 0 (12 Sep)`, `Days 1–3 (13 Sep – 15 Sep)`.
    fn days(&self, view: &View) -> String {
        let label = |row: &StandingView| {
            let day = view.days.iter().find(|d| d.day_number == row.day_number);
            day.map_or_else(|| row.day.clone(), |d| d.label.clone())
        };
        if self.first.day_number == self.last.day_number {
            return format!("Day {} ({})", self.first.day_number, label(self.first));
        }
        let (first, last) = (label(self.first), label(self.last));
        format!("Days {}–{} ({first} – {last})", self.first.day_number, self.last.day_number)
    }
}

/// Cuts rows of one provision, party and area into runs of days that stand alike, for the same reason and with the same
/// detail; a run rests on the incidents of all its days.
fn runs<'a>(rows: &[&'a StandingView]) -> Vec<Run<'a>> {
    let alike = |a: &StandingView, b: &StandingView| {
        (a.standing, a.reason, &a.detail) == (b.standing, b.reason, &b.detail)
    };
    let mut runs: Vec<Run<'a>> = Vec::new();
    for &row in rows {
        match runs.last_mut() {
            Some(run) if alike(run.last, row) => run.last = row,
            _ => runs.push(Run { first: row, last: row, incidents: Vec::new() }),
        }
        let Some(run) = runs.last_mut() else { continue };
        for id in &row.incidents {
            if !run.incidents.contains(&id.as_str()) {
                run.incidents.push(id);
            }
        }
    }
    runs
}

/// The rows of one provision, in order of day, for those parties and areas that stand alike on every day.
struct Strip<'a> {
    whose: Vec<(&'a str, &'a str)>,
    rows: Vec<&'a StandingView>,
}

impl Strip<'_> {
    /// Returns whose strip it is: party and area, in words.
    fn names(&self, view: &View) -> Vec<(String, String)> {
        let name = |(party, area): &(&str, &str)| {
            (view.group_name(party).to_owned(), view.area_name(area).to_owned())
        };
        self.whose.iter().map(name).collect()
    }
}

/// Returns the strips of a provision, in order of party and area.
fn strips<'a>(view: &'a View, provision: &str) -> Vec<Strip<'a>> {
    let mut strips: Vec<Strip<'a>> = Vec::new();
    for row in view.standing.iter().filter(|row| row.provision == provision) {
        let whose = (row.party.as_str(), row.area.as_str());
        match strips.iter_mut().find(|s| s.whose[0] == whose) {
            Some(strip) => strip.rows.push(row),
            None => strips.push(Strip { whose: vec![whose], rows: vec![row] }),
        }
    }
    join_alike(strips)
}

/// Joins strips in which every day stands alike, for the same reason and on the same incidents.
fn join_alike(strips: Vec<Strip<'_>>) -> Vec<Strip<'_>> {
    let same_day = |a: &StandingView, b: &StandingView| {
        (a.day_number, a.standing, a.reason, &a.detail, &a.incidents)
            == (b.day_number, b.standing, b.reason, &b.detail, &b.incidents)
    };
    let alike = |a: &Strip<'_>, b: &Strip<'_>| {
        a.rows.len() == b.rows.len() && a.rows.iter().zip(&b.rows).all(|(a, b)| same_day(a, b))
    };
    let mut joined: Vec<Strip<'_>> = Vec::new();
    for strip in strips {
        match joined.iter_mut().find(|other| alike(other, &strip)) {
            Some(other) => other.whose.extend(strip.whose),
            None => joined.push(strip),
        }
    }
    joined
}

/// Returns a fragment as a sentence: with a capital and a full stop.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if text.is_empty() || text.ends_with(['.', '!', '?', '…', ']']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// Returns the incidents that mean something under some provision, by time and id: what the evidence lists, and how
/// many more there are.
fn evidence_of(view: &View) -> (Vec<&IncidentView>, usize) {
    let matters = |incident: &&IncidentView| {
        let findings = view.findings.iter().filter(|f| f.incident == incident.id);
        let mut classes = findings.map(|f| f.class);
        classes.any(|c| !matches!(c, Class::NotApplicable | Class::Beside))
    };
    let mut incidents: Vec<&IncidentView> = view.incidents.iter().filter(matters).collect();
    incidents.sort_by_key(|i| (i.when.as_ref().and_then(|w| w.starts.clone()), i.id.clone()));
    let more = incidents.len().saturating_sub(EVIDENCE_MAX);
    incidents.truncate(EVIDENCE_MAX);
    (incidents, more)
}

/// Findings of one incident that differ only in the area.
struct FindingsAlike<'a> {
    finding: &'a FindingView,
    areas: Vec<&'a str>,
}

/// Returns the findings of an incident that say something, those that differ only in the area joined.
fn findings_of<'a>(
    view: &'a View,
    incident: &IncidentView,
    shown: fn(Class) -> bool,
) -> Vec<FindingsAlike<'a>> {
    let key = |f: &'a FindingView| {
        (&f.provision, &f.party, f.class, f.rule, f.strength, &f.named_by, &f.others_named, f.permission)
    };
    let mut out: Vec<FindingsAlike<'a>> = Vec::new();
    for finding in view.findings.iter().filter(|f| f.incident == incident.id && shown(f.class)) {
        match out.iter_mut().find(|other| key(other.finding) == key(finding)) {
            Some(other) => other.areas.push(view.area_name(&finding.area)),
            None => out.push(FindingsAlike { finding, areas: vec![view.area_name(&finding.area)] }),
        }
    }
    out
}

/// Returns an incident's place among the evidence, first is 1.
fn number_of(evidence: &[&IncidentView], id: &str) -> Option<usize> {
    evidence.iter().position(|i| i.id == id).map(|at| at + 1)
}

/// Returns what to say where a finding is not as well shown as the reading asks.
fn too_weak(view: &View, finding: &FindingView) -> &'static str {
    let weak = finding.class.is_breach() && finding.strength < view.reading.strength;
    if weak { ", which is less than this reading asks" } else { "" }
}

/// Events and deaths that findings lay to one party under one provision: both, never one alone.
struct EventsAndDeaths {
    provision: String,
    party: String,
    breaches: usize,
    shown: usize,
    grave: usize,
    contested: usize,
    killed: (u32, u32),
    without_number: usize,
}

/// Counts events and deaths for each provision and party that findings name.
fn events_and_deaths(view: &View) -> Vec<EventsAndDeaths> {
    let pairs = view.provisions.iter().flat_map(|p| view.groups.iter().map(move |g| (p, g)));
    let count = |(provision, party): (&super::view::ProvisionView, &super::view::GroupView)| {
        let same = |f: &&FindingView| f.provision == provision.id && f.party.as_ref() == Some(&party.id);
        let named: Vec<&FindingView> = view.findings.iter().filter(same).collect();
        count_of(view, &named, &provision.id, &party.id)
    };
    pairs.filter_map(count).collect()
}

/// Counts the findings of one provision and party; each incident once, in however many areas it may lie.
fn count_of(view: &View, named: &[&FindingView], provision: &str, party: &str) -> Option<EventsAndDeaths> {
    let distinct = |of: &dyn Fn(&FindingView) -> bool| -> Vec<&str> {
        let ids = named.iter().filter(|f| of(f)).map(|f| f.incident.as_str());
        ids.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    };
    let breaches = distinct(&|f| f.class.is_breach());
    let contested = distinct(&|f| f.class == Class::Contested).len();
    let numbers = || breaches.iter().filter_map(|id| view.incident(id)).map(|i| i.killed);
    (!breaches.is_empty() || contested > 0).then(|| EventsAndDeaths {
        provision: provision.to_owned(),
        party: party.to_owned(),
        breaches: breaches.len(),
        shown: distinct(&|f| f.class.is_breach() && f.strength >= view.reading.strength).len(),
        grave: distinct(&|f| f.class == Class::Grave).len(),
        contested,
        killed: (
            numbers().filter_map(|n| n.careful).fold(0, u32::saturating_add),
            numbers().filter_map(|n| n.full).fold(0, u32::saturating_add),
        ),
        without_number: numbers().filter(|n| n.full.is_none()).count(),
    })
}

/// Returns a careful and a full number in words: `8–62`, `12`, or that none is stated.
fn numbers(numbers: super::view::NumbersView) -> String {
    match (numbers.careful, numbers.full) {
        (Some(low), Some(high)) if low != high => format!("{low}–{high}"),
        (Some(one), _) | (_, Some(one)) => one.to_string(),
        (None, None) => "not stated".to_owned(),
    }
}

/// Returns what an answer is turned by, each as what it changes in the reading, and how many more lines there are than
/// `lines_max`.
fn turned_lines(view: &View, gate: &super::view::GateView, lines_max: usize) -> (Vec<String>, usize) {
    let mut lines: Vec<String> = Vec::new();
    for turned in &gate.turned_by {
        let mut parts = changed(&view.reading.text, &turned.reading.text);
        parts.extend((!turned.varied.is_empty()).then(|| turned.varied.clone()));
        let line = format!("{}: {}", super::words::answer_label(turned.answer), parts.join("; "));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let more = lines.len().saturating_sub(lines_max);
    lines.truncate(lines_max);
    (lines, more)
}

/// Returns the parts of a reading's words that differ from another's. There are four: sources, strength, exclusion, counts.
fn changed(base: &str, other: &str) -> Vec<String> {
    // From the right, since a source's name, which comes first, may hold anything.
    let (base, other) = (base.rsplitn(4, "; "), other.rsplitn(4, "; "));
    let mut parts: Vec<String> = base.zip(other).filter(|(a, b)| a != b).map(|(_, b)| b.to_owned()).collect();
    parts.reverse();
    parts
}

/// Returns the span of the days assessed, in words.
fn days_text(view: &View) -> String {
    match (view.days.first(), view.days.last()) {
        (Some(first), Some(last)) => format!(
            "{} days of the agreement, from {} to {} ({})",
            view.days.len(),
            clock(&first.starts),
            clock(&last.ends),
            view.case.timezone
        ),
        _ => "no day of the agreement has been assessed".to_owned(),
    }
}

/// Returns `2016-09-12T19:00+03:00` as `2016-09-12 19:00`.
fn clock(instant: &str) -> String {
    instant.get(..16).map_or_else(|| instant.to_owned(), |text| text.replace('T', " "))
}
