//! `truce assess`: the answer first, then what blocks it, then the calendar, then what to bear in mind.

use engine::model::{PartyId, ProvisionId, Severity};
use engine::publications::{json, words};
use engine::standing::{Answer, Assessment};
use engine::terms::{Role, Terms};

use crate::args::AssessArgs;
use crate::case::Ready;
use crate::commands::table;
use crate::config::{listed, question};
use crate::console::{Console, Tone, neutral_json};
use crate::error::{Failure, InputError, did_you_mean};
use crate::problems::plural;
use crate::text::calendar::Shown;
use crate::text::{calendar, days, gates};

/// How many oddities of the reports are told.
const ODD_SHOWN: usize = 5;

/// Assesses the case.
pub fn run(args: &AssessArgs, console: &mut Console) -> Result<(), Failure> {
    let case = Ready::open(&args.case, console)?;
    let question = question(&args.reading, &case.terms)?;
    let shown = shown(args, &case.terms)?;
    if let Some(events) = &args.events {
        return table::run(events, &case, &question, &shown, args.json, console);
    }
    let assessment = case.assess(&question);
    if args.json {
        let view = case.view(&assessment);
        console.machine(&neutral_json(&json::assess(&view)))?;
    } else {
        write(console, &case, &assessment, &shown)?;
    }
    let all_met = assessment.gates.iter().all(|gate| gate.answer == Answer::Met);
    if args.exit_code && !all_met { Err(Failure::No) } else { Ok(()) }
}

fn write(console: &mut Console, case: &Ready, assessment: &Assessment, shown: &Shown) -> Result<(), Failure> {
    write_title(console, &case.terms, assessment)?;
    console.line("")?;
    gates::write(console, &case.terms, assessment)?;
    calendar::write(console, &case.terms, assessment, shown)?;
    console.line("")?;
    write_notes(console, case, assessment)
}

/// Writes what was assessed, and under which reading.
pub fn write_title(console: &mut Console, terms: &Terms, assessment: &Assessment) -> Result<(), Failure> {
    console.pieces(&[(Tone::Strong, &terms.agreement.title)])?;
    console.paragraph("", &days::span(assessment, &terms.agreement))?;
    let zone = terms.agreement.zone.clone();
    let known = match assessment.as_known_on {
        None => String::new(),
        Some(at) => format!(" As known on {}.", at.to_zoned(zone).strftime("%-d %B %Y %H:%M")),
    };
    let reports = plural(assessment.used.len(), "report");
    let incidents = plural(assessment.incidents.len(), "incident");
    let reading = words::reading(terms, &assessment.reading);
    console.paragraph("", &format!("{reports}, {incidents}. Reading: {reading}.{known}"))
}

fn write_notes(console: &mut Console, case: &Ready, assessment: &Assessment) -> Result<(), Failure> {
    let unreviewed = assessment.unreviewed.iter().map(|at| case.reports[*at].id.as_str());
    if let Some(waiting) = words::waiting_named(&unreviewed.collect::<Vec<_>>()) {
        console.paragraph("", &waiting)?;
    }
    for (why, count) in reasons(assessment) {
        console.paragraph("", &format!("{} left out: {why}", plural(count, "report")))?;
    }
    let odd: Vec<_> = assessment.problems.iter().filter(|p| p.severity == Severity::Warning).collect();
    if !odd.is_empty() {
        console.line(&format!("Odd about the reports, kept as they are ({}):", odd.len()))?;
    }
    for problem in odd.iter().take(ODD_SHOWN) {
        console.paragraph("  - ", &problem.message)?;
    }
    if odd.len() > ODD_SHOWN {
        console.line(&format!("  - and {} more: `--json` lists them", odd.len() - ODD_SHOWN))?;
    }
    console.line(&format!("Rules {}", short(&assessment.rules_hash)))?;
    let name = &case.folder.name;
    console.line(&format!("Why: truce explain {name} {}", example(assessment)))
}

fn reasons(assessment: &Assessment) -> Vec<(String, usize)> {
    let mut reasons: Vec<(String, usize)> = Vec::new();
    for left in &assessment.left_out {
        match reasons.iter_mut().find(|(why, _)| *why == left.why) {
            Some((_, count)) => *count += 1,
            None => reasons.push((left.why.clone(), 1)),
        }
    }
    reasons
}

/// Returns the beginning of a hash, enough to tell two apart by eye.
pub fn short(hash: &str) -> &str {
    hash.get(..16).unwrap_or(hash)
}

fn example(assessment: &Assessment) -> String {
    let gate = assessment.gates.first().map(|gate| gate.phase.to_string());
    let row =
        || assessment.standing.first().map(|row| format!("{} {} {}", row.provision, row.party, row.day));
    gate.or_else(row).unwrap_or_else(|| "PHASE".to_owned())
}

fn shown(args: &AssessArgs, terms: &Terms) -> Result<Shown, Failure> {
    let provision = args.provision.as_deref().map(|id| provision(id, terms)).transpose()?;
    let party = args.party.as_deref().map(|id| party(id, terms)).transpose()?;
    Ok(Shown { provision, party })
}

fn provision(id: &str, terms: &Terms) -> Result<ProvisionId, Failure> {
    let all: Vec<&str> = terms.agreement.provisions.iter().map(|p| p.id.as_str()).collect();
    known("provision", "provisions", id, &all).map(ProvisionId::from)
}

fn party(id: &str, terms: &Terms) -> Result<PartyId, Failure> {
    let parties = terms.agreement.groups.iter().filter(|group| group.role == Role::Party);
    let all: Vec<&str> = parties.map(|group| group.id.as_str()).collect();
    known("party", "parties", id, &all).map(PartyId::from)
}

/// Returns the name if it is one of those that the case has.
///
/// # Errors
/// [`InputError::NoSuch`] with the nearest name and all of them.
pub fn known<'a>(what: &'static str, all_of: &str, name: &'a str, all: &[&str]) -> Result<&'a str, Failure> {
    if all.contains(&name) {
        return Ok(name);
    }
    let error = InputError::NoSuch { what, name: name.to_owned() };
    let near = did_you_mean(name, all.iter().copied());
    Err(Failure::from(error).maybe_hint(near).hint(listed(all_of, all)))
}
