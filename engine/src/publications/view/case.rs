//! The case in the view: what the terms say, in words, with the days counted.

use std::collections::BTreeMap;

use geo::{LineString, MultiPolygon};
use serde::Serialize;

use super::{Showing, word};
use crate::model::{Interval, SourceId};
use crate::publications::{safe, words as say};
use crate::standing::Assessment;
use crate::terms::{
    Affiliation, Area, AreaShape, Assumption, AssumptionSets, Group, Provision, ProvisionKind, Role, Source,
};

/// The case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Since when the agreement binds, in its own zone.
    pub in_force: String,
    /// The zone whose days count.
    pub timezone: String,
    /// Where the terms were read.
    pub terms_from: Vec<String>,
    /// Ends that were declared, in words.
    pub ends: Vec<String>,
    /// The hash of the rules.
    pub rules_hash: String,
}

/// A day of the agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayView {
    /// Its number; the first is 0.
    pub day_number: i32,
    /// The local date on which it begins.
    pub day: String,
    /// Its first instant, in the agreement's zone.
    pub starts: String,
    /// The first instant after it.
    pub ends: String,
    /// For people: `12 Sep`.
    pub label: String,
}

/// A party, guarantor, non-party or excluded group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is to the agreement.
    #[serde(serialize_with = "word")]
    pub role: Role,
}

/// A provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProvisionView {
    /// Its id.
    pub id: String,
    /// The clause of the text.
    pub clause: Option<String>,
    /// What it promises.
    pub title: String,
    /// What kind of promise it is.
    #[serde(serialize_with = "word")]
    pub kind: ProvisionKind,
    /// The parties that owe it.
    pub binds: Vec<String>,
    /// What is owed, for duties to do something.
    pub owes: Option<String>,
    /// The areas it applies in.
    pub areas: Vec<String>,
}

/// An area. Its shape is drawn on maps and stands in the GeoJSON, not here.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AreaView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it was drawn for the case rather than by the parties.
    pub approximate: bool,
    /// Why it cannot be drawn, where the text does not say where it is.
    pub undefined: Option<String>,
    /// Its shape.
    #[serde(skip)]
    pub shape: ShapeView,
}

/// What of an area can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum ShapeView {
    /// Polygons; WGS 84 degrees, longitude first.
    Polygon(MultiPolygon<f64>),
    /// A line; WGS 84 degrees, longitude first.
    Line(LineString<f64>),
    /// Nothing.
    None,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom it speaks.
    pub speaks_for: String,
    /// Admiralty grade of reliability; F is unknown, not the worst.
    #[serde(serialize_with = "word")]
    pub grade: crate::terms::Grade,
    /// Its lean, in words.
    pub lean: Option<String>,
    /// Known bias or limit.
    pub limits: Option<String>,
    /// Whether it has a mandate to find facts.
    pub verifies: bool,
    /// Where it publishes.
    pub address: Option<String>,
    /// How many reports of it were used.
    pub reports_used: usize,
}

/// What the text leaves open and the case fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssumptionView {
    /// Its id.
    pub id: String,
    /// The provision, phase or area it is about.
    pub about: String,
    /// What it sets.
    pub sets: Option<&'static str>,
    /// The value.
    pub value: String,
    /// Other fair values.
    pub alternatives: Vec<String>,
    /// Why it is needed.
    pub why: String,
    /// How another value turns an answer; sentences. Empty: no value that was tried turns any.
    pub turns: Vec<String>,
}

pub(super) fn case(from: &Showing<'_>) -> CaseView {
    let agreement = &from.terms.agreement;
    let end = |e: &crate::terms::End| {
        let by = say::actor_name(from.terms, e.by.as_str());
        format!("{by} declared an end at {}: {}", from.local(e.at), safe::saying(&e.basis))
    };
    CaseView {
        id: safe::name(&agreement.id),
        title: safe::name(&agreement.title),
        in_force: from.local(agreement.in_force),
        timezone: agreement.zone.iana_name().unwrap_or("the agreement's own offset").to_owned(),
        terms_from: agreement.sources.iter().map(|s| safe::name(s)).collect(),
        ends: agreement.ends.iter().map(end).collect(),
        rules_hash: safe::name(&from.assessment.rules_hash),
    }
}

pub(super) fn days(from: &Showing<'_>) -> Vec<DayView> {
    let day = |(at, _): (usize, &Interval)| day(from, at as i32);
    from.assessment.days.iter().enumerate().filter_map(day).collect()
}

/// Returns the day with this number, if it is assessed.
pub(super) fn day(from: &Showing<'_>, number: i32) -> Option<DayView> {
    let interval = interval(from.assessment, number)?;
    let starts = from.zoned(interval.start);
    Some(DayView {
        day_number: number,
        day: starts.date().to_string(),
        starts: from.local(interval.start),
        ends: from.local(interval.end),
        label: starts.strftime("%-d %b").to_string(),
    })
}

