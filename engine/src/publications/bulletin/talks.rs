//! The talks board: issue by side, the last position with its date. Nothing is counted and no side stands above another.

use maud::{Markup, html};

use super::page::address;
use crate::publications::view::{DealView, IssueView, MeetingView, SaidView, StandView, TalksView, View};

/// The explanation that stands above a board.
pub(super) const HINT: &str = "What the sides themselves said, issue by issue, in the words of the keepers of this case. An \
    issue is open as long as the last word of some side asks, doubts, opposes, accuses or denies; that no last word does \
    is not the same as settled.";

pub(super) fn section(view: &View) -> Markup {
    let Some(talks) = &view.talks else { return html! {} };
    html! {
        section #talks {
            h2 { "At the table" }
            p { strong { (talks.there_text) } }
            p.hint { (HINT) }
            ul { @for deal in &talks.deal { li dir="auto" { (deal_line(deal)) " " (source(deal.said.as_ref())) } } }
            @for issue in &talks.issues { (card(issue)) }
            h3 { "Who met" }
            (meetings(talks))
        }
    }
}

/// Returns a side's last word on the deal as a line.
pub(super) fn deal_line(deal: &DealView) -> String {
    let when = deal.said.as_ref().map_or_else(String::new, |said| format!(" ({}, {})", said.id, said.when));
    let aside = if deal.must_agree { "" } else { ", not at the table" };
    format!("{}{aside}: {}{when}.", deal.side_name, deal.word_text)
}

fn card(issue: &IssueView) -> Markup {
    html! {
        article.ledger {
            h3 dir="auto" { (issue.title) " " span.clause { (issue.state_text) } }
            @if let Some(asks) = &issue.asks { p.hint dir="auto" { (asks) } }
            @if !issue.sides.is_empty() {
                div.scroll {
                    table.counts {
                        thead { tr { th.unit { "Side" } th { "Position" } th { "Last said" } } }
                        tbody { @for stand in &issue.sides { (row(stand)) } }
                    }
                }
            }
        }
    }
}

fn row(stand: &StandView) -> Markup {
    html! {
        tr {
            td.unit { strong { bdi { (stand.side_name) } } @if stand.keeps_open { " " span.clause { "open" } } }
            td dir="auto" { (position(stand)) }
            td dir="auto" {
                @for said in &stand.last { div { (said_line(said)) " " (source(Some(said))) } }
            }
        }
    }
}

/// Returns a side's position; where nobody summed one up, that its own words stand for it.
pub(super) fn position(stand: &StandView) -> String {
    match &stand.position {
        Some(says) if stand.spoken_since => {
            format!("{says} ({}; it has spoken since)", stand.rests_on.join(", "))
        }
        Some(says) => format!("{says} ({})", stand.rests_on.join(", ")),
        None => "as last said".to_owned(),
    }
}

/// Returns a statement as a line: when, who, how, what.
pub(super) fn said_line(said: &SaidView) -> String {
    let speaker = said.speaker.as_deref().unwrap_or("speaker not known");
    let dated = said.dated.as_ref().map_or_else(String::new, |how| format!(" (date: {how})"));
    format!("{}{dated}, {speaker}, {}: {}", said.when, said.stance, super::sentence(&said.says))
}

fn source(said: Option<&SaidView>) -> Markup {
    address(said.and_then(|said| said.address.as_deref()))
}

fn meetings(talks: &TalksView) -> Markup {
    html! {
        @if talks.meetings.is_empty() { p { "No meeting is known." } }
        ul {
            @for meeting in &talks.meetings {
                li dir="auto" {
                    (meeting_line(meeting))
                    @for at in &meeting.addresses { " " (address(Some(at))) }
                }
            }
        }
    }
}

/// Returns a meeting as a line.
pub(super) fn meeting_line(meeting: &MeetingView) -> String {
    let place = meeting.place.as_ref().map_or_else(String::new, |place| format!(", {place}"));
    let topic = meeting.topic.as_ref().map_or_else(String::new, |topic| format!(", on {topic}"));
    let outcome = meeting.outcome.as_ref().map_or_else(String::new, |outcome| format!(": {outcome}"));
    let line =
        format!("{}{place}, {}: {}{topic}{outcome}", meeting.when, meeting.status, meeting.who.join("; "));
    super::sentence(&line)
}
