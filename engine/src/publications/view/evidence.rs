//! The evidence in the view: incidents with their accounts, findings with their rule, replies beside them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Showing, word, words};
use crate::findings::{Class, Finding, Fit, Permission, Rule, Strength};
use crate::incidents::{Account, Formation, Weight};
use crate::model::{Act, Interval, Range, Target};
use crate::publications::coarse::{self, CoarsePlace};
use crate::publications::{safe, words as say};
use crate::reports::{ActorBasis, Body, Report, Stance};
use crate::terms::{Affiliation, Source};

/// A span of time, in the agreement's zone. An edge that is not known is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanView {
    /// First instant.
    pub starts: Option<String>,
    /// First instant after it.
    pub ends: Option<String>,
    /// For people: `17 Sep 2016`, `17–18 Sep 2016`.
    pub text: String,
}

/// A number in a careful and a full count; `null`: no account states one, which is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NumbersView {
    /// The lowest that any account states.
    pub careful: Option<u32>,
    /// The highest.
    pub full: Option<u32>,
}

/// An incident: what is held to have happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IncidentView {
    /// Its id.
    pub id: String,
    /// What, in the word that most independent groups use.
    #[serde(serialize_with = "word")]
    pub act: Act,
    /// Every word that some account uses.
    #[serde(serialize_with = "words")]
    pub acts: Vec<Act>,
    /// Who or what was hit, by kind, as any account has it.
    #[serde(serialize_with = "words")]
    pub targets: Vec<Target>,
    /// When, under the reading's weight; `null`: no account says.
    pub when: Option<SpanView>,
    /// Where, coarsely.
    pub place: CoarsePlace,
    /// People killed.
    pub killed: NumbersView,
    /// Civilians killed.
    pub killed_civilians: NumbersView,
    /// People injured.
    pub injured: NumbersView,
    /// The independent groups of sources that tell of it.
    pub groups: Vec<String>,
    /// What each report says.
    pub accounts: Vec<AccountView>,
    /// What those concerned reply. Replies change no finding.
    pub replies: Vec<ReplyView>,
    /// How the reports came together; sentences.
    pub history: Vec<String>,
}

/// One report as an account of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountView {
    /// The report.
    pub report: String,
    /// Its kind.
    pub kind: &'static str,
    /// The source.
    pub source: String,
    /// The source's name.
    pub source_name: String,
    /// For whom the source speaks.
    pub speaks_for: String,
    /// Whose voice it is, at the end of the chain of copies.
    pub voice: String,
    /// The independence group of that voice.
    pub group: String,
    /// Whether it repeats another, as it says itself or as its source always does.
    pub copy: bool,
    /// When the source said it.
    pub published: Option<String>,
    /// What it says.
    pub says: Option<String>,
    /// Whom it names as doer, or as the one who stopped aid.
    pub names: Vec<String>,
    /// On what basis.
    #[serde(serialize_with = "word")]
    pub basis: ActorBasis,
    /// What it says of people killed and injured.
    pub casualties: Option<CasualtiesView>,
    /// Where it can be read.
    pub address: Option<String>,
}

/// Casualties as one source reported them, in words: `at least 12, at most 20`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasualtiesView {
    /// People killed.
    pub killed: Option<String>,
    /// Civilians killed.
    pub killed_civilians: Option<u32>,
    /// People injured.
    pub injured: Option<String>,
    /// Whether its own numbers contradict each other: kept as they are.
    pub disordered: bool,
}

/// What one of those concerned replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplyView {
    /// The report.
    pub report: String,
    /// Who replies.
    pub by: Vec<String>,
    /// How.
    #[serde(serialize_with = "word")]
    pub stance: Stance,
    /// What is said.
    pub says: Option<String>,
    /// The source's name.
    pub source_name: String,
    /// When the source said it.
    pub published: Option<String>,
    /// Where it can be read.
    pub address: Option<String>,
}

/// What one incident means under one provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingView {
    /// The incident.
    pub incident: String,
    /// The provision.
    pub provision: String,
    /// The area.
    pub area: String,
    /// The party; `null`: nobody is named.
    pub party: Option<String>,
    /// What it means.
    #[serde(serialize_with = "word")]
    pub class: Class,
    /// The rule that decided.
    #[serde(serialize_with = "word")]
    pub rule: Rule,
    /// The rule as a sentence.
    pub rule_text: &'static str,
    /// How well it is shown that this party did it.
    #[serde(serialize_with = "word")]
    pub strength: Strength,
    /// The independent groups that name this party.
    pub named_by: Vec<String>,
    /// Who names this party, as a sentence.
    pub named_by_text: String,
    /// Others that some group names.
    pub others_named: Vec<String>,
    /// Who was hit, by kind.
    #[serde(serialize_with = "words")]
    pub targets: Vec<Target>,
    /// Whether it was allowed: settled apart from who did it.
    #[serde(serialize_with = "word")]
    pub permission: Permission,
    /// When, under the reading's weight.
    pub when: Option<SpanView>,
    /// Whether it lies in the area for certain.
    #[serde(serialize_with = "word")]
    pub place: Fit,
}

