//! What the answers rest on and what they cannot say: assumptions, methods, limits, sources, glossary.

use maud::{Markup, html};

use super::page::address;
use crate::publications::coarse::GRID;
use crate::publications::view::{AssumptionView, SourceView, View};
use crate::publications::words;
use crate::standing::Standing;

/// How many problems and reasons are listed.
const LINES_MAX: usize = 60;

pub(super) fn assumptions(view: &View) -> Markup {
    html! {
        section #assumptions {
            h2 { "Assumptions" }
            p.hint { "What the text of the agreement leaves open and this case fills in. Every fair value was tried." }
            @if view.assumptions.is_empty() { p { "The case makes none." } }
            dl.assumptions { @for assumption in &view.assumptions { (assumption_entry(assumption)) } }
        }
    }
}

fn assumption_entry(assumption: &AssumptionView) -> Markup {
    html! {
        dt dir="auto" {
            (assumption.id) " = " strong { (assumption.value) }
            @if !assumption.alternatives.is_empty() { " (or " (assumption.alternatives.join(", ")) ")" }
        }
        dd dir="auto" {
            "About " (assumption.about) ": " (assumption.why) ". "
            @if assumption.turns.is_empty() { "No value tried turns an answer." }
            @else { strong { (assumption.turns.join(". ")) "." } }
        }
    }
}

pub(super) fn section(view: &View) -> Markup {
    html! {
        section #methods {
            h2 { "Methods and limits" }
            (method_text())
            (not_seen(view))
            (sources(view))
            (left_out(view))
            (glossary())
        }
    }
}

/// The rules of method, in the same words in every form of the bulletin.
pub(super) const METHOD: [&str; 7] = [
    "There is no score, no ranking of parties and no percentage of compliance.",
    "Counts are never added over sources or units. A party's count of the other side's acts is one claim.",
    "A breach counts as shown only as well as the reading asks; copies of one text are one voice.",
    "Silence is not peace: a quiet day is kept only as far as it could have been seen.",
    "Who did it, who was hit and whether it was allowed are three separate answers.",
    "A report dated to a day touches every day of the agreement that it overlaps, and may breach each of them.",
    "The rules were fixed and hashed; the hash is shown above. A standing is not a finding of law.",
];

fn method_text() -> Markup {
    html! {
        ul { @for line in METHOD { li { (line) } } }
        p { (places_text()) }
    }
}

/// Returns how places are published.
pub(super) fn places_text() -> String {
    format!(
        "Places of incidents are published on a grid of {GRID}, with an uncertainty. Where health or aid was hit, or aid \
         moved, no point is published at all and places' names are withheld from what sources say, where they are found."
    )
}

/// Returns, for each provision, how many party-area-days were not monitored and how many stay undetermined.
pub(super) fn unseen(view: &View) -> Vec<String> {
    let line = |provision: &crate::publications::view::ProvisionView| {
        let rows = || view.standing.iter().filter(|r| r.provision == provision.id);
        let count = |standing| rows().filter(|r| r.standing == standing).count();
        let all = rows().count();
        (all > 0).then(|| {
            format!(
                "{}: of {all} days (each party and area counted apart), {} not monitored, {} undetermined",
                provision.title,
                count(Standing::NotMonitored),
                count(Standing::Undetermined)
            )
        })
    };
    view.provisions.iter().filter_map(line).collect()
}

fn not_seen(view: &View) -> Markup {
    let undrawn = view.areas.iter().filter_map(|a| Some((&a.name, a.undefined.as_ref()?)));
    html! {
        h3 { "What was not seen" }
        ul {
            @for line in unseen(view) { li dir="auto" { (line) "." } }
            @for (name, why) in undrawn { li dir="auto" { "The area “" (name) "” cannot be drawn: " (why) } }
            @for end in &view.case.ends { li dir="auto" { (end) } }
        }
    }
}

fn sources(view: &View) -> Markup {
    let used = || view.sources.iter().filter(|s| s.reports_used > 0);
    html! {
        h3 { "Sources" }
        p.hint {
            "Grade: Admiralty A (reliable) to E (unreliable); F cannot be judged, which is not the worst. Terms read from: "
            bdi { (view.case.terms_from.join("; ")) } "."
        }
        div.scroll {
            table.small {
                thead { tr { th { "Source" } th { "Speaks for" } th { "Grade" } th.num { "Reports" } th { "Limits" } } }
                tbody { @for source in used() { (source_row(source)) } }
            }
        }
    }
}

fn source_row(source: &SourceView) -> Markup {
    html! {
        tr {
            td dir="auto" { (source.name) " " (address(source.address.as_deref())) }
            td dir="auto" { (source.speaks_for) @if let Some(lean) = &source.lean { " (leans: " (lean) ")" } }
            td { (source.grade.as_str()) @if source.verifies { " ✓ mandate" } }
            td.num { (source.reports_used) }
            td dir="auto" { (source.limits.as_deref().unwrap_or("not stated")) }
        }
    }
}

/// Returns the reasons for which reports were left out, each with how many.
pub(super) fn reasons(view: &View) -> Vec<(String, usize)> {
    let mut reasons: Vec<(String, usize)> = Vec::new();
    for left in &view.left_out {
        match reasons.iter_mut().find(|(why, _)| *why == left.why) {
            Some((_, n)) => *n += 1,
            None => reasons.push((left.why.clone(), 1)),
        }
    }
    reasons
}

fn left_out(view: &View) -> Markup {
    let reasons = reasons(view);
    html! {
        h3 { "What was left out, and what is odd" }
        @if reasons.is_empty() && view.problems.is_empty() && view.unreviewed.is_empty() { p { "Nothing." } }
        @if let Some(waiting) = words::waiting(view) { p dir="auto" { (waiting) } }
        ul {
            @for (why, n) in reasons.iter().take(LINES_MAX) { li dir="auto" { (n) " left out: " (why) } }
            @for problem in view.problems.iter().take(LINES_MAX) { li dir="auto" { (problem.message) } }
            @let more = reasons.len().saturating_sub(LINES_MAX) + view.problems.len().saturating_sub(LINES_MAX);
            @if more > 0 { li { "and " (more) " more" } }
        }
    }
}

fn glossary() -> Markup {
    html! {
        h3 { "The five words" }
        dl.glossary {
            @for standing in Standing::ALL {
                dt { (words::standing_label(*standing)) " (" (words::standing_letter(*standing)) ")" }
                dd { (words::standing(*standing)) }
            }
        }
    }
}
