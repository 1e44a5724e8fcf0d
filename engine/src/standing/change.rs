//! What would change a standing: said from the findings it rests on, never a guess at what will happen.

use crate::findings::{Finding, Reading, Rule, Strength};

use super::{StandingReason, StandingRow};

/// Returns sentences on what would change a row.
pub fn would_change(row: &StandingRow, findings: &[Finding], reading: &Reading) -> Vec<String> {
    let own: Vec<&Finding> = row.findings.iter().map(|&n| &findings[n]).collect();
    let mut changes = match row.reason {
        StandingReason::BreachShown => vec![removal(&own, reading)],
        StandingReason::BreachMayBeThisDay => {
            vec!["breached, if a source dated it to the hour and inside this day".to_owned()]
        }
        StandingReason::BreachMayBeHere => {
            vec!["breached, if a source placed it inside the area for certain".to_owned()]
        }
        StandingReason::NotShownEnough => vec![missing(&own, reading)],
        StandingReason::TallyClaims => {
            vec!["undetermined, under a reading that asks for more than a claim".to_owned()]
        }
        StandingReason::NobodyLooked | StandingReason::QuietNotSeen if row.would_change.is_empty() => {
            vec![
                "kept or breached, if a source stated how much of the area it could see, or reported from it"
                    .to_owned(),
            ]
        }
        StandingReason::KeptMonitorsOut | StandingReason::MonitorsKeptOut => {
            vec!["kept or breached, if monitors had access".to_owned()]
        }
        StandingReason::NoToleranceStated => {
            vec![
                "kept, if the terms or an assumption stated what rate they tolerate, and enough was seen"
                    .to_owned(),
            ]
        }
        _ => Vec::new(),
    };
    changes.extend(own.iter().filter_map(|finding| by_rule(finding.rule)).map(str::to_owned));
    changes.sort();
    changes.dedup();
    changes
}

fn removal(findings: &[&Finding], reading: &Reading) -> String {
    if findings.iter().any(|f| f.strength == Strength::Verified) {
        return "if the check were withdrawn or another with a mandate found otherwise".to_owned();
    }
    let groups = findings.iter().map(|f| f.named_by.len()).max().unwrap_or(0);
    format!(
        "undetermined, if fewer than {} of the {groups} independent groups that name the party stood by it, for each of \
         the {} findings",
        if reading.strength == Strength::Claimed { 1 } else { 2 },
        findings.len()
    )
}

fn missing(findings: &[&Finding], reading: &Reading) -> String {
    let groups = findings.iter().map(|f| f.named_by.len()).max().unwrap_or(0);
    match reading.strength {
        Strength::Verified => {
            "breached, if a body with a mandate found so or the doer admitted it".to_owned()
        }
        _ => format!("breached, if one more independent group named the party (now {groups})"),
    }
}

fn by_rule(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::DoerNotNamed | Rule::DoerNotKnown => "if sources named who did it",
        Rule::SeveralSidesNamed => "if sources said which side began",
        Rule::DoersDiffer => "if independent sources agreed on who did it",
        Rule::ExceptionClaimed => "if it were shown or refuted that the exception applied",
        Rule::ExclusionNotShown => {
            "if the excluded group were shown to be there, at that place and time, or shown not to be"
        }
        Rule::PlaceUnknown => "if a source placed it",
        Rule::TimeUnknown => "if a source dated it",
        Rule::CheckedPending => "when the check that goes on is closed",
        Rule::CheckedDisputed => "if those who checked agreed",
        _ => return None,
    })
}
