//! An assessment as lines of text that people can read and tests can compare.

use std::collections::BTreeMap;

use engine::standing::{Assessment, DayState, StandingRow, SumCheck};

/// Returns every answer of an assessment, a line each, in a fixed order.
pub fn lines(assessment: &Assessment) -> Vec<String> {
    let mut all = gates(assessment);
    all.extend(standing(assessment));
    all.extend(findings(assessment));
    all.extend(incidents(assessment));
    all.extend(ledgers(assessment));
    all.extend(assessment.left_out.iter().map(|left| format!("left-out {}: {}", left.report, left.why)));
    all.extend(
        (!assessment.unreviewed.is_empty()).then(|| format!("unreviewed {}", assessment.unreviewed.len())),
    );
    all.extend(
        assessment.problems.iter().map(|problem| format!("problem {}: {}", problem.code, problem.message)),
    );
    all
}

fn gates(assessment: &Assessment) -> Vec<String> {
    let mut all = Vec::new();
    for gate in &assessment.gates {
        let robust = if gate.robust { "robust" } else { "not robust" };
        all.push(format!("gate {} {} ({robust})", gate.phase, gate.answer));
        for horizon in &gate.horizons {
            all.push(format!("gate {} up to {}: {}", gate.phase, horizon.at, horizon.answer));
        }
        for need in &gate.needs {
            let clock: Vec<String> = need.clock.iter().map(|day| letter(day.state)).collect();
            all.push(format!(
                "need {} {} [{}] run {}",
                need.provision,
                need.state,
                clock.concat(),
                need.best_run
            ));
        }
        for blocker in &gate.blockers {
            let on = blocker.provision.as_ref().map_or("time".to_owned(), ToString::to_string);
            let incidents: Vec<&str> = blocker.incidents.iter().map(|id| id.as_str()).collect();
            all.push(format!("blocker {on} {} [{}]", blocker.kind, incidents.join(" ")));
        }
        if let Some(answer) = gate.answer_by_decision {
            all.push(format!("gate {} if only decisions set the clock back: {answer}", gate.phase));
        }
        let mut turned: Vec<String> = gate
            .turned_by
            .iter()
            .map(|v| format!("turned {}: {}{} -> {}", gate.phase, v.reading, varied(&v.varied), v.answer))
            .collect();
        turned.sort();
        all.extend(turned);
    }
    all
}

fn varied(what: &str) -> String {
    if what.is_empty() { String::new() } else { format!("; {what}") }
}

fn letter(state: DayState) -> String {
    match state {
        DayState::Met => "m",
        DayState::Broken => "b",
        DayState::MayBeBroken => "~",
        DayState::Unknown => "?",
    }
    .to_owned()
}

fn standing(assessment: &Assessment) -> Vec<String> {
    assessment.standing.iter().map(row).collect()
}

fn row(row: &StandingRow) -> String {
    format!(
        "standing {} {} {} day {}: {} ({})",
        row.provision, row.party, row.area, row.day, row.standing, row.reason
    )
}

fn findings(assessment: &Assessment) -> Vec<String> {
    let line = |f: &engine::findings::Finding| {
        let party = f.party.as_ref().map_or("nobody".to_owned(), ToString::to_string);
        let incident = &assessment.incidents[f.incident].id;
        let by: Vec<&str> = f.named_by.iter().map(|g| g.as_str()).collect();
        format!(
            "finding {incident} {} {} {party}: {} ({}) {} [{}] {}",
            f.provision,
            f.area,
            f.class,
            f.rule,
            f.strength,
            by.join(", "),
            f.permission
        )
    };
    assessment.findings.iter().map(line).collect()
}

fn incidents(assessment: &Assessment) -> Vec<String> {
    let line = |incident: &engine::incidents::Incident| {
        let accounts: Vec<&str> = incident.accounts.iter().map(|a| a.id.as_str()).collect();
        format!(
            "incident {} {} from {} ({} groups)",
            incident.id,
            incident.act,
            accounts.join(" "),
            incident.groups().len()
        )
    };
    assessment.incidents.iter().map(line).collect()
}

fn ledgers(assessment: &Assessment) -> Vec<String> {
    let mut all = Vec::new();
    for ledger in &assessment.ledgers {
        for entry in &ledger.entries {
            let sum = match entry.sum {
                SumCheck::ComesTo(sum) => format!("; parts come to {sum}"),
                _ => String::new(),
            };
            all.push(format!(
                "ledger {} {} {}: {}{sum}",
                ledger.source, ledger.unit, entry.report, entry.count
            ));
        }
    }
    all
}

/// Returns how many findings there are of each class under a provision.
pub fn classes(assessment: &Assessment, provision: &str) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in assessment.findings.iter().filter(|f| f.provision.as_str() == provision) {
        *counts.entry(finding.class.as_str()).or_insert(0) += 1;
    }
    counts
}
