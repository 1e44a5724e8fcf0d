//! `truce explain`: one answer taken apart, down to the reports and their addresses.

use engine::publications::{Showing, ViewIndex, explain, json};
use engine::terms::{Provision, Terms};

use crate::args::ExplainArgs;
use crate::case::Ready;
use crate::config::question;
use crate::console::{Console, neutral_json};
use crate::error::{Failure, InputError};
use crate::text::days;

use super::assess::known;

/// What is asked about, with names that the case has.
enum Asked<'a> {
    Gate(&'a str),
    Standing(explain::Asked<'a>),
}

/// Explains an answer.
pub fn run(args: &ExplainArgs, console: &mut Console) -> Result<(), Failure> {
    let case = Ready::open(&args.case, console)?;
    let question = question(&args.reading, &case.terms)?;
    let asked = asked(&args.what, &case.terms)?;
    let assessment = case.assess(&question);
    let index = ViewIndex::of(&case.terms, &case.reports, &assessment);
    let showing = Showing::new(&case.terms, &case.reports, &assessment, &index);
    let span = days::span(&assessment, &case.terms.agreement);
    let missing =
        |error: explain::ExplainError| Failure::from(InputError::Value(error.to_string())).hint(span.clone());
    let (as_json, as_text) = match asked {
        Asked::Gate(phase) => {
            let why = explain::gate(&showing, phase).map_err(missing)?;
            (json::text(&why), why.to_string())
        }
        Asked::Standing(asked) => {
            let why = explain::standing(&showing, asked).map_err(missing)?;
            (json::text(&why), why.to_string())
        }
    };
    if args.json { console.machine(&neutral_json(&as_json)) } else { write(console, &as_text) }
}

/// Writes text whose lines stand at their depth, wrapped at that depth.
fn write(console: &mut Console, text: &str) -> Result<(), Failure> {
    for line in text.lines() {
        let depth = line.len() - line.trim_start_matches(' ').len();
        console.paragraph(&" ".repeat(depth), line.trim_start_matches(' '))?;
    }
    Ok(())
}

fn asked<'a>(what: &'a [String], terms: &Terms) -> Result<Asked<'a>, Failure> {
    match what {
        [phase] => gate(phase, terms).map(Asked::Gate),
        [provision, party, day] => standing(terms, provision, party, None, day).map(Asked::Standing),
        [provision, party, area, day] => {
            standing(terms, provision, party, Some(area), day).map(Asked::Standing)
        }
        _ => {
            let error = InputError::Value(format!("`{}` names neither a phase nor a day", what.join(" ")));
            Err(Failure::from(error).hint("give a phase, or PROVISION PARTY [AREA] DAY"))
        }
    }
}

fn gate<'a>(phase: &'a str, terms: &Terms) -> Result<&'a str, Failure> {
    let all: Vec<&str> = terms.agreement.phases.iter().map(|phase| phase.id.as_str()).collect();
    let found = known("phase", "phases", phase, &all);
    let is_provision = terms.agreement.provisions.iter().any(|provision| provision.id.as_str() == phase);
    match is_provision {
        true => found.map_err(|failure| failure.hint(format!("for a provision: `{phase} PARTY DAY`"))),
        false => found,
    }
}

fn standing<'a>(
    terms: &Terms,
    provision: &'a str,
    party: &'a str,
    area: Option<&'a String>,
    day: &'a str,
) -> Result<explain::Asked<'a>, Failure> {
    let all: Vec<&str> = terms.agreement.provisions.iter().map(|p| p.id.as_str()).collect();
    let provision = known("provision", "provisions", provision, &all)?;
    let found = terms.agreement.provisions.iter().find(|p| p.id.as_str() == provision);
    let found = found.expect("the name is one of the provisions' own");
    let parties: Vec<&str> = found.binds.iter().map(|party| party.as_str()).collect();
    let party = known("party bound by this provision", "parties it binds", party, &parties)?;
    let area = area.map(String::as_str);
    check_area(found, area)?;
    Ok(explain::Asked { provision, party, area, day })
}

fn check_area(provision: &Provision, area: Option<&str>) -> Result<(), Failure> {
    let areas: Vec<&str> = provision.areas.iter().map(|area| area.as_str()).collect();
    match area {
        Some(area) => known("area of this provision", "areas it speaks of", area, &areas).map(|_| ()),
        None if areas.len() < 2 => Ok(()),
        None => {
            let what = format!("`{}` speaks of {} areas: name one before the day", provision.id, areas.len());
            let hint = format!("the areas are {}", areas.join(", "));
            Err(Failure::from(InputError::Value(what)).hint(hint))
        }
    }
}
