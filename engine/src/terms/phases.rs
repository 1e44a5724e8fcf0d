//! The phases of an agreement, their steps, and the assumptions that fill in what the text leaves open.
//!
//! In: their tables. Out: [`Phase`]s, [`Step`]s and [`Assumption`]s. Read first: [`phases`].
//! Invariant: every open word of a need is explained by an assumption, and every assumption that sets something finds
//! what it sets.

use super::agreement::{Assumption, AssumptionSets, Measure, Need, Phase, Reset, Step};
use super::assume::{Setting, measure};
use super::check::Check;
use super::comparison;
use super::names::{nearest, quoted};
use super::node::{Node, Table};
use crate::model::{AssumptionId, ComparisonId, PhaseId, Problem, ProvisionId, StepId};

/// Builds the phases.
pub(crate) fn phases(root: &Table, cx: &mut Check<'_>) -> Vec<Phase> {
    root.tables("phase").map(|table| phase(table, root, cx)).collect()
}

/// Builds the steps.
pub(crate) fn steps(root: &Table) -> Vec<Step> {
    let step = |table: &Table| Step {
        id: StepId::new(table.string("id")),
        name: table.string("name"),
        by: table.ids("by"),
    };
    root.tables("step").map(step).collect()
}

/// Builds the assumptions.
pub(crate) fn assumptions(root: &Table, cx: &mut Check<'_>) -> Vec<Assumption> {
    let built: Vec<_> = root.tables("assumption").map(|table| assumption(table, root, cx)).collect();
    let mut seen: Vec<(&str, &str, u32)> = Vec::new();
    for table in root.tables("assumption") {
        let (Some(about), Some(sets)) = (table.text("about"), table.get("sets")) else { continue };
        let Some(word) = sets.text() else { continue };
        if let Some((.., line)) = seen.iter().find(|(a, w, _)| *a == about && *w == word) {
            let what = format!("two assumptions set {} about {}", quoted(word), quoted(about));
            let expected = format!("this is the second; the first is at line {line}");
            let problem = Problem::error("assumed-twice", what).expected(expected);
            let help =
                "other fair values belong in `alternatives` of one assumption: every gate is tried with them";
            cx.report(problem.help(help), &sets.span);
        }
        seen.push((about, word, cx.file.line(&sets.span)));
    }
    built
}

fn phase(table: &Table, root: &Table, cx: &mut Check<'_>) -> Phase {
    let id = table.string("id");
    Phase {
        name: table.string("name"),
        decided_by: table.ids("decided_by"),
        needs: table.tables("needs").map(|t| need(t, &id, root, cx)).collect(),
        id: PhaseId::new(id),
    }
}

fn need(table: &Table, phase: &str, root: &Table, cx: &mut Check<'_>) -> Need {
    let provision = table.string("provision");
    let (found, word) = match table.get("measure") {
        Some(node) => measured(node, &provision, phase, root, cx),
        None => (Measure::None, None),
    };
    let assumed = assumed(root, "days", &[&provision, phase]).is_some();
    if table.get("days").is_none() && !assumed && !provision.is_empty() {
        let what = format!("a need of phase {} does not say for how many days", quoted(phase));
        let problem = Problem::error("missing-key", what)
            .expected("expected `days` in it: a whole number from 1")
            .help("where the text gives no number, an assumption that sets `days` can fill it in");
        cx.report(problem, &table.header);
    }
    Need {
        provision: ProvisionId::new(provision),
        days: table.whole("days").unwrap_or(1).max(1),
        consecutive: table.flag("consecutive"),
        measure: found,
        measure_word: word,
        reset: table.text("reset").and_then(|w| Reset::from_word(w).ok()).unwrap_or(Reset::OnBreach),
    }
}

/// Reads a need's measure: one that says itself what it means, or a word that an assumption explains.
fn measured(
    node: &Node,
    provision: &str,
    phase: &str,
    root: &Table,
    cx: &mut Check<'_>,
) -> (Measure, Option<String>) {
    let Some(text) = node.text() else { return (Measure::None, None) };
    if let Some(found) = measure(text) {
        return (found, None);
    }
    let comparisons = comparison::ids(root);
    if comparisons.contains(&text) {
        return (Measure::Reduced(ComparisonId::from(text)), None);
    }
    let explained = assumed(root, "measure", &[provision, phase]).is_some();
    if !explained && !text.trim().is_empty() {
        let mut problem = Problem::error(
            "open-measure",
            format!("the measure {} is not explained", quoted(text)),
        )
        .expected(
            "expected `none`, `no-grave`, `at-most-N`, a comparison, or an assumption that explains it",
        );
        let known = ["none", "no-grave", "at-most-3"].into_iter().chain(comparisons);
        problem = match nearest(text, known) {
            Some("at-most-3") => problem.help("did you mean `at-most-` and a whole number, as in `at-most-3`?"),
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help(format!(
                "add `[[assumption]]` with `about = \"{provision}\"`, `sets = \"measure\"` and the value you take it to mean"
            )),
        };
        cx.report(problem, &node.span);
    }
    (Measure::None, Some(text.to_owned()))
}