/// An incident done by someone who is not bound: shown, and charged to no party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BesideView {
    /// The incident.
    pub incident: String,
    /// Whom sources name.
    pub named: Vec<String>,
    /// The provisions it would concern if they were bound.
    pub provisions: Vec<String>,
    /// Why it stands beside, as sentences.
    pub why: Vec<&'static str>,
}

pub(super) fn incident(from: &Showing<'_>, position: usize) -> Option<IncidentView> {
    let incident = from.assessment.incidents.get(position)?;
    let hidden = coarse::withheld_names(from.terms, from.reports, incident);
    let both = |of: &dyn Fn(Weight) -> Option<u32>| NumbersView {
        careful: of(Weight::Careful),
        full: of(Weight::Full),
    };
    let weight = from.assessment.reading.counts;
    Some(IncidentView {
        id: safe::name(incident.id.as_str()),
        act: incident.act,
        acts: incident.acts.clone(),
        targets: incident.targets.clone(),
        when: incident.when(weight).map(|when| span(from, &when)),
        place: coarse::place_of(from.terms, from.reports, incident, weight),
        killed: both(&|w| incident.killed(from.reports, w)),
        killed_civilians: both(&|w| incident.killed_civilians(from.reports, w)),
        injured: both(&|w| incident.injured(from.reports, w)),
        groups: incident.groups().iter().map(|g| say::group_name(from.terms, g)).collect(),
        accounts: incident.accounts.iter().map(|a| account(from, a, &hidden)).collect(),
        replies: from.index.replies(position).iter().filter_map(|&at| reply(from, at, &hidden)).collect(),
        history: incident.history.iter().map(|h| history(h, &hidden)).collect(),
    })
}

fn account(from: &Showing<'_>, account: &Account, hidden: &[String]) -> AccountView {
    let report = &from.reports[account.report];
    let (names, basis, casualties) = told(report);
    let source = from.terms.sources.get(&report.source);
    let standing_copy = source.and_then(|s| s.copies.first()).filter(|_| !account.is_copy);
    AccountView {
        report: safe::name(report.id.as_str()),
        kind: report.kind(),
        source: safe::name(report.source.as_str()),
        source_name: say::source_name(from.terms, report.source.as_str()),
        speaks_for: speaks_for(from, source),
        voice: say::source_name(from.terms, standing_copy.unwrap_or(&account.voice).as_str()),
        group: say::group_name(from.terms, &account.group),
        copy: account.is_copy || standing_copy.is_some(),
        published: report.published.as_ref().map(|w| safe::name(w.as_str())),
        says: says(report, hidden),
        names: names.iter().map(|n| say::actor_name(from.terms, n)).collect(),
        basis,
        casualties,
        address: report.address.as_deref().and_then(super::case::address),
    }
}

/// Returns whom a report names, on what basis, and what it says of casualties.
fn told(report: &Report) -> (&[String], ActorBasis, Option<CasualtiesView>) {
    match &report.body {
        Body::Event(event) => (&event.by, event.by_basis, casualties(&event.people)),
        Body::Verification(check) => (&check.by, check.by_basis, casualties(&check.people)),
        Body::Delivery(delivery) => (&delivery.blocked_by, ActorBasis::Unknown, None),
        _ => (&[], ActorBasis::Unknown, None),
    }
}

fn casualties(people: &crate::model::People) -> Option<CasualtiesView> {
    let view = CasualtiesView {
        killed: range(people.killed),
        killed_civilians: people.killed_civilians,
        injured: range(people.injured),
        disordered: people.killed.is_disordered() || people.injured.is_disordered(),
    };
    let empty = view.killed.is_none() && view.injured.is_none() && view.killed_civilians.is_none();
    (!empty).then_some(view)
}

