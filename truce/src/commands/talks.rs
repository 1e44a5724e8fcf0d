//! `truce talks`: where the talks stand, issue by side, as known on a date.

use engine::publications::json;
use engine::publications::view::{IssueView, MeetingView, SaidView, StandView, TalksView};
use engine::standing::Question;
use engine::talks::board;

use crate::args::TalksArgs;
use crate::case::Ready;
use crate::config::known_on;
use crate::console::{Console, Tone, neutral_json};
use crate::error::{Failure, InputError};
use crate::problems::plural;

use super::assess::known;

/// Shows the talks board.
pub fn run(args: &TalksArgs, console: &mut Console) -> Result<(), Failure> {
    let case = Ready::open(&args.case, console)?;
    let Question { as_known_on, .. } = known_on(args.as_known_on.as_deref(), &case.terms)?;
    let Some(talks) = &case.talks else {
        let error = InputError::Value(format!("`{}` holds no talks that can be read", case.folder.name));
        let hint = "talks stand in `talks.toml`; `truce check` says what is wrong with it, docs/case-folder.md what belongs there";
        return Err(Failure::from(error).hint(hint));
    };
    let zone = &case.terms.agreement.zone;
    let mut view = TalksView::of(&board(talks, zone, as_known_on));
    if let Some(issue) = &args.issue {
        let all: Vec<&str> = talks.issues.iter().map(|issue| issue.id.as_str()).collect();
        known("issue", "issues", issue, &all)?;
        view.issues.retain(|row| row.id == *issue);
    }
    if args.json {
        return console.machine(&neutral_json(&json::text(&view)));
    }
    let known = as_known_on.map(|at| at.to_zoned(zone.clone()).strftime("%-d %B %Y %H:%M").to_string());
    write(console, &view, known.as_deref(), args.issue.is_some())
}

fn write(console: &mut Console, view: &TalksView, known: Option<&str>, one: bool) -> Result<(), Failure> {
    console.pieces(&[(Tone::Strong, &view.title)])?;
    let later = match view.later {
        0 => String::new(),
        more => format!(" {} came later.", plural(more, "statement")),
    };
    let known =
        known.map_or("With all that the case holds.".to_owned(), |at| format!("As known on {at}.{later}"));
    console.paragraph("", &known)?;
    console.line("")?;
    console.paragraph("", view.there_text)?;
    for deal in &view.deal {
        let when =
            deal.said.as_ref().map_or_else(String::new, |said| format!(" ({}, {})", said.id, said.when));
        let aside = if deal.must_agree { "" } else { " (not at the table)" };
        console.paragraph("  - ", &format!("{}{aside} {}{when}", deal.side_name, deal.word_text))?;
    }
    for issue in &view.issues {
        write_issue(console, issue, one)?;
    }
    if one { Ok(()) } else { write_meetings(console, &view.meetings) }
}

fn write_issue(console: &mut Console, issue: &IssueView, one: bool) -> Result<(), Failure> {
    console.line("")?;
    console.pieces(&[(Tone::Strong, &issue.title), (Tone::Plain, &format!(": {}", issue.state_text))])?;
    for stand in &issue.sides {
        write_stand(console, stand, one)?;
    }
    Ok(())
}

fn write_stand(console: &mut Console, stand: &StandView, one: bool) -> Result<(), Failure> {
    let open = if stand.keeps_open { " [open]" } else { "" };
    let position = stand.position.as_deref().map_or_else(String::new, |says| format!(" {says}."));
    console.paragraph("  ", &format!("{}{open}:{position}", stand.side_name))?;
    let earlier = stand.earlier.iter().filter(|_| one);
    for said in earlier.chain(&stand.last) {
        console.paragraph("    - ", &said_line(said))?;
        if let Some(address) = said.address.as_ref().filter(|_| one) {
            console.line(&format!("      {address}"))?;
        }
    }
    Ok(())
}

fn said_line(said: &SaidView) -> String {
    let speaker = said.speaker.as_deref().unwrap_or("speaker not known");
    format!("{} {}, {speaker}, {}: {}", said.id, said.when, said.stance, said.says)
}

fn write_meetings(console: &mut Console, meetings: &[MeetingView]) -> Result<(), Failure> {
    console.line("")?;
    console.line("Who met:")?;
    for meeting in meetings {
        let place = meeting.place.as_ref().map_or_else(String::new, |place| format!(", {place}"));
        let outcome = meeting.outcome.as_ref().map_or_else(String::new, |text| format!(": {text}"));
        let who = meeting.who.join("; ");
        console.paragraph("  - ", &format!("{}{place}, {}: {who}{outcome}", meeting.when, meeting.status))?;
    }
    if meetings.is_empty() { console.line("  nobody, as far as is known") } else { Ok(()) }
}