/// Returns the assumption that sets `what` about one of these.
fn assumed<'t>(root: &'t Table, what: &str, about: &[&str]) -> Option<&'t Table> {
    root.tables("assumption")
        .find(|t| t.text("sets") == Some(what) && t.text("about").is_some_and(|a| about.contains(&a)))
}

fn assumption(table: &Table, root: &Table, cx: &mut Check<'_>) -> Assumption {
    let id = table.string("id");
    let sets = table.text("sets").and_then(|word| AssumptionSets::from_word(word).ok());
    if let Some(sets) = sets {
        for node in table.get("value").into_iter().chain(table.items("alternatives")) {
            parses(node, sets, &id, root, cx);
        }
        finds_its_target(table, sets, &id, root, cx);
    }
    Assumption {
        about: table.string("about"),
        sets,
        value: table.get("value").map(|node| written(node, cx)).unwrap_or_default(),
        alternatives: table.items("alternatives").iter().map(|node| written(node, cx)).collect(),
        why: table.string("why"),
        id: AssumptionId::new(id),
    }
}

/// Returns a value as it was written; a number as its digits.
fn written(node: &Node, cx: &Check<'_>) -> String {
    let raw = || cx.file.text.get(node.span.clone()).unwrap_or_default();
    node.text().unwrap_or_else(raw).to_owned()
}

fn parses(node: &Node, sets: AssumptionSets, id: &str, root: &Table, cx: &mut Check<'_>) {
    let text = written(node, cx);
    let comparisons = comparison::ids(root);
    if text.trim().is_empty() || Setting::parse(sets, &text, &comparisons).is_some() {
        return;
    }
    let what = format!("assumption {} sets `{sets}`, and {} is no value for it", quoted(id), quoted(&text));
    let mut problem =
        Problem::error("value-does-not-fit", what).expected(format!("expected {}", Setting::expected(sets)));
    let near = nearest(&text, comparisons.into_iter()).filter(|_| sets == AssumptionSets::Measure);
    if let Some(near) = near {
        problem = problem.help(format!("did you mean `{near}`?"));
    }
    cx.report(problem, &node.span);
}

/// Reports an assumption that sets something where there is nothing to set, or where the terms say otherwise.
fn finds_its_target(table: &Table, sets: AssumptionSets, id: &str, root: &Table, cx: &mut Check<'_>) {
    let (Some(about), Some(node)) = (table.text("about"), table.get("sets")) else { return };
    let provision = root.tables("provision").find(|t| t.text("id") == Some(about));
    let needs = root.tables("phase").flat_map(|phase| {
        let whole = phase.text("id") == Some(about);
        phase.tables("needs").filter(move |need| whole || need.text("provision") == Some(about))
    });
    let needs: Vec<&Table> = needs.collect();
    let open_word = |need: &&&Table| need.text("measure").is_some_and(|text| measure(text).is_none());
    let counts = provision.and_then(|p| p.get("counts")).and_then(Node::table);
    let known = cx.names.knows(super::agreement_shapes::ABOUT, about);
    let comparison = root.tables("comparison").find(|t| t.text("id") == Some(about));
    let missing = match sets {
        AssumptionSets::Measure if needs.iter().all(|n| !open_word(&n)) => {
            "no need of it has a measure that is open"
        }
        AssumptionSets::Days if needs.is_empty() => "no phase needs it for a number of days",
        AssumptionSets::AtLeast if counts.is_none() => "it is not a provision that counts something",
        AssumptionSets::ToleratedPerDay if provision.is_none() => "it is not a provision",
        _ if sets.is_of_comparison() && comparison.is_none() => "it is not a comparison",
        _ => "",
    };
    if !missing.is_empty() && known {
        let what = format!("assumption {} sets `{sets}` about {}, which has none", quoted(id), quoted(about));
        let problem = Problem::error("sets-nothing", what).expected(missing.to_owned());
        return cx.report(problem, &node.span);
    }
    let stated = match sets {
        AssumptionSets::Measure => None,
        AssumptionSets::Days => needs.iter().find_map(|need| need.get("days")),
        AssumptionSets::AtLeast => counts.and_then(|t| t.get("at_least")),
        AssumptionSets::ToleratedPerDay => provision.and_then(|t| t.get("tolerated_per_day")),
        _ => comparison.and_then(|t| t.get(sets.as_str())),
    };
    if let (Some(stated), Some(value)) = (stated, table.get("value")) {
        contradicts(stated, value, sets, id, cx);
    }
}

fn contradicts(stated: &Node, value: &Node, sets: AssumptionSets, id: &str, cx: &mut Check<'_>) {
    let number = |node: &Node| {
        let text = written(node, cx);
        Setting::parse(sets, &text, &[]).and(text.trim().parse::<f64>().ok())
    };
    let (Some(number), Some(assumed)) = (number(stated), number(value)) else { return };
    if number != assumed {
        let what =
            format!("assumption {} sets `{sets}` to {assumed}, and the terms say {number}", quoted(id));
        let problem = Problem::error("assumption-contradicts", what)
            .expected(format!("line {} says {number}", cx.file.line(&stated.span)))
            .help(format!("take `{sets}` away there, or say the same in both"));
        cx.report(problem, &value.span);
    }
}