fn range(range: Range) -> Option<String> {
    let best = range.best.map(|n| n.to_string());
    let low = range.low.filter(|n| range.best != Some(*n)).map(|n| format!("at least {n}"));
    let high = range.high.filter(|n| range.best != Some(*n)).map(|n| format!("at most {n}"));
    let parts: Vec<String> = [best, low, high].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn says(report: &Report, hidden: &[String]) -> Option<String> {
    report.says.as_deref().map(|text| safe::withhold_places(&safe::saying(text), hidden))
}

/// Returns for whom a source speaks, in words.
pub(super) fn speaks_for(from: &Showing<'_>, source: Option<&Source>) -> String {
    match source.map(|s| &s.affiliation) {
        Some(Affiliation::Independent) => "no side".to_owned(),
        Some(Affiliation::With(party)) => say::party_name(&from.terms.agreement, party),
        Some(Affiliation::Unknown) | None => "not known".to_owned(),
    }
}

fn reply(from: &Showing<'_>, report: usize, hidden: &[String]) -> Option<ReplyView> {
    let report = &from.reports[report];
    let Body::Response(response) = &report.body else { return None };
    Some(ReplyView {
        report: safe::name(report.id.as_str()),
        by: response.by.iter().map(|b| say::actor_name(from.terms, b)).collect(),
        stance: response.stance,
        says: says(report, hidden),
        source_name: say::source_name(from.terms, report.source.as_str()),
        published: report.published.as_ref().map(|w| safe::name(w.as_str())),
        address: report.address.as_deref().and_then(super::case::address),
    })
}

fn history(step: &Formation, hidden: &[String]) -> String {
    let text = match step {
        Formation::Alone(report) => format!("Report {report} began it."),
        Formation::Assigned(report) => format!("A person assigned report {report} to it."),
        Formation::Matched(report, cost) => {
            format!("Report {report} was matched to it (cost {cost} of 1000).")
        }
        Formation::Merged(report, why) => format!("A person merged report {report} into it: {why}."),
        Formation::SplitFrom(report, from, why) => {
            format!("A person split report {report} off {from}: {why}.")
        }
    };
    safe::withhold_places(&safe::saying(&text), hidden)
}

pub(super) fn finding(from: &Showing<'_>, finding: &Finding) -> FindingView {
    let incident = from.assessment.incidents.get(finding.incident);
    FindingView {
        incident: incident.map_or_else(String::new, |i| safe::name(i.id.as_str())),
        provision: finding.provision.to_string(),
        area: finding.area.to_string(),
        party: finding.party.as_ref().map(ToString::to_string),
        class: finding.class,
        rule: finding.rule,
        rule_text: say::rule(finding.rule),
        strength: finding.strength,
        named_by: finding.named_by.iter().map(|g| say::group_name(from.terms, g)).collect(),
        named_by_text: say::named_by(from.terms, finding),
        others_named: finding.others_named.iter().map(|o| other(from, o)).collect(),
        targets: finding.targets.clone(),
        permission: finding.permission,
        when: finding.when.map(|when| span(from, &when)),
        place: finding.place,
    }
}

/// Returns the name of a group of the agreement or an actor.
fn other(from: &Showing<'_>, written: &str) -> String {
    let group = from.terms.agreement.groups.iter().find(|g| g.id.as_str() == written);
    group.map_or_else(|| say::actor_name(from.terms, written), |g| safe::name(&g.name))
}

pub(super) fn beside(from: &Showing<'_>) -> Vec<BesideView> {
    let mut out: Vec<BesideView> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let charged = |f: &&Finding| f.class == Class::Beside;
    for finding in from.assessment.findings.iter().filter(charged) {
        let Some(incident) = from.assessment.incidents.get(finding.incident) else { continue };
        let id = safe::name(incident.id.as_str());
        let at = *places.entry(id).or_insert_with_key(|id| {
            let incident = id.clone();
            out.push(BesideView { incident, named: Vec::new(), provisions: Vec::new(), why: Vec::new() });
            out.len() - 1
        });
        let party = finding.party.iter().map(|p| say::party_name(&from.terms.agreement, p));
        let named = party.chain(finding.others_named.iter().map(|o| other(from, o)));
        named.for_each(|name| add(&mut out[at].named, name));
        add(&mut out[at].provisions, finding.provision.to_string());
        add(&mut out[at].why, say::rule(finding.rule));
    }
    out
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn span(from: &Showing<'_>, when: &Interval) -> SpanView {
    let edge = |at: jiff::Timestamp, open: jiff::Timestamp| (at != open).then(|| from.local(at));
    SpanView {
        starts: edge(when.start, jiff::Timestamp::MIN),
        ends: edge(when.end, jiff::Timestamp::MAX),
        text: span_text(from, when),
    }
}

/// Returns a span for people: days where it covers whole days, else hours too.
pub(super) fn span_text(from: &Showing<'_>, when: &Interval) -> String {
    let (open_start, open_end) = (when.start == jiff::Timestamp::MIN, when.end == jiff::Timestamp::MAX);
    // The last minute that lies inside, so that a day ends on itself.
    let last = when.end.checked_sub(jiff::Span::new().minutes(1)).unwrap_or(when.end);
    let (start, end, last) = (from.zoned(when.start), from.zoned(when.end), from.zoned(last));
    let day = |at: &jiff::Zoned| at.strftime("%-d %b %Y").to_string();
    let hour = |at: &jiff::Zoned| at.strftime("%H:%M").to_string();
    let whole = |at: &jiff::Zoned| at.time() == jiff::civil::Time::midnight();
    match (open_start, open_end) {
        (true, true) => "time not known".to_owned(),
        (true, false) => format!("up to {} {}", day(&last), hour(&last)),
        (false, true) => format!("from {} {} on", day(&start), hour(&start)),
        _ if when.seconds() <= 60 => format!("{} {}", day(&start), hour(&start)),
        _ if whole(&start) && whole(&end) && start.date() == last.date() => day(&start),
        _ if whole(&start) && whole(&end) => format!("{} to {}", day(&start), day(&last)),
        _ if start.date() == last.date() => format!("{} {}–{}", day(&start), hour(&start), hour(&last)),
        _ => format!("{} {} to {} {}", day(&start), hour(&start), day(&last), hour(&last)),
    }
}