fn interval(assessment: &Assessment, number: i32) -> Option<&Interval> {
    usize::try_from(number).ok().and_then(|at| assessment.days.get(at))
}

pub(super) fn groups(from: &Showing<'_>) -> Vec<GroupView> {
    let group = |g: &Group| GroupView { id: g.id.to_string(), name: safe::name(&g.name), role: g.role };
    from.terms.agreement.groups.iter().map(group).collect()
}

pub(super) fn provisions(from: &Showing<'_>) -> Vec<ProvisionView> {
    let provision = |p: &Provision| ProvisionView {
        id: p.id.to_string(),
        clause: p.clause.as_deref().map(safe::name),
        title: safe::name(&p.title),
        kind: p.kind,
        binds: p.binds.iter().map(ToString::to_string).collect(),
        owes: p.owes.as_deref().map(safe::saying),
        areas: p.areas.iter().map(ToString::to_string).collect(),
    };
    from.terms.agreement.provisions.iter().map(provision).collect()
}

pub(super) fn areas(from: &Showing<'_>) -> Vec<AreaView> {
    from.terms.agreement.areas.iter().map(area).collect()
}

fn area(area: &Area) -> AreaView {
    let (shape, undefined) = match &area.shape {
        AreaShape::Polygon(polygons) => (ShapeView::Polygon(polygons.clone()), None),
        AreaShape::Line(line) => (ShapeView::Line(line.clone()), None),
        AreaShape::Everywhere => (ShapeView::None, None),
        AreaShape::Undefined(why) => (ShapeView::None, Some(safe::saying(why))),
    };
    AreaView {
        id: area.id.to_string(),
        name: safe::name(&area.name),
        approximate: area.approximate,
        undefined,
        shape,
    }
}

pub(super) fn sources(from: &Showing<'_>) -> Vec<SourceView> {
    let mut used: BTreeMap<&SourceId, usize> = BTreeMap::new();
    for &at in &from.assessment.used {
        *used.entry(&from.reports[at].source).or_default() += 1;
    }
    let used = |source: &Source| used.get(&source.id).copied().unwrap_or(0);
    from.terms.sources.values().map(|s| source(from, s, used(s))).collect()
}

fn source(from: &Showing<'_>, source: &Source, reports_used: usize) -> SourceView {
    SourceView {
        id: source.id.to_string(),
        name: safe::name(&source.name),
        speaks_for: match &source.affiliation {
            Affiliation::Independent => "no side".to_owned(),
            Affiliation::Unknown => "not known".to_owned(),
            Affiliation::With(party) => say::party_name(&from.terms.agreement, party),
        },
        grade: source.grade,
        lean: source.lean.as_deref().map(safe::name),
        limits: source.limits.as_deref().map(safe::saying),
        verifies: source.verifies,
        address: source.address.as_deref().and_then(address),
        reports_used,
    }
}

/// Returns an address as it may be shown; whether it can be a link is asked where it is drawn.
pub(super) fn address(address: &str) -> Option<String> {
    let shown = safe::link(address).map_or_else(|| safe::name(address), str::to_owned);
    (!shown.is_empty()).then_some(shown)
}

pub(super) fn assumptions(from: &Showing<'_>) -> Vec<AssumptionView> {
    from.terms.agreement.assumptions.iter().map(|a| assumption(from, a)).collect()
}

fn assumption(from: &Showing<'_>, assumption: &Assumption) -> AssumptionView {
    AssumptionView {
        id: assumption.id.to_string(),
        about: safe::name(&assumption.about),
        sets: assumption.sets.map(AssumptionSets::as_str),
        value: safe::name(&assumption.value),
        alternatives: assumption.alternatives.iter().map(|a| safe::name(a)).collect(),
        why: safe::saying(&assumption.why),
        turns: turns(from, assumption),
    }
}

/// Returns the answers that this assumption turns: those variations that name it.
fn turns(from: &Showing<'_>, assumption: &Assumption) -> Vec<String> {
    let mut turns = Vec::new();
    for gate in &from.assessment.gates {
        for turned in gate.turned_by.iter().filter(|v| names(&v.varied, assumption.id.as_str())) {
            let answer = say::answer_label(turned.answer);
            let phase = safe::name(&gate.name);
            turns.push(format!("“{phase}” would be {answer} with {}", safe::name(&turned.varied)));
        }
    }
    turns.sort();
    turns.dedup();
    turns
}

/// Whether `varied` names this id as a whole word.
fn names(varied: &str, id: &str) -> bool {
    let part_of_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    varied.split(|c: char| !part_of_id(c)).any(|word| word.trim_end_matches('.') == id)
}
