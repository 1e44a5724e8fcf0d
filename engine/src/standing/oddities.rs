//! Oddities: problems about a report that was used as it stands.

use std::collections::HashSet;

use crate::findings::Bench;
use crate::model::{Location, People, Problem};
use crate::reports::{Body, Report};

use super::SumCheck;

/// What checks and replies may be about: the ids of all incidents and of all reports that are used.
pub struct Subjects<'b>(HashSet<&'b str>);

impl<'b> Subjects<'b> {
    /// Gathers the ids.
    pub fn of(bench: &'b Bench<'_>, used: &[usize]) -> Self {
        let reports = used.iter().map(|&at| bench.reports[at].id.as_str());
        Self(reports.chain(bench.incidents.iter().map(|incident| incident.id.as_str())).collect())
    }
}

/// Returns what is odd about a report.
pub fn oddities(bench: &Bench<'_>, report: &Report, subjects: &Subjects<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    found.extend(sum_that_does_not_add_up(report));
    found.extend(disordered(report));
    found.extend(unknown_source(bench, report));
    found.extend(unknown_names(bench, report));
    found.extend(dangling(report, subjects));
    found.into_iter().map(|problem| problem.at(location(report))).collect()
}

fn location(report: &Report) -> Location {
    Location { file: report.origin.file.clone(), line: report.origin.line, column: 0, span: (0, 0) }
}

fn sum_that_does_not_add_up(report: &Report) -> Option<Problem> {
    let Body::Tally(tally) = &report.body else { return None };
    match SumCheck::of(tally.count, &tally.breakdown, tally.breakdown_partial) {
        SumCheck::ComesTo(sum) => Some(
            Problem::warning(
                "sum",
                format!("the parts of tally `{}` come to {sum}, and it states {}", report.id, tally.count),
            )
            .help("Both numbers are kept as the source has them."),
        ),
        SumCheck::NoParts | SumCheck::AddsUp | SumCheck::Partial => None,
    }
}

fn disordered(report: &Report) -> Option<Problem> {
    let people: &People = match &report.body {
        Body::Event(event) => &event.people,
        Body::Verification(check) => &check.people,
        _ => return None,
    };
    let is_odd = people.killed.is_disordered() || people.injured.is_disordered();
    is_odd.then(|| {
        Problem::warning(
            "disordered-numbers",
            format!("the low, best and high numbers of report `{}` contradict each other", report.id),
        )
    })
}

fn unknown_source(bench: &Bench<'_>, report: &Report) -> Option<Problem> {
    (!bench.terms.sources.contains_key(&report.source)).then(|| {
        Problem::warning(
            "unknown-source",
            format!("report `{}` is by `{}`, which `sources.toml` does not know", report.id, report.source),
        )
        .help("It counts as a voice of its own whose affiliation is unknown. Add a `[[source]]` for it.")
    })
}

fn unknown_names(bench: &Bench<'_>, report: &Report) -> Vec<Problem> {
    let at = report.when.as_ref().map(|w| w.interval(&bench.terms.agreement.zone).start);
    let strangers = names(&report.body)
        .into_iter()
        .filter(|name| bench.roster.actor(name).is_none() && bench.roster.groups(name, at).is_empty());
    strangers
        .map(|name| {
            Problem::warning(
                "unknown-actor",
                format!("report `{}` names `{name}`, whom `actors.toml` does not know", report.id),
            )
            .help("The name is kept as it stands and is nobody's. Add it as an `[[actor]]` or an alias.")
        })
        .collect()
}

fn dangling(report: &Report, subjects: &Subjects<'_>) -> Option<Problem> {
    let of = match &report.body {
        Body::Verification(check) => &check.of,
        Body::Response(response) => response.of.as_ref()?,
        _ => return None,
    };
    (!subjects.0.contains(of.as_str())).then(|| {
        Problem::warning(
            "dangling",
            format!("report `{}` is about `{of}`, which is neither an incident nor a report", report.id),
        )
    })
}

/// The actors that a body names.
fn names(body: &Body) -> Vec<&String> {
    match body {
        Body::Event(event) => event.by.iter().chain(&event.against).collect(),
        Body::Tally(tally) => tally.accused.iter().collect(),
        Body::Delivery(delivery) => delivery.by.iter().chain(&delivery.blocked_by).collect(),
        Body::Statement(statement) => statement.by.iter().collect(),
        Body::Response(response) => response.by.iter().collect(),
        Body::Coverage(coverage) => coverage.denied_by.iter().collect(),
        Body::Verification(check) => check.by.iter().collect(),
    }
}
